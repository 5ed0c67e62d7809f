#!/bin/sh
# Installs chromium and fonts-noto-cjk by apt-get, as far as they are missing and this can be done. It never
# fails: whether a missing browser is one is for the tests to say.
set -u

browser() {
	for name in chromium chromium-browser google-chrome google-chrome-stable headless-shell chrome; do
		command -v "$name" >/dev/null 2>&1 && return 0
	done
	return 1
}

# A browser that shows boxes for 汉字 measures another page than the reader's.
font() { command -v fc-list >/dev/null 2>&1 && fc-list ':lang=zh-cn' family 2>/dev/null | grep -q .; }

missing=
browser || missing="chromium"
font || missing="$missing fonts-noto-cjk"
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
	as_root="sudo -n"
	sudo -n true >/dev/null 2>&1 || as_root=no
fi
if ! command -v apt-get >/dev/null 2>&1 || [ "$as_root" = no ]; then
	echo "the browser tests want $missing; install them by hand (this needs apt-get and root, or sudo without a password)" >&2
	exit 0
fi
echo "installing $missing"
if ! { $as_root apt-get update -q && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; }; then
	echo "installing $missing by apt-get failed; the browser tests will say what that means" >&2
fi
exit 0
