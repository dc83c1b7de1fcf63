"""Setting a city's own Typst template in a process of its own, which may be ended: a template is text from outside.

Typst bounds neither time nor memory. The request goes to the process as JSON on standard input, the PDF comes back on
standard output; a fault of Typst's comes back as JSON on standard error, with exit status 1: its message, and the
letters that no font has.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import json
import re
import shutil
import subprocess  # nosec - the program is this Python, the arguments are fixed
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from engross.errors import EngrossError, OutputError, SourceError
from engross.patterns import compile_on_use
from engross.rendering.pdf.typst_memory import MOST_PIXELS_HERE, TYPST_MEMORY, pixels_in, setting_bytes
from engross.resources import shipped
from engross.values import dataclass

SECONDS = 120
"""Time that one document may take; a packet of a hundred pages takes about three."""
MOST_TYPST_MEMORY = 4 << 30
"""Bytes of address space, where the system bounds it."""
_TEMPLATE = ("templates", "typst", "publication.typ")


_NOT_SHOWN = compile_on_use(
    r"the text (?:contains the disallowed codepoint )?`(\"(?:[^\"\\]|\\.)*\")`(?: could not be displayed)?"
)
_ESCAPE = compile_on_use(r"\\(?:u\{([0-9a-f]{1,6})\}|(.))")
_PLACE = compile_on_use(r"__typst_py_bytes__\.typ:(\d+):")
"""Where the diagnostics of typst-py name a line of the template that they were given as bytes."""


class TypesettingError(Exception):
    """Typst cannot set a document; ``str()`` of it is Typst's message.

    ``letters``: what no font at hand can show, where that is why: a letter each, or one with what is combined with it.
    ``line``: the line of the template; 0 where Typst names none.
    """

    def __init__(self, message: str, letters: tuple[str, ...] = (), line: int = 0) -> None:
        """Keep the letters and the line beside the message."""
        self.letters, self.line = letters, line
        super().__init__(message)


FontFiles = tuple[tuple[str, bytes], ...]
"""The names and bytes of the files of a city's own fonts."""


@dataclass(frozen=True, slots=True)
class TypesettingJob:
    """What a template is to be set with: the ``values`` that it is given, the ``moment`` that the PDF bears, the
    machine's fonts too unless ``own_fonts``, a city's ``fonts``, and the ``pictures`` by their paths
    (``/pictures/…``).

    The PDF is one of PDF/UA-1; where it is ``archival``, of PDF/A-2 (level A, ISO 19005-2) too.
    """

    values: Mapping[str, str]
    moment: datetime
    own_fonts: bool
    fonts: FontFiles = ()
    archival: bool = False
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def compile_apart(template: bytes, job: TypesettingJob, query: str = "") -> bytes:
    """The PDF that a city's own ``template`` makes of a job, within SECONDS.

    ``query``: the label of a value in the document, which is what comes back, as JSON, in place of a PDF.
    Errors: TypesettingError; SourceError where it takes more time or memory than any document needs, OutputError where
    it has so many pixels of pictures that they may be why.
    """
    request = {
        "template": base64.b64encode(template).decode("ascii"),
        "values": dict(job.values),
        "moment": job.moment.isoformat(),
        "own_fonts": job.own_fonts,
        "archival": job.archival,
        "query": query,
        "fonts": _in_base64(job.fonts),
        "pictures": _in_base64(job.pictures.items()),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "engross.rendering.pdf.typst_process"],
            input=json.dumps(request).encode("ascii"),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_much(f"takes more than {SECONDS} seconds", job) from None
    if done.returncode == 0:
        return done.stdout
    if done.returncode == 1:
        told = json.loads(done.stderr)
        raise TypesettingError(told["message"], tuple(told["letters"]), told["line"])
    raise _too_much("takes more memory than any document needs", job)


def compile_template(template: bytes, job: TypesettingJob) -> bytes:
    """The PDF that ``template`` makes of a job; it may read what ships beside ours, and the pictures.

    Errors: TypesettingError.
    """
    with _root(job.pictures) as root:
        fonts = _fonts(own_fonts=job.own_fonts, files=job.fonts)
        return _compiled(typst.Compiler(template, root=root, font_paths=fonts), job)


def compile_shipped(job: TypesettingJob) -> bytes:
    """As ``compile_template`` by the template that ships, which is read once for all jobs that have no pictures.

    What Typst keeps in memory of the documents that were set so is bounded. One is set at a time.
    """
    with TYPST_MEMORY.lock:
        TYPST_MEMORY.make_room(setting_bytes(job.values.values(), job.pictures.values()))
        if job.pictures:
            return compile_template(shipped(*_TEMPLATE).read_bytes(), job)
        return _compiled(_shipped_compiler(own_fonts=job.own_fonts, files=job.fonts), job)


