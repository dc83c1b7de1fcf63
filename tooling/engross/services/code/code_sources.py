"""The files of a whole code, read by the reader of their form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engross.errors import EngrossError
from engross.import_proof.akoma_ntoso_words import akoma_ntoso_words
from engross.import_proof.code_words import CodeWords
from engross.import_proof.municode_words import municode_words
from engross.import_proof.open_law_words import open_law_words
from engross.importing.akoma_ntoso.akoma_ntoso_names import is_akoma_ntoso
from engross.importing.akoma_ntoso.akoma_ntoso_reader import read_akoma_ntoso
from engross.importing.code.code_unit import CodeDocument
from engross.importing.municode.municode_reader import read_municode
from engross.importing.open_law.open_law_file import is_code, is_open_law, library_files
from engross.importing.open_law.open_law_reader import read_open_law
from engross.values import dataclass
from engross.workspace import read_bytes

_START = 4096


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A code as it was read, and what its files show as a second reader has it."""

    document: CodeDocument
    shown: CodeWords


def read_code(source: Path) -> ReadCode:
    """The code in a folder or a file. Errors: EngrossError where there is none of a form that can be read."""
    file = _main_file(source)
    data = read_bytes(file)
    if is_open_law(data[:_START]):
        read = _beside(file)
        document = read_open_law(data, file.name, read)
        return ReadCode(document, open_law_words(data, read, document.title))
    if is_akoma_ntoso(data[:_START]):
        document = read_akoma_ntoso(data, file.name, _beside(file))
        return ReadCode(document, akoma_ntoso_words(data, document.title))
    if file.suffix.lower() == ".md":
        document = read_municode(data)
        return ReadCode(document, municode_words(data, _history(document)))
    if file.suffix.lower() == ".docx":
        # What reads Word takes longer to import than the other forms together.
        from engross.import_proof.word_code_words import word_code_words
        from engross.importing.municode.word_export import read_word_export

        document, headings = read_word_export(data, file.name)
        return ReadCode(document, word_code_words(data, file.name, headings, _history(document)))
    raise EngrossError(f"{file} is no code that can be read; give one of {_FORMS}")


def _history(document: CodeDocument) -> frozenset[str]:
    """The words of the history notes in a code."""
    notes = (note for one in document.units for note in one.all_notes() if note.kind != "editor")
    return frozenset(note.text.words for note in notes)


_FORMS = (
    "Open Law Library XML (a folder with index.xml), an act in Akoma Ntoso 3.0 (.xml), a publisher's export as "
    "Markdown (.md) or Word (.docx)"
)


def _main_file(source: Path) -> Path:
    if not source.exists():
        raise EngrossError(f"there is no {source}; give the folder or file of a code")
    if source.is_file():
        return source
    if (source / "index.xml").is_file():
        return _code_of_library(source / "index.xml")
    files = sorted(path for path in source.iterdir() if path.suffix.lower() in (".md", ".docx"))
    if len(files) == 1:
        return files[0]
    raise EngrossError(f"{source} holds no code that can be read; give {_FORMS}")


def _code_of_library(index: Path) -> Path:
    """The index of the one code that a library of the Open Law Library holds; ``index`` where it is no library's.

    Errors: EngrossError where the library has no code beside its index, or several.
    """
    named = [index.parent / name for name in library_files(read_bytes(index))]
    codes = [path for path in named if path.is_file() and is_code(read_bytes(path)[:_START])]
    if not named or len(codes) == 1:
        return codes[0] if codes else index
    held = ", ".join(str(path.parent) for path in codes) or "none of the codes that it names"
    raise EngrossError(f"{index} is the index of a library, which holds {held}; give the folder of one code")


def _beside(file: Path) -> Callable[[str], bytes]:
    """Reads the files that lie in the folder of ``file`` or below it; any other name is not there."""
    home = file.parent.resolve()

    def read(name: str) -> bytes:
        try:
            path = (home / name).resolve()
            there = path.is_relative_to(home) and path.is_file()
        except OSError:  # no name of a file: it is too long, say
            there = False
        if not there:
            raise FileNotFoundError(name)
        return read_bytes(path)

    return read
