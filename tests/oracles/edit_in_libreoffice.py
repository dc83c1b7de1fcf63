"""Edit a Word file in LibreOffice with change tracking on, and save it as .docx.

Run by a Python that has LibreOffice's ``uno``: ``edit_in_libreoffice.py IN OUT EDITS.json``. EDITS is a list:
``["replace", words, new words]``; ``["insert", words of a paragraph, text of the new paragraph behind it]``;
``["delete", words of a paragraph]``; ``["cell", words of a cell, new words]``. Words must occur once.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def main(source, target, edits):
    pipe = f"engross-{uno.generateUuid().value.hex()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={pipe};urp;",
            ]
        )
        try:
            desktop = connect(pipe)
            document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (property_("Hidden", True),))
            document.RecordChanges = True
            for edit, *words in json.loads(Path(edits).read_text(encoding="utf-8")):
                EDITS[edit](document, *words)
            document.storeToURL(Path(target).as_uri(), (property_("FilterName", "MS Word 2007 XML"),))
            document.close(True)
            desktop.terminate()
            office.wait(30)
        finally:
            office.kill()
            office.wait()


def connect(pipe):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(300):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


def property_(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def find(document, words):
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = words, True
    found = document.findAll(search)
    if found.Count != 1:
        raise SystemExit(f"{words!r} occurs {found.Count} times")
    return found.getByIndex(0)


def replace(document, words, new):
    found = find(document, words)
    found.Text.createTextCursorByRange(found).setString(new)


def insert(document, words, new):
    found = find(document, words)
    cursor = found.Text.createTextCursorByRange(found)
    cursor.gotoEndOfParagraph(False)
    found.Text.insertControlCharacter(cursor, 0, False)  # PARAGRAPH_BREAK
    found.Text.insertString(cursor, new, False)


def delete(document, words):
    found = find(document, words)
    cursor = found.Text.createTextCursorByRange(found)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    cursor.goRight(1, True)
    cursor.setString("")


EDITS = {"replace": replace, "insert": insert, "delete": delete, "cell": replace}

if __name__ == "__main__":
    main(*sys.argv[1:])
