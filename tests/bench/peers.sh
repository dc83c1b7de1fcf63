#!/bin/sh
# Get the programs that Engross is measured beside, each into .oracles/peers, an environment of their own; what cannot
# be had is said in one line, and not measured. Always ends well. Run it as: make bench
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
peers=${ENGROSS_PEERS:-$root/.oracles/peers}
python=${1:-python3}

# docx-redline needs Python 3.12 or newer, which need not be the one that runs Engross.
newer='import sys; sys.exit(sys.version_info < (3, 12))'
for each in python3.14 python3.13 python3.12 "$HOME"/.pyenv/versions/3.1[2-9]*/bin/python3; do
    if "$each" -c "$newer" >/dev/null 2>&1; then python=$each; break; fi
done
if [ -x "$peers/bin/python" ] && "$python" -c "$newer" && ! "$peers/bin/python" -c "$newer"; then rm -rf "$peers"; fi
if [ ! -x "$peers/bin/python" ] && ! "$python" -m venv "$peers" >/dev/null 2>&1
then echo "bench: no environment for the peers could be made; none of them is measured"; exit 0
fi

# package, and the module that shows it is there
peer() {
    if "$peers/bin/python" -c "import $2" >/dev/null 2>&1; then return; fi
    if "$peers/bin/python" -m pip install --quiet "$1" >/dev/null 2>&1
    then echo "bench: $1 installed beside us"
    else echo "bench: $1 could not be installed; it is not measured"
    fi
}

peer 'python-redlines[docxodus]' python_redlines
peer docx-trackdiff docx_trackdiff
peer jubarte-redlines jubarte_redlines
peer docx-redline docx_redline
peer prosediff prosediff
peer eyecite eyecite
"$peers/bin/python" -m compileall -q "$("$peers/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" >/dev/null 2>&1
command -v soffice >/dev/null 2>&1 || echo "bench: LibreOffice is not there; it is not measured"
exit 0
