"""Markup that a file offers in more than one form (ISO/IEC 29500-3 § 7.6, ``mc:AlternateContent``)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from engross.importing.word.element_names import MC, W
from engross.patterns import compile_on_use

_UNDERSTOOD = compile_on_use(
    r"http://schemas\.(?:microsoft\.com/office/(?:word|drawing)/20|openxmlformats\.org/)|urn:schemas-microsoft-com:"
)
"""The namespaces that Word of today understands, by how they begin."""
_PREFIXES = frozenset(
    {"w14", "w15", "w16", "w16cex", "w16cid", "w16du", "w16sdtdh", "w16se", "wps", "wpg", "wpc", "wpi"}
)
"""Those prefixes by which they go, for a file that does not declare them."""


def with_one_form(root: etree._Element, hidden: Callable[[str], None] = lambda _words: None) -> etree._Element:
    """``root`` with each alternative replaced, in place, by the form that Word of today shows.

    That is the first choice whose namespaces it understands, else the fallback; where a file has neither, the nothing,
    and ``hidden`` is told of the words.
    """
    for offered in list(root.iter(f"{MC}AlternateContent")):
        parent = offered.getparent()
        if parent is None:
            continue
        choices = offered.findall(f"{MC}Choice")
        fallback = offered.find(f"{MC}Fallback")
        shown = next((choice for choice in choices if _is_understood(choice)), fallback)
        words = "".join(text.text or "" for choice in choices for text in choice.iter(f"{W}t")) if shown is None else ""
        if words.strip():
            hidden(words)
        at = parent.index(offered)
        parent[at : at + 1] = list(shown) if shown is not None else []
    return root


def _is_understood(choice: etree._Element) -> bool:
    names = choice.get("Requires", "").split()
    return bool(names) and all(
        bool(_UNDERSTOOD.match(choice.nsmap[name])) if name in choice.nsmap else name in _PREFIXES for name in names
    )
