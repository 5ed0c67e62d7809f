package main

import (
	"fmt"

	"nianbao/site"
)

const usage = `Nianbao turns annual reports on government information disclosure into a site.

usage:
  nianbao [build] [--content DIR] [--out DIR] [--base PATH]
  nianbao serve [--addr HOST:PORT] [--content DIR] [--out DIR] [--base PATH]
  nianbao parse FILE...
  nianbao help [COMMAND]

commands:
  build     make the site from the content folder; the command if none is named
  serve     build, show it in the browser, build again and reload on every change
  parse     print each report as one line of JSON

  --help     this text
  --version  version, Go, and revision

exit status: 0 fine; 1 parse met a file that is no annual report or can't be read;
2 a wrong command line, or nothing could be built
`

const buildHelp = `usage: nianbao [build] [--content DIR] [--out DIR] [--base PATH]

Makes the site. Files that can't be read are told, and left out. A build that fails
leaves the site that was there; files that stay the same are not written again.

  --content DIR  folder with reports/ and pages/ (default content)
  --out DIR      folder for the site: missing, empty, or written by nianbao (default public)
  --base PATH    path of the site's address, such as /repo/ (default /)
`

const serveHelp = `usage: nianbao serve [--addr HOST:PORT] [--content DIR] [--out DIR] [--base PATH]

Builds the site and serves it; on every change of the content it is built again, and
open pages reload. Ctrl-C ends it.

  --addr HOST:PORT  where to listen; port 0 is any that is free (default ` + site.DefaultAddr + `)
  --content DIR     folder with reports/ and pages/ (default content)
  --out DIR         folder for the site: missing, empty, or written by nianbao (default public)
  --base PATH       path of the site's address, such as /repo/ (default /)
`

const parseHelp = `usage: nianbao parse FILE...

Prints one JSON object a line for each FILE, in the order given. A file that is no
annual report, or can't be read, gets {"file": "...", "error": "..."}; the exit status
is then 1. NAME.meta.yaml beside a file states what the document does not tell.
`

// help prints the help of a command, or of the program where none is named.
func (c *command) help(name string) error {
	text, ok := map[string]string{"": usage, "build": buildHelp, "serve": serveHelp, "parse": parseHelp, "help": usage}[name]
	if !ok {
		return &site.Hinted{Err: fmt.Errorf("unknown command %q", name), Hint: "nianbao --help lists the commands"}
	}
	return c.print(text)
}
