#!/bin/sh
# jubarte-redlines 0.14.0 (with python-docx 1.2.0 to make the two files): a limit whose sign alone changed.
#
# Expected: a comparison of two files, one with w:sym F0A3 of the font Symbol (≤), the other with F0B3 (≥), marks the sign.
# Seen: the redline has no tracked change and holds the new sign, so rejecting all changes gives ≥ and not the old ≤; exit
# status 0. A sign that is a character of the text (U+2264, U+2265) is marked.
#
# Exits with 1 where the sign is marked, or the characters no longer are.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check \
  jubarte-redlines==0.14.0 python-docx==1.2.0 lxml==6.1.3
"$folder/env/bin/python" - "$folder" <<'PYTHON'
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

folder = Path(sys.argv[1])


def write(name, sign):
    document = docx.Document()
    paragraph = document.add_paragraph("Noise at night is ")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}>{sign}</w:r>'))
    paragraph.add_run(" 55 dBA.")
    document.save(folder / name)


def redline(old, new):
    write("old.docx", old)
    write("new.docx", new)
    command = [sys.executable, "-m", "jubarte_redlines", "compare", "old.docx", "new.docx", "-o", "redline.docx", "--force"]
    status = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False).returncode
    body = zipfile.ZipFile(folder / "redline.docx").read("word/document.xml").decode()
    return status, len(re.findall(r"<w:(?:ins|del) ", body)), re.findall(r'w:char="(\w+)"', body)


symbols = redline('<w:sym w:font="Symbol" w:char="F0A3"/>', '<w:sym w:font="Symbol" w:char="F0B3"/>')
characters = redline("<w:t>≤</w:t>", "<w:t>≥</w:t>")
print(f"symbols: status {symbols[0]}, {symbols[1]} tracked changes, signs in the redline {symbols[2]}")
print(f"characters: status {characters[0]}, {characters[1]} tracked changes")
sys.exit(0 if symbols == (0, 0, ["F0B3"]) and characters[1] > 0 else 1)
PYTHON
