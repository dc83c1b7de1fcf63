"""Whose the changes of a draft are: the ``en:changes`` of its file, in and out.

::

    <en:changes>
      <en:change author="Ann Lee" mark="inserted">sixty days</en:change>
    </en:changes>
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from engross.akn.element_names import AKN, OURS
from engross.akn.inline_content import attribute_value
from engross.model.authorship import AuthoredWords

_CHANGES = f"{{{AKN}}}proprietary/{{{OURS}}}changes/{{{OURS}}}change"


def read_authorship(meta: etree._Element) -> tuple[AuthoredWords, ...]:
    """The changes that a file records, in the order of the page; the profile holds."""
    return tuple(
        AuthoredWords(
            "deleted" if change.get("mark") == "deleted" else "inserted",
            change.get("author", ""),
            " ".join("".join(change.itertext()).split()),
            whole=True,
        )
        for change in meta.iterfind(_CHANGES)
    )


def write_authorship(changes: Sequence[AuthoredWords], indent: str) -> Iterator[str]:
    """The lines of the ``en:changes`` element; none where there are no changes."""
    if not changes:
        return
    yield f"{indent}<en:changes>"
    for change in changes:
        words = attribute_value(" ".join(change.words.split()))
        yield f'{indent}  <en:change author="{attribute_value(change.author)}" mark="{change.mark}">{words}</en:change>'
    yield f"{indent}</en:changes>"
