"""Compare two Word documents with LibreOffice: ``libreoffice_compare.py OLD NEW OUT``.

Run it with the Python that has LibreOffice's bridge (Debian: ``/usr/bin/python3`` with ``python3-uno``).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_PATIENCE = 60.0


def main(old: str, new: str, out: str) -> None:
    """Open the new document, compare it with the old, store the redline."""
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"engross-bench-{os.getpid()}"
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={pipe};urp;",
            ]
        )
        try:
            _compare(_desktop(pipe), old, new, out)
        finally:
            office.wait(_PATIENCE)


def _desktop(pipe: str) -> tuple[Any, Any]:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    begun = time.monotonic()
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            if time.monotonic() - begun > _PATIENCE:
                raise
            time.sleep(0.05)
    services = there.ServiceManager
    return tuple(
        services.createInstanceWithContext(f"com.sun.star.frame.{name}", there)
        for name in ("Desktop", "DispatchHelper")
    )  # type: ignore[return-value]


def _compare(office: tuple[Any, Any], old: str, new: str, out: str) -> None:
    desktop, dispatcher = office
    try:
        document = desktop.loadComponentFromURL(_url(new), "_blank", 0, (_value("Hidden", True),))
        frame = document.getCurrentController().getFrame()
        asked = (_value("URL", _url(old)), _value("NoAcceptDialog", True))
        dispatcher.executeDispatch(frame, ".uno:CompareDocuments", "", 0, asked)
        document.storeToURL(_url(out), (_value("FilterName", "MS Word 2007 XML"),))
        document.close(True)
    finally:
        desktop.terminate()


def _url(path: str) -> str:
    return Path(path).resolve().as_uri()


def _value(name: str, value: object) -> PropertyValue:
    pair = PropertyValue()
    pair.Name, pair.Value = name, value
    return pair


if __name__ == "__main__":
    main(*sys.argv[1:])
