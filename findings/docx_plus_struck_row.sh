#!/bin/sh
# docx-plus 0.6.2 (with python-docx 1.2.0, lxml 6.1.3): accepting a table row that is marked as deleted.
#
# Expected: accept_all_revisions takes out a row with w:del in its properties (ECMA-376 Part 1, 17.13.5.12), and
# reject_all_revisions takes out one with w:ins. The documentation names one case as not done, the mark of a paragraph.
# Seen: the marks are taken away and both rows stay. The row that was struck reads as text in force, and nothing in the file
# tells any longer that it was struck.
#
# Exits with 1 where the rows are resolved, or the marks are kept.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check docx-plus==0.6.2 python-docx==1.2.0 lxml==6.1.3
"$folder/env/bin/python" - <<'PYTHON'
import sys

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx_plus.revisions import accept_all_revisions, reject_all_revisions


def rows_after(mark, resolve):
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("Bars", "65 dBA"), ("Dwellings", "55 dBA")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    properties = table.rows[1]._tr.get_or_add_trPr()
    properties.append(
        parse_xml(f'<w:{mark} {nsdecls("w")} w:id="1" w:author="Counsel" w:date="2026-03-02T10:00:00Z"/>')
    )
    resolve(document)
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    return rows, len(list(document.element.body.iter(qn(f"w:{mark}"))))


accepted, marks_of_deletion = rows_after("del", accept_all_revisions)
rejected, marks_of_insertion = rows_after("ins", reject_all_revisions)
print(f"a deleted row, accepted: {accepted}, marks left: {marks_of_deletion}")
print(f"an inserted row, rejected: {rejected}, marks left: {marks_of_insertion}")
both_stay = len(accepted) == len(rejected) == 2
sys.exit(0 if both_stay and not marks_of_deletion and not marks_of_insertion else 1)
PYTHON
