#!/bin/sh
# Installs DuckDB (MIT) by npm beside this script, where it is missing and node and npm are there. It never fails: whether a
# missing DuckDB is one is for the test to say.
set -u
cd "$(dirname "$0")" || exit 0
[ -d node_modules/@duckdb/node-api ] && exit 0
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
	echo "the test that reads the data with DuckDB wants node and npm" >&2
	exit 0
fi
echo "installing DuckDB"
if ! npm install --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel=error; then
	echo "installing DuckDB by npm failed; its test will say what that means" >&2
fi
exit 0
