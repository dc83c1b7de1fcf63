"""Citations as they are typed in the search box."""

from __future__ import annotations

import re

from engross.patterns import compile_on_use

_UNIT = compile_on_use(r"^\s*(?:§+|sections?|sec\.?|chapters?|ch\.?|articles?|art\.?)\s*", re.IGNORECASE)
_PARTS = compile_on_use(r"[0-9]+|[a-z]+")


def citation_key(citation: str) -> str:
    """A citation as it is compared: ``§ 68-5A(1)``, ``68-5a(1)`` and ``sec. 68-5 A 1`` are ``68.5.a.1``."""
    return ".".join(_PARTS.findall(_UNIT.sub("", citation).lower()))
