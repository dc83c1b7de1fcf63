"""The publisher's notes beside a provision, in and out: authorialNotes in a last ``p`` of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from lxml import etree

from engross.akn.element_names import AKN, OURS
from engross.akn.inline_content import attribute_value, read_inline, write_inline
from engross.model.law.chapter import Chapter
from engross.model.law.provision_note import ProvisionNote, ProvisionNoteKind

_A, _EN = f"{{{AKN}}}", f"{{{OURS}}}"
_P, _NOTE = f"{_A}p", f"{_A}authorialNote"


def holds_notes(last: etree._Element) -> bool:
    """Whether ``last``, the last block of an ``intro``, ``content`` or ``wrapUp``, holds the provision's notes."""
    return len(last) > 0 and last.tag == _P and last[0].tag == _NOTE and last[0].get("placement") == "inline"


def read_notes(paragraph: etree._Element) -> tuple[ProvisionNote, ...]:
    """The notes in such a paragraph."""
    return tuple(_note(element) for element in paragraph)


def write_notes(notes: Iterable[ProvisionNote]) -> str:
    """The paragraph that holds ``notes``."""
    return f"<p>{''.join(_written(note) for note in notes)}</p>"


def ordinance_events(chapter: Chapter, author: str, indent: str) -> Iterator[str]:
    """An ``eventRef`` for each day on which an ordinance changed a provision, as its history notes state it."""
    seen = {
        (note.effective or note.adopted, note.ordinance): None
        for provision in chapter.walk()
        for note in provision.notes
        if note.kind == "history" and note.ordinance and (note.effective or note.adopted)
    }
    for number, (day, ordinance) in enumerate(sorted(seen, key=str), 1):
        told = attribute_value(ordinance)
        yield (
            f'{indent}<eventRef eId="ordinance_{number}" date="{day}" source="#{author}" type="amendment" '
            f'en:note="{told}"/>'
        )


def _note(element: etree._Element) -> ProvisionNote:
    kind: ProvisionNoteKind = element.get("class", "editor")  # type: ignore[assignment]
    return ProvisionNote(
        kind,
        read_inline(element[0]),
        element.get(f"{_EN}ordinance", ""),
        element.get(f"{_EN}place", ""),
        _day(element.get(f"{_EN}adopted")),
        _day(element.get(f"{_EN}effective")),
        element.get(f"{_EN}shown") != "no",
    )


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def _written(note: ProvisionNote) -> str:
    opening = f'<authorialNote placement="inline" class="{note.kind}"'
    for name, value in (
        ("ordinance", note.ordinance),
        ("place", note.place),
        ("adopted", str(note.adopted or "")),
        ("effective", str(note.effective or "")),
        ("shown", "" if note.shown else "no"),
    ):
        opening += f' en:{name}="{attribute_value(value)}"' if value else ""
    return f"{opening}><p>{write_inline(note.text)}</p></authorialNote>"
