package main

import (
	"fmt"

	"nianbao/site"
)

const usage = `Nianbao turns annual reports on government information disclosure into a site.

usage:
  nianbao [build] [--content DIR] [--out DIR] [--base ADDRESS] [--store DIR] [--split region]
  nianbao serve [--addr HOST:PORT] [--content DIR] [--out DIR] [--base ADDRESS] [--store DIR] [--split region]
  nianbao parse [--text] FILE...
  nianbao check [--format FORM] [--min-severity S] [--rules ID,...] FILE|DIR...
  nianbao verify [--content DIR] [--base ADDRESS] [--split region] [--quick] ADDRESS|DIR
  nianbao version
  nianbao licences
  nianbao help [COMMAND]

commands:
  build     make the site from the content folder; the command if none is named
  serve     build, show it in the browser, build again and reload on every change
  parse     print each report as one line of JSON
  check     test reports as a careful reviewer would, and print what is found
  verify    compare a published site, byte for byte, with what the content builds now
  version   print version, Go, and revision
  licences  print what nianbao is made of, and the licences of each part

  --help     this text
  --version  the same as version

exit status: 0 fine; 1 parse or check met a file that is no annual report or can't be
read, check found an error, or verify a difference; 2 a wrong command line, or nothing
could be built or compared
`

const buildHelp = `usage: nianbao [build] [--content DIR] [--out DIR] [--base ADDRESS] [--store DIR]
                       [--split region]

Makes the site. Files that can't be read are told, and left out. A build that fails
leaves the site that was there; files that stay the same are not written again.

  --content DIR  folder with reports/ and pages/ (default content)
  --out DIR      folder for the site: missing, empty, or written by nianbao (default public)
  --base ADDRESS the site's address, https://host/repo/; without it there are no sitemap,
                 canonical links and link previews. /repo/ names the path alone (default /)
  --store DIR    folder that remembers what the next build can take over; it may be deleted
                 at any time; none for none (default .NAME.store beside the output)
  --split region a site for each province, for hosts that take no larger ones: each whole
                 in a folder of its own, DIR/henan/, and DIR/index.html leads to them
`

const serveHelp = `usage: nianbao serve [--addr HOST:PORT] [--content DIR] [--out DIR] [--base ADDRESS] [--store DIR]
                     [--split region]

Builds the site and serves it; on every change of the content it is built again, and
open pages reload. Ctrl-C ends it.

  --addr HOST:PORT  where to listen; port 0 is any that is free (default ` + site.DefaultAddr + `)
  --content DIR     folder with reports/ and pages/ (default content)
  --out DIR         folder for the site: missing, empty, or written by nianbao (default public)
  --base ADDRESS    the site's address, https://host/repo/, or its path alone (default /)
  --store DIR       folder that remembers what the next build can take over, or none
  --split region    as of build: a site for each province, and the page that leads to them
`

const parseHelp = `usage: nianbao parse [--text] FILE...

Prints one JSON object a line for each FILE, in the order given. A file that is no
annual report, or can't be read, gets {"file": "...", "error": "..."}; the exit status
is then 1. NAME.meta.yaml beside a file states what the document does not tell.

  --text            with the document's text and the sidecar's slug and answers: a site
                    from these lines is the one from the documents (docs/parsed.md)
`

const checkHelp = `usage: nianbao check [--format FORM] [--min-severity S] [--rules ID,...] FILE|DIR...
       nianbao check --list

Tests each report by itself, and where several years or organs are given, also against
each other. Prints path:line: severity: sentence [rule-id] and a summary line. What a
sidecar answers (answers: {rule-id: text}) is no longer open, and not told. In HTML, DOCX
and PDF files the line is the running number of the paragraph or table row. The exit
status is 1 where an open error is told, or a file can't be read.

  --format FORM     text (default), json (one object a line), sarif (2.1.0, for code
                    scanning), github (annotations in a workflow of GitHub Actions)
  --min-severity S  error, warning or hint (default): leave out what is milder
  --rules ID,...    these rules only; reconcile stands for all of reconcile.*
  --list            print all rules, with what they mean and how they are decided
`

const verifyHelp = `usage: nianbao verify [--content DIR] [--base ADDRESS] [--split region] [--quick] ADDRESS|DIR

Builds the site in memory, reads every file of the published one, and prints a line for
each that differs, is missing, or is published beyond. Nothing is written. The exit status
is 0 where both are the same, 1 where they are not, and 2 where that can't be told.
Files that begin with a dot and CNAME are left out: they are the host's.

  --content DIR   folder with reports/ and pages/ (default content)
  --base ADDRESS  what the site was built with; for an address that address, for a
                  folder / by default
  --split region  what was built with it: the site of each province, and the page that
                  leads to them
  --quick         read the lists of checksums alone, and trust that they tell the truth
`

const versionHelp = `usage: nianbao version

Prints the version, the version of Go it was built by, and the revision of its source.
`

const licencesHelp = `usage: nianbao licences

Prints what nianbao is made of, and the licence of each part with its text.
`

// help prints the help of a command, or of the program where none is named.
func (c *command) help(name string) error {
	text, ok := map[string]string{"": usage, "build": buildHelp, "serve": serveHelp, "parse": parseHelp, "check": checkHelp, "verify": verifyHelp, "version": versionHelp, "licences": licencesHelp, "help": usage}[name]
	if !ok {
		return &site.Hinted{Err: fmt.Errorf("unknown command %q", name), Hint: "nianbao --help lists the commands"}
	}
	return c.print(text)
}
