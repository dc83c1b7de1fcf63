#!/bin/sh
# docx2python 3.7.1 and docx2txt 0.9: a no-break hyphen in the number of a section.
#
# Expected: w:noBreakHyphen, which Word writes for Ctrl+Shift+Hyphen so that a number is not broken at the end of a line, is read as
# a hyphen (ECMA-376 Part 1, 17.3.3.18), as python-docx reads it: "See § 9-5.".
# Seen: both leave it out without a word: "See § 95.", another section.
#
# Exits with 1 where either reads a hyphen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check docx2python==3.7.1 docx2txt==0.9 python-docx==1.2.0 lxml==6.1.3
"$folder/env/bin/python" - "$folder/number.docx" <<'PYTHON'
import sys

import docx
import docx2txt
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

path = sys.argv[1]
document = docx.Document()
run = document.add_paragraph("See § 9").add_run()
run._r.append(parse_xml(f"<w:noBreakHyphen {nsdecls('w')}/>"))
run._r.append(parse_xml(f"<w:t {nsdecls('w')}>5.</w:t>"))
document.save(path)

with docx2python(path) as read:
    by_docx2python = read.text.strip()
by_docx2txt = docx2txt.process(path).strip()
print(f"python-docx: {docx.Document(path).paragraphs[0].text}")
print(f"docx2python: {by_docx2python}")
print(f"docx2txt: {by_docx2txt}")
sys.exit(0 if by_docx2python == by_docx2txt == "See § 95." else 1)
PYTHON
