"""All that a codifier needs of a bill or of one chapter, made from the same texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from engross import __version__
from engross.building import document_bytes
from engross.compose.law.certified_copy import Certifier, adoption, certified_copy, text_fingerprint
from engross.diff import compare
from engross.enacting import changed_sections
from engross.errors import EngrossError, NotFoundError
from engross.model.comparison.comparison import ProvisionChange
from engross.model.handoff import Handoff, HandoffChapter, HandoffFile, SectionDisposition
from engross.model.law.bill import Bill
from engross.model.law.chapter import Chapter
from engross.services.documents.clean_document import clean_document
from engross.services.documents.ordinance_document import ordinance_texts
from engross.services.documents.redline_document import redline_document
from engross.services.meetings.city_file import read_city_file
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.workspace import Workspace, read_bytes

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def handoff_texts(
    setting: SelectionContext, wanted: str, base: str | None, text: str | None, bill: Bill | None
) -> tuple[tuple[tuple[Chapter, Chapter | None], ...], tuple[str, ...]]:
    """The texts of the ``bill``, or of the chapter ``wanted``, each with the law that it changes; and what is to be
    said of them.

    A draft that was adopted is handed over as it was adopted. Errors: NotFoundError, AmbiguousError as of
    ``ordinance_texts``.
    """
    if bill is None:
        return ordinance_texts(setting, wanted, base, text)
    texts: list[tuple[Chapter, Chapter | None]] = []
    remarks: list[str] = []
    for part in bill.parts:
        try:
            found, said = ordinance_texts(setting, part.chapter, None, part.draft or None)
        except NotFoundError:
            found, said = ordinance_texts(setting, part.chapter, None, None)
        texts += found
        remarks += (f"{part.chapter}: {sentence}" for sentence in said)
    return tuple(texts), tuple(remarks)


def codifier_handoff(
    workspace: Workspace, texts: Sequence[tuple[Chapter, Chapter | None]], *, author: str, bill: Bill | None = None
) -> Handoff:
    """What is handed over of ``texts``, each with the law that it changes (None: it is new).

    ``author`` is whom tracked changes name; the title is that of the ``bill``, where it is one. Errors: EngrossError
    where a text is not that of a file of the workspace as it stands, or a document cannot be made.
    """
    city = read_city_file(workspace) if workspace.city_file() is not None else None
    officer = next((each for each in city.officers if each.key == city.clerk), None) if city is not None else None
    certifier = (
        Certifier(officer.name, officer.title, city.full_name) if officer is not None and city is not None else None
    )
    chapters = tuple(_handed_over(workspace, new, old, author, certifier) for new, old in texts)
    title = bill.title if bill is not None else "; ".join(chapter.title for chapter in chapters)
    return Handoff(title, city.full_name if city is not None else "", __version__, chapters)


def _handed_over(
    workspace: Workspace, new: Chapter, old: Chapter | None, author: str, certifier: Certifier | None
) -> HandoffChapter:
    data = _source_bytes(workspace, new)
    assert new.source is not None  # noqa: S101 - a text without a file was refused
    folder = new.source.name.split("/")[-2]
    templates = workspace.templates()
    files = [
        HandoffFile(
            f"{folder}/certified.pdf",
            "the copy that the clerk certifies, with the page to be signed (PDF/A-2, PDF/UA-1)",
            "application/pdf",
            document_bytes(certified_copy(new, certifier), "pdf", templates),
        ),
        HandoffFile(f"{folder}/clean.docx", "the text, without marks", _WORD, clean_document(new, "docx", templates)),
        HandoffFile(
            f"{folder}/text.xml", "the text as Akoma Ntoso, byte for byte as it is kept", "application/xml", data
        ),
    ]
    why = "the chapter is new: all of it is added"
    if old is not None:
        marked = redline_document(old, new, "docx", templates, author=author)
        what = f"tracked changes: all rejected, it is {old.version}; all accepted, it is {new.version}"
        files.append(HandoffFile(f"{folder}/marked.docx", what, _WORD, marked))
        base = _source_bytes(workspace, old)
        what = "the law that it changes, as Akoma Ntoso, byte for byte as it is kept"
        files.append(HandoffFile(f"{folder}/base.xml", what, "application/xml", base))
        try:
            instructions = redline_document(old, new, "instructions", templates, author=author)
        except EngrossError as fault:
            why = str(fault)
        else:
            what, why = "amending instructions; applied to the law they give the text", ""
            files.append(HandoffFile(f"{folder}/instructions.txt", what, "text/plain; charset=utf-8", instructions))
    files += _pictures(folder, new, old)
    adopted = adoption(new)
    return HandoffChapter(
        folder,
        new.number,
        new.title,
        str(new.version),
        text_fingerprint(new),
        str(old.version) if old is not None else "",
        text_fingerprint(old) if old is not None else "",
        adopted.on.isoformat() if adopted is not None else "",
        new.period.effective.isoformat() if new.period.effective is not None else "",
        str(adopted.vote) if adopted is not None and adopted.vote is not None else "",
        adopted.ordinance if adopted is not None else "",
        tuple(_dispositions(new, old)),
        why,
        tuple(files),
    )


def _pictures(folder: str, new: Chapter, old: Chapter | None) -> Iterator[HandoffFile]:
    """The pictures that the texts name, beside their files, each once."""
    every = (*new.pictures, *(old.pictures if old is not None else ()))
    for name, picture in sorted({each.name: each for each in every if each.data}.items()):
        kind = "svg+xml" if picture.kind == "svg" else picture.kind
        yield HandoffFile(f"{folder}/{name}", "a picture that the texts show", f"image/{kind}", picture.data)


def _source_bytes(workspace: Workspace, chapter: Chapter) -> bytes:
    """The bytes of the file a text was read from. Errors: EngrossError where that is none of the workspace."""
    source = chapter.source
    path = workspace.root / source.name if source is not None else None
    if source is None or path is None or not path.is_file():
        raise EngrossError(
            f"{chapter.version} is not a file in ordinances/; a codifier is handed texts that are kept there"
        )
    data = read_bytes(workspace.held(path))
    if sha256(data).hexdigest() != source.sha256:
        raise EngrossError(f"{source.name} was changed while it was read; run the command again")
    return data


def _dispositions(new: Chapter, old: Chapter | None) -> Iterator[SectionDisposition]:
    """What becomes of each section that changes; of a new chapter, every section."""
    if old is None:
        for provision in new.walk():
            if provision.level == "section":
                yield SectionDisposition(
                    provision.number, provision.heading.plain if provision.heading else "", "added"
                )
        return
    for change in changed_sections(compare(old, new)):
        yield _disposition(change)


def _disposition(change: ProvisionChange) -> SectionDisposition:
    section = change.either
    kinds = {each.kind for each in change.walk()} - {"unchanged"}
    action = change.kind
    if action in ("unchanged", "terms", "renumbered") and kinds != {action}:  # what is below it changes otherwise
        action = "terms" if kinds == {"terms"} else "amended"
    former = change.old.number if change.old is not None and change.new is not None else ""
    heading = section.heading.plain if section.heading is not None else ""
    return SectionDisposition(section.number, heading, action, former if former != section.number else "")
