"""The zip that is handed to a codifier: its files, and the manifest that names the hash of each (docs/handoff.md)."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from engross.model.handoff import Handoff, HandoffChapter
from engross.outputs.printed_json import json_document

MANIFEST = "manifest.json"
HASHES = "SHA256SUMS"

# The zip format's earliest moment: entries bear no time of their own, so that equal files give an equal archive.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def handoff_archive(handoff: Handoff) -> bytes:
    """The archive: ``manifest.json``, the files of each chapter, and ``SHA256SUMS`` of all of them, as ``sha256sum -c``
    reads it. Equal texts give equal bytes."""
    files = {MANIFEST: f"{_manifest(handoff)}\n".encode()}
    files |= {file.path: file.data for chapter in handoff.chapters for file in chapter.files}
    sums = "".join(f"{sha256(data).hexdigest()}  {path}\n" for path, data in files.items())
    files[HASHES] = sums.encode("utf-8")
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path, data in files.items():
            entry = ZipInfo(path, _MOMENT)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 0, 0
            archive.writestr(entry, data)
    return buffer.getvalue()


def _manifest(handoff: Handoff) -> str:
    told = {
        "title": handoff.title,
        "city": handoff.city,
        "engross": handoff.engross,
        "chapters": [_chapter(chapter) for chapter in handoff.chapters],
        "files": [
            {
                "path": file.path,
                "what": file.what,
                "mediaType": file.media_type,
                "size": len(file.data),
                "sha256": sha256(file.data).hexdigest(),
            }
            for chapter in handoff.chapters
            for file in chapter.files
        ],
    }
    return json_document("handoff", told)


def _chapter(chapter: HandoffChapter) -> dict[str, object]:
    return {
        "chapter": chapter.folder,
        "number": chapter.number,
        "title": chapter.title,
        "version": chapter.version,
        "fingerprint": chapter.fingerprint,
        "base": chapter.base,
        "baseFingerprint": chapter.base_fingerprint,
        "adopted": chapter.adopted,
        "effective": chapter.effective,
        "vote": chapter.vote,
        "ordinance": chapter.ordinance,
        "disposition": [
            {"section": each.section, "heading": each.heading, "action": each.action, "former": each.former}
            for each in chapter.disposition
        ],
        "withoutInstructions": chapter.without_instructions,
    }
