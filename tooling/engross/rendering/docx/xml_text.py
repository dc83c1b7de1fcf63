"""Words as XML: escaped, and refused where XML cannot hold them."""

from __future__ import annotations

from engross.errors import EngrossError
from engross.patterns import compile_on_use

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = f'xmlns:w="{W_NAMESPACE}" xmlns:r="{R_NAMESPACE}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What is not a Char of XML 1.0, production 2.
_NO_CHAR = compile_on_use("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(words: str) -> str:
    """``words`` as XML text or attribute value.

    Errors: EngrossError where they hold a character that no XML file can hold.
    """
    fault = _NO_CHAR.search(words)
    if fault:
        near = _NO_CHAR.sub("", words[max(0, fault.start() - 20) : fault.start() + 20])
        raise EngrossError(
            f"The words “{near}” hold the character U+{ord(fault[0]):04X}, which no Word file can hold: delete it."
        )
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
