"""``settings.xml``, and the parts that hold footnotes and comments."""

from __future__ import annotations

from collections.abc import Sequence

from engross.rendering.docx.xml_text import DECLARATION, NAMESPACES

_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"'
    f' w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


def settings_part(*, tracked: bool, notes: bool) -> str:
    """The settings of a document; ``tracked``: it holds changes; ``notes``: it holds footnotes.

    In a document that holds changes Word goes on tracking: words, but neither formatting nor moves, so that what
    comes back holds insertions and deletions only.
    """
    tracking = "<w:trackRevisions/><w:doNotTrackMoves/><w:doNotTrackFormatting/>" if tracked else ""
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if notes else ""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{tracking}<w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{separators}<w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def footnotes_part(notes: Sequence[str]) -> str:
    """The footnotes, behind the two separators that Word asks for."""
    return f"{DECLARATION}<w:footnotes {NAMESPACES}>{_SEPARATORS}{''.join(notes)}</w:footnotes>"


def comments_part(comments: Sequence[str]) -> str:
    """The comments."""
    return f"{DECLARATION}<w:comments {NAMESPACES}>{''.join(comments)}</w:comments>"
