#!/bin/sh
# Builds the release's programs twice, from the source in two folders of different names, each with a cache of its own, and
# compares them. PLATFORMS may name fewer.
set -eu
here=$(mktemp -d)
trap 'chmod -R u+w "$here"; rm -rf "$here"' EXIT
commit=$(git rev-parse HEAD)
for copy in one another/place; do
	mkdir -p "$here/$copy"
	git archive "$commit" | tar -x -C "$here/$copy"
	GOCACHE=$here/cache-${copy%/*} make -C "$here/$copy" --no-print-directory release vcs=false platforms="${PLATFORMS:-linux/amd64 windows/arm64}"
done
diff -r "$here/one/dist" "$here/another/place/dist"
echo "the same to the byte"
