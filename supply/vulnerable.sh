#!/bin/sh
# Asks the Go vulnerability database about the code that is called. Where it can't be asked, that is said and nothing is
# proven; a vulnerability fails.
version=v1.1.4
if ! out=$(go run golang.org/x/vuln/cmd/govulncheck@$version -version 2>&1); then
	echo "govulncheck: not to be had here, NOTHING WAS CHECKED: $(echo "$out" | tail -n 1)"
	exit 0
fi
out=$(go run golang.org/x/vuln/cmd/govulncheck@$version ./... 2>&1)
status=$?
case "$status $out" in
0\ *)
	echo "govulncheck: no known vulnerability in what is called" ;;
*"fetching vulnerabilities: "*)
	echo "govulncheck: the database can't be reached, NOTHING WAS CHECKED: $(echo "$out" | grep 'fetching vulnerabilities' | tail -n 1)" ;;
*)
	echo "$out"
	exit 1 ;;
esac
