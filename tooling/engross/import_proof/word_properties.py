"""The properties of the paragraph and the run that are open while a Word file is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import partial

from engross.import_proof.shown_page import ShownNumbering
from engross.import_proof.word_styles import LOOKS, VALUE, W_CLARK, ShownLook, ShownStyles, look_said, whole
from engross.values import dataclass

XmlAttributes = Mapping[str, str]


@dataclass(slots=True)
class _Said:
    """What a paragraph says of its style and its list."""

    style: str = ""
    list: str | None = None
    level: int | None = None


@dataclass(slots=True)
class OpenProperties:
    """What is known of the paragraph and the run that are open, as they are and as they were before the changes.

    ``within``: the properties that are open ("pPr", "mark", "trPr", "tcPr"), empty in the content.
    """

    styles: ShownStyles
    within: str = ""
    listing: bool = False
    listed_anew: bool = False
    paragraph: _Said = field(default_factory=_Said)
    former: _Said | None = None
    in_former: bool = False
    character: str = ""
    own: dict[str, str] = field(default_factory=dict)
    former_own: dict[str, str] | None = None
    in_former_run: bool = False

    def opens(self) -> dict[str, Callable[[XmlAttributes], None]]:
        """What is done where a property opens, by its name."""
        return {
            **{W_CLARK + name: partial(self._look_said, name) for name in LOOKS},
            W_CLARK + "pPr": partial(self._enter, "pPr"),
            W_CLARK + "rPr": self._looks_begin,
            W_CLARK + "trPr": partial(self._enter, "trPr"),
            W_CLARK + "tcPr": partial(self._enter, "tcPr"),
            W_CLARK + "pPrChange": self._former_begins,
            W_CLARK + "rPrChange": self._former_run_begins,
            W_CLARK + "pStyle": self._style,
            W_CLARK + "rStyle": self._run_style,
            W_CLARK + "numPr": lambda _: self._listing(True),
            W_CLARK + "numId": self._list,
            W_CLARK + "ilvl": self._level,
        }

    def closes(self) -> dict[str, Callable[[], None]]:
        """What is done where a property closes, by its name."""
        return {
            W_CLARK + "pPr": self._paragraph_ends,
            W_CLARK + "rPr": self._looks_end,
            W_CLARK + "trPr": partial(self._enter, ""),
            W_CLARK + "pPrChange": self._former_ends,
            W_CLARK + "rPrChange": self._former_run_ends,
            W_CLARK + "numPr": lambda: self._listing(False),
        }

    def paragraph_begins(self) -> None:
        """Forget the paragraph before."""
        self.paragraph, self.former, self.listed_anew = _Said(), None, False
        self.character, self.former_own = "", None
        if self.own:
            self.own = {}

    def run_ends(self) -> None:
        """Forget the run: what comes behind it has none of its properties."""
        self.character, self.former_own = "", None
        if self.own:
            self.own = {}

    def looks(self) -> tuple[ShownLook, ShownLook]:
        """How the run shows its words, and how it showed them."""
        look = self.styles.look(self.paragraph.style, self.character, self.own)
        if self.former_own is None:
            return look, look
        return look, self.styles.look(self.paragraph.style, self.character, self.former_own)

    def numberings(self) -> tuple[ShownNumbering, ShownNumbering]:
        """What is counted before the paragraph, and what was."""
        said = self.paragraph
        counted = self.styles.numbering(said.style, said.list, said.level)
        if self.listed_anew:
            return counted, ""
        was = self.former
        return counted, counted if was is None else self.styles.numbering(was.style, was.list, was.level)

    def suspend(self) -> tuple[object, ...]:
        """What is known, to be given back to ``resume`` once a text box inside the paragraph is read."""
        held = (self.paragraph, self.former, self.listed_anew, self.character, self.own, self.former_own)
        self.own = {}
        self.paragraph_begins()
        return held

    def resume(self, held: tuple[object, ...]) -> None:
        """Go on with what ``suspend`` gave."""
        self.paragraph, self.former, self.listed_anew, self.character, self.own, self.former_own = held  # type: ignore[assignment]

    def _enter(self, within: str, _: XmlAttributes | None = None) -> None:
        self.within = within

    def _paragraph_ends(self) -> None:
        self.within = "pPr" if self.in_former else ""

    def _looks_begin(self, _: XmlAttributes) -> None:
        if self.within == "pPr":
            self.within = "mark"

    def _looks_end(self) -> None:
        if self.within == "mark":
            self.within = "pPr"

    def _listing(self, is_open: bool) -> None:
        self.listing = is_open

    def _look_said(self, name: str, attributes: XmlAttributes) -> None:
        if self.within:
            return
        said = look_said(name, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        if said is not None:
            target = self.former_own if self.in_former_run and self.former_own is not None else self.own
            target[said[0]] = said[1]

    def _former_begins(self, _: XmlAttributes) -> None:
        self.in_former, self.former = True, _Said()

    def _former_ends(self) -> None:
        self.in_former, self.within = False, "pPr"

    def _former_run_begins(self, _: XmlAttributes) -> None:
        self.in_former_run = True
        if not self.within:
            self.former_own = {}

    def _former_run_ends(self) -> None:
        self.in_former_run = False

    def _open(self) -> _Said:
        return self.former if self.in_former and self.former is not None else self.paragraph

    def _style(self, attributes: XmlAttributes) -> None:
        self._open().style = attributes.get(VALUE, "")

    def _run_style(self, attributes: XmlAttributes) -> None:
        if not self.within and not self.in_former_run:
            self.character = attributes.get(VALUE, "")

    def _list(self, attributes: XmlAttributes) -> None:
        if self.listing:
            self._open().list = attributes.get(VALUE, "")

    def _level(self, attributes: XmlAttributes) -> None:
        if self.listing:
            self._open().level = whole(attributes.get(VALUE, "0"))
