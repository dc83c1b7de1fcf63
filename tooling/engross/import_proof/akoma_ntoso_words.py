"""What the body of Akoma Ntoso of other makers shows, read by expat: the second reader of the proof."""

from __future__ import annotations

from xml.parsers.expat import ParserCreate  # nosec - entities are not expanded

from engross.import_proof.code_words import CodeWords, split_words

_LOOKS = frozenset({"b", "i", "u", "sup", "sub", "a", "abbr", "span", "inline", "remark", "ins", "del", "noteRef"})
_MEANINGS = frozenset(
    {"def", "term", "ref", "mref", "rref", "date", "time", "quantity", "person", "organization", "concept", "object"}
)
_FACTS = frozenset({"event", "location", "process", "role", "entity", "docTitle", "docNumber", "docDate", "docType"})
_INLINE = _LOOKS | _MEANINGS | _FACTS | {"placeholder"}


def akoma_ntoso_words(data: bytes, title: str) -> CodeWords:
    """The words of the body of ``data``. ``title``: what the act is called where its sections stand in no unit."""
    found = CodeWords(split_words(title))
    path: list[str] = []
    pieces: list[str] = []

    def close() -> None:
        found.words.extend(split_words("".join(pieces)))
        pieces.clear()

    def start(name: str, known: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        path.append(local)
        if local in ("br", "eol"):
            pieces.append(" ")
        elif local == "img" and "body" in path:
            pieces.append(known.get("alt") or "picture")
        elif local == "authorialNote":
            pieces.append(" [")
        elif local not in _INLINE and "authorialNote" not in path:
            close()

    def end(_: str) -> None:
        local = path.pop()
        if local == "authorialNote":
            pieces.append("] ")
        elif local not in _INLINE and local not in ("br", "eol", "img") and "authorialNote" not in path:
            close()

    def characters(words: str) -> None:
        if "body" in path:
            pieces.append(words)

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    parser.Parse(data, True)
    return found
