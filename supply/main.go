// Supply tells what the program is made of: the licences of everything that a binary of it holds, which must travel with
// it, and a bill of materials for those who keep account of what they run.
//
//	go run ./supply licences           writes supply/licences.txt, which nianbao licences prints
//	go run ./supply sbom BINARY...     prints CycloneDX JSON of what the binaries say they were built from
//
// Both are the same to the byte for the same modules: no clock and no number at random is in them.
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "supply:", err)
		os.Exit(1)
	}
}

// licencesFile is told from the root of the repository, where supply is run.
const licencesFile = "supply/licences.txt"

func run(args []string) error {
	switch {
	case len(args) == 1 && args[0] == "licences":
		text, err := licences(".")
		if err != nil {
			return err
		}
		return os.WriteFile(licencesFile, []byte(text), 0o666)
	case len(args) > 1 && args[0] == "sbom":
		bill, err := sbom(".", args[1:])
		if err != nil {
			return err
		}
		_, err = os.Stdout.Write(bill)
		return err
	}
	return errors.New("usage: go run ./supply licences | sbom BINARY …")
}
