"""The sections of a chapter as they are searched."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping

from engross.compose.source_names import chapter_name
from engross.errors import SourceError
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.resources import Templates
from engross.site.search_ranking import SearchedProvision, SearchedSection


def searched_sections(chapter: Chapter) -> Iterator[SearchedSection]:
    """Every section of ``chapter``, in reading order."""
    title = chapter_name(chapter)
    for section in chapter.sections():
        yield SearchedSection(
            chapter.number or chapter.title,
            section.number or section.label.strip(),
            title,
            section.heading.words if section.heading else "",
            tuple(_provisions(section)),
        )


def _provisions(provision: Provision) -> Iterator[SearchedProvision]:
    """A provision and those below it; a definition with all that stands in it as one."""
    if provision.level == "definition":
        yield SearchedProvision(" ".join(filter(None, map(_words, provision.walk()))), provision.terms)
        return
    words = _words(provision)
    if words:
        yield SearchedProvision(words)
    for child in provision.children:
        yield from _provisions(child)


def _words(provision: Provision) -> str:
    texts = [text for text in provision.texts() if text is not provision.heading]
    notes = [block.words for text in texts for note in text.notes for block in note.content]
    return " ".join(filter(None, (*(text.words for text in texts), *notes)))


def read_synonyms(templates: Templates, language: str = "en") -> Mapping[str, Iterable[str]]:
    """The words of residents with those of the law that stand for them: ``synonyms.<language>.toml`` of the templates.

    Errors: SourceError where the file is not as it must be.
    """
    name = f"synonyms.{language}.toml"
    try:
        words: dict[str, list[str]] = tomllib.loads(templates.text("site", name)).get("words", {})
    except tomllib.TOMLDecodeError as fault:
        raise SourceError(f"templates/site/{name}", 0, f"this is not TOML ({fault}); correct it there") from None
    if not all(isinstance(each, list) and all(isinstance(word, str) for word in each) for each in words.values()):
        raise SourceError(f"templates/site/{name}", 0, 'each line of [words] is: fine = ["penalty"]; correct it there')
    return words
