#!/bin/sh
# docx-revisions 0.1.5 (with python-docx 1.2.0, lxml 6.1.3): a paragraph that Word tracked as moved.
#
# Expected: after accept_all, "Accept every tracked change in the document", the paragraph stands at its new place alone.
# Seen: it stands at both places, in moveFrom and in moveTo, and track_changes says that no change is left. A deletion within
# a link is kept in the same way, as text.
#
# Exits with 1 where the move or the deletion is resolved, or is listed as left.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check \
  docx-revisions==0.1.5 python-docx==1.2.0 lxml==6.1.3
"$folder/env/bin/python" - "$folder/moved.docx" <<'PYTHON'
import sys

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx_revisions import RevisionDocument

path = sys.argv[1]
by = 'w:author="Counsel" w:date="2026-03-02T10:00:00Z"'
moved = "<w:r><w:t>Dogs are leashed.</w:t></w:r>"


def side(word, first):
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:rPr><w:{word} w:id="{first}" {by}/></w:rPr></w:pPr>'
        f'<w:{word}RangeStart w:id="{first + 1}" w:name="move1" {by}/>'
        f'<w:{word} w:id="{first + 2}" {by}>{moved}</w:{word}><w:{word}RangeEnd w:id="{first + 1}"/></w:p>'
    )


link = (
    f'<w:p {nsdecls("w")}><w:hyperlink w:anchor="section_4"><w:r><w:t>Section 4</w:t></w:r>'
    f'<w:del w:id="20" {by}><w:r><w:delText xml:space="preserve"> or 5</w:delText></w:r></w:del></w:hyperlink></w:p>'
)
document = docx.Document()
for paragraph in (side("moveFrom", 1), f'<w:p {nsdecls("w")}><w:r><w:t>Cats roam.</w:t></w:r></w:p>', side("moveTo", 11), link):
    document.element.body.insert(len(document.element.body) - 1, parse_xml(paragraph))
document.save(path)

revised = RevisionDocument(path)
revised.accept_all()
body = revised.document.element.body
texts = ["".join(word.text for word in p.iter(qn("w:t"), qn("w:delText"))) for p in body.iter(qn("w:p"))]
print(f"after accept_all: {texts}; changes left, as it says: {len(revised.track_changes)}")
twice = texts.count("Dogs are leashed.") == 2 and "Section 4 or 5" in texts
sys.exit(0 if twice and not revised.track_changes else 1)
PYTHON
