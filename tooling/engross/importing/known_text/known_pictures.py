"""Pictures that a page tells by their words in brackets, as they stand in a text that is at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from engross.importing.imported_chapters import Imported
from engross.importing.source_page import ImportRemark, quoted
from engross.model.law.chapter import Chapter
from engross.model.law.splice import splice
from engross.model.law.tag_nesting import nested
from engross.model.law.text import Tag, Text
from engross.model.law.text_mapping import map_texts
from engross.values import dataclass

_Places = Mapping[int, str]
"""The files of the pictures in a text, by where their words begin while all stand in brackets."""


def with_known_pictures(read: Imported, known: Iterable[Chapter]) -> Imported:
    """``read`` with the pictures of ``known`` texts, and of those that the file carries, where it has their words in
    brackets, as formats that show no pictures do: the page was proved by its words, the text has the picture again.

    A text that reads as a known one has its pictures; several that read alike, in their order, where there are as many
    of them. Elsewhere the words tell which picture it is: where several have the same, that of the version is taken
    that reads most like the page, and that is remarked.
    """
    texts = (*known, *read.made_from)
    names = _names(texts)
    if not names:
        return read
    unsure: list[ImportRemark] = []
    proposal = _restored(read.proposal, texts, names, unsure)
    base = _restored(read.base, texts, names, unsure) if read.base is not None else None
    return replace(read, proposal=proposal, base=base, remarks=(*read.remarks, *dict.fromkeys(unsure)))


def _restored(
    chapter: Chapter, known: Sequence[Chapter], names: Mapping[str, list[str]], unsure: list[ImportRemark]
) -> Chapter:
    counts = _counted(chapter)

    def likeness(text: Chapter) -> tuple[int, bool]:
        return (counts & _counted(text)).total(), text.version == chapter.version

    in_order = sorted(known, key=likeness)
    files = {words: name for text in in_order for words, name in _pictures(text)}
    restoring = _Restoring(files, [_places_of(text) for text in reversed(in_order)], counts, names)
    root = map_texts(chapter.root, restoring.text)
    unsure += restoring.unsure
    return chapter if root == chapter.root else replace(chapter, root=root)


def _counted(chapter: Chapter) -> Counter[str]:
    """How often each text stands in a chapter, the words of pictures in brackets."""
    return Counter(_in_brackets(text)[0] for text in _texts(chapter))


@dataclass(slots=True)
class _Restoring:
    """The pictures of known texts: the file of each by its words; by the words of whole texts, in their order, those of
    each version; ``counts``, how often each text stands on the page; ``names``, all files that have the same words."""

    files: Mapping[str, str]
    places: Sequence[Mapping[str, list[_Places]]]
    counts: Mapping[str, int]
    names: Mapping[str, list[str]]
    seen: Counter[str] = field(default_factory=Counter)
    unsure: list[ImportRemark] = field(default_factory=list)

    def text(self, text: Text) -> Text:
        """``text`` with its pictures."""
        shown, own = _in_brackets(text)
        if "[" not in shown:
            return text
        known = next((texts[shown] for texts in self.places if shown in texts), None)
        if known is None:
            return self._by_words(text)
        at, self.seen[shown] = self.seen[shown], self.seen[shown] + 1
        if any(each != known[0] for each in known) and len(known) != self.counts[shown]:
            return self._by_words(text)
        for place, name in sorted(known[min(at, len(known) - 1)].items(), reverse=True):
            if place not in own:
                start = place - 2 * sum(before < place for before in own)
                text = _with_picture(text, start, text.plain.index("]", start) + 1, name)
        return text

    def _by_words(self, text: Text) -> Text:
        for words, name in self.files.items():
            at = 0
            while (at := text.plain.find(f"[{words}]", at)) >= 0:
                text = _with_picture(text, at, at + len(words) + 2, name)
                at += len(words)
                if len(self.names[words]) > 1:
                    say = f"{quoted(f'[{words}]')} may be one of {len(self.names[words])} pictures; {name} is taken"
                    self.unsure.append(ImportRemark("unsure", "", f"{say}, and {quoted(text.words)} has it"))
        return text


def _with_picture(text: Text, start: int, end: int, name: str) -> Text:
    """``text`` with the picture ``name`` in place of its words in brackets, which reach from ``start`` to ``end``."""
    text = splice(text, start, end, text.plain[start + 1 : end - 1])
    return replace(text, tags=nested((*text.tags, Tag("img", start, end - 2, name))))


def _texts(chapter: Chapter) -> list[Text]:
    """The texts of a chapter in the order in which ``map_texts`` changes them."""
    found: list[Text] = []

    def kept(text: Text) -> Text:
        found.append(text)
        return text

    map_texts(chapter.root, kept)
    return found


def _pictures(chapter: Chapter) -> Iterator[tuple[str, str]]:
    for text in (text for provision in chapter.walk() for text in provision.texts()):
        for tag in text.tags:
            if tag.kind == "img" and tag.start < tag.end:
                yield text.plain[tag.start : tag.end], tag.value


def _names(known: Iterable[Chapter]) -> dict[str, list[str]]:
    """All files of the pictures that have the same words."""
    found: dict[str, dict[str, None]] = {}
    for words, name in (each for text in known for each in _pictures(text)):
        found.setdefault(words, {})[name] = None
    return {words: list(names) for words, names in found.items()}


def _places_of(chapter: Chapter) -> dict[str, list[_Places]]:
    """The pictures of each text that shows brackets, by its words with those of pictures in brackets; none where the
    brackets are its own."""
    found: dict[str, list[_Places]] = {}
    for text in _texts(chapter):
        shown, places = _in_brackets(text)
        if "[" in shown:
            found.setdefault(shown, []).append(places)
    return found


def _in_brackets(text: Text) -> tuple[str, dict[int, str]]:
    """The words of ``text`` with those of its pictures in brackets, and the file of each by where it begins there."""
    shown, at, places = "", 0, dict[int, str]()
    for tag in text.tags:
        if tag.kind == "img" and at <= tag.start < tag.end:
            shown += text.plain[at : tag.start]
            places[len(shown)] = tag.value
            shown += f"[{text.plain[tag.start : tag.end]}]"
            at = tag.end
    return shown + text.plain[at:], places