@cache
def _shipped_compiler(*, own_fonts: bool, files: FontFiles) -> typst.Compiler:
    template, fonts = shipped(*_TEMPLATE), _fonts(own_fonts=own_fonts, files=files)
    return typst.Compiler(str(template), root=str(template.parent), font_paths=fonts)


def _compiled(compiler: typst.Compiler, job: TypesettingJob) -> bytes:
    try:
        # Typst's type hints say a list, too, which it gives of formats with a file for each page.
        pdf: Any = compiler.compile(
            format="pdf",
            sys_inputs=dict(job.values),
            pdf_standards=["a-2a", "ua-1"] if job.archival else ["ua-1"],
            timestamp=job.moment,
        )
    except typst.TypstError as fault:
        place = _PLACE.search(fault.diagnostic)
        raise TypesettingError(fault.message, _letters(fault.diagnostic), int(place[1]) if place else 0) from fault
    return bytes(pdf)


def _in_base64(files: Iterable[tuple[str, bytes]]) -> list[tuple[str, str]]:
    return [(name, base64.b64encode(data).decode("ascii")) for name, data in files]


def _from_base64(files: Iterable[tuple[str, str]]) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, base64.b64decode(data)) for name, data in files)


@contextlib.contextmanager
def _root(pictures: Mapping[str, bytes]) -> Iterator[Any]:
    """The folder below which Typst reads: what ships, and the ``pictures`` beside it where there are any.

    Typst takes a path for the root with a template in bytes, which its type hints do not say.
    """
    own = shipped("templates", "typst")
    if not pictures:
        yield str(own)
        return
    with tempfile.TemporaryDirectory(prefix="engross-") as folder:
        shutil.copytree(own, folder, dirs_exist_ok=True)
        for path, data in pictures.items():
            place = Path(folder) / path.lstrip("/")
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(data)
        yield folder


def _queried(template: bytes, job: TypesettingJob, query: str) -> bytes:
    """The value that the document which ``template`` makes has under a label, as JSON. Errors: TypesettingError."""
    fonts, values = _fonts(own_fonts=job.own_fonts, files=job.fonts), dict(job.values)
    try:
        with _root(job.pictures) as root:
            return typst.query(
                template, query, field="value", one=True, root=root, font_paths=fonts, sys_inputs=values
            ).encode()
    except typst.TypstError as fault:
        raise TypesettingError(fault.message, _letters(fault.diagnostic)) from fault


def _letters(diagnostic: str) -> tuple[str, ...]:
    """The letters that ``diagnostic``, Typst's errors in full, names as those that cannot be shown."""
    return tuple(dict.fromkeys(_ESCAPE.sub(_unescaped, quoted[1][1:-1]) for quoted in _NOT_SHOWN.finditer(diagnostic)))


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


def font_families(fonts: FontFiles) -> tuple[str, ...]:
    """The families of a city's ``fonts`` and of those that come with Typst."""
    return tuple(_fonts(own_fonts=True, files=fonts).families())


@cache
def _fonts(*, own_fonts: bool, files: FontFiles) -> typst.Fonts:
    """The fonts that come with Typst, those in ``files``, and those of the machine unless ``own_fonts``; looked for
    once a process."""
    folders = [_font_folder(files)] if files else []
    return typst.Fonts(include_system_fonts=not own_fonts, font_paths=folders)


@cache
def _font_folder(files: FontFiles) -> Path:
    """A folder that holds ``files`` until the process ends: Typst reads fonts from folders, when it needs them."""
    folder = tempfile.TemporaryDirectory(prefix="engross-fonts-")
    atexit.register(folder.cleanup)
    for name, data in files:
        (Path(folder.name) / name).write_bytes(data)
    return Path(folder.name)


def answer_request() -> int:
    """Answer one request; the exit status."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_TYPST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    asked = json.load(sys.stdin.buffer)
    template, query = base64.b64decode(asked["template"]), asked["query"]
    job = TypesettingJob(
        asked["values"],
        datetime.fromisoformat(asked["moment"]),
        asked["own_fonts"],
        _from_base64(asked["fonts"]),
        asked["archival"],
        dict(_from_base64(asked["pictures"])),
    )
    try:
        made = _queried(template, job, query) if query else compile_template(template, job)
    except TypesettingError as fault:
        told = {"message": str(fault), "letters": fault.letters, "line": fault.line}
        sys.stderr.buffer.write(json.dumps(told).encode("ascii"))
        return 1
    sys.stdout.buffer.write(made)
    return 0


def _too_much(what: str, job: TypesettingJob) -> EngrossError:
    pixels = pixels_in(job.pictures.values())
    if pixels > MOST_PIXELS_HERE:
        many = f"{len(job.pictures)} pictures have {pixels // 10**6} million pixels"
        return OutputError(f"The PDF {what}: its {many}; save them smaller.")
    return SourceError("templates/typst/publication.typ", 0, f"this template {what}; correct it there")


if __name__ == "__main__":
    sys.exit(answer_request())
