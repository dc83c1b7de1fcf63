"""What can be done to a build and to the files that it was made from, and what ``verify`` says of each."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from engross.resources import shipped
from engross.services.building.build_verification import Verification, verify_build
from engross.services.building.workspace_build import build_workspace
from engross.services.events import ignore
from engross.services.meetings.loading import load_meetings
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace
from workspaces import write_meeting, write_workspace

DAY = date(2025, 10, 1)
LAW = "ordinances/068-noise"
DRAFT = f"{LAW}/2025-10-21.proposed.xml"
MEETING = "ordinances/meetings/2025-10-21-laws.toml"
LETTER = "ordinances/meetings/letter.pdf"
WAIVER = '[[waiver]]\ncode = "DRF001"\nchapter = "068-noise"\neId = "chp_68"\nreason = "As it was adopted."\n'
_CHECKOUT = Path(__file__).parents[3] / "ordinances" / "068-noise"


@dataclass(frozen=True, slots=True)
class Alteration:
    """What is done, in words; the act itself on a workspace; the sentences that ``verify`` says of it."""

    what: str
    act: Callable[[Path], object]
    said: tuple[str, ...]


def built(root: Path) -> Path:
    """A workspace in ``root`` with everything that a build reads, and its build."""
    write_workspace(root)
    for file in _CHECKOUT.iterdir():
        shutil.copy(file, root / LAW)
    meeting = write_meeting(root)
    attached = 'sections = "all"\nattachment = [{ title = "Letter", file = "letter.pdf" }]'
    meeting.write_text(meeting.read_text("utf-8").replace('sections = "all"', attached), "utf-8")
    (root / LETTER).write_bytes(pdf(612))
    (root / "ordinances/waivers.toml").write_text(WAIVER, "utf-8")
    for name in ("html/publication.css", "notices/agenda.md.jinja"):
        own = root / "templates" / name
        own.parent.mkdir(parents=True)
        shutil.copy(shipped("templates", *name.split("/")), own)
    workspace = Workspace(root)
    build_workspace(workspace, load_meetings(workspace), map, DAY, ignore)
    publish_site(workspace, workspace.build / "site", map, DAY, ignore)
    return root


def verified(root: Path) -> Verification:
    """What ``verify`` finds in the build of the workspace in ``root``."""
    workspace = Workspace(root)
    return verify_build(workspace, workspace.build)


def pdf(width: int) -> bytes:
    """A PDF of one empty page, ``width`` points wide."""
    data = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(width, 792)
    writer.write(data)
    return data.getvalue()


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    """``old`` in the file ``name`` is replaced by ``new`` at its first place."""

    def act(root: Path) -> object:
        text = (root / name).read_text("utf-8")
        assert old in text
        return (root / name).write_text(text.replace(old, new, 1), "utf-8")

    return act


def put(name: str, data: bytes = b"not ours") -> Callable[[Path], object]:
    """A file of these bytes is put at ``name``."""

    def act(root: Path) -> object:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        return (root / name).write_bytes(data)

    return act


def remove(name: str) -> Callable[[Path], object]:
    """The file or folder ``name`` is removed."""

    def act(root: Path) -> object:
        place = root / name
        return shutil.rmtree(place) if place.is_dir() else place.unlink()

    return act


def rename(old: str, new: str) -> Callable[[Path], object]:
    """The file ``old`` is called ``new``."""
    return lambda root: (root / old).rename(root / new)


def copy(old: str, new: str) -> Callable[[Path], object]:
    """The file ``old`` is copied to ``new``."""

    def act(root: Path) -> object:
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        return shutil.copy(root / old, root / new)

    return act


def in_manifest(change: Callable[[dict[str, object]], object], folder: str = "build") -> Callable[[Path], object]:
    """The manifest in ``folder`` is changed."""

    def act(root: Path) -> object:
        file = root / folder / "manifest.json"
        table = json.loads(file.read_text("utf-8"))
        change(table)
        return file.write_text(json.dumps(table), "utf-8")

    return act


def both(*acts: Callable[[Path], object]) -> Callable[[Path], object]:
    """One act after another."""
    return lambda root: [act(root) for act in acts]


def _last_page_replaced(root: Path) -> object:
    place = root / "build/068-noise/redline.pdf"
    writer = PdfWriter()
    for page in PdfReader(place).pages[:-1]:
        writer.add_page(page)
    writer.add_blank_page()
    return writer.write(place)


def _truncated(root: Path) -> object:
    file = root / "build/manifest.json"
    return file.write_bytes(file.read_bytes()[:-200])


def link(root: Path) -> object:
    """A link to the same bytes is put in a document's place."""
    place = root / "build/068-noise/clean.txt"
    place.rename(root / "clean.txt")
    return place.symlink_to(root / "clean.txt")


def _entry_of(path: str, data: bytes) -> Callable[[dict[str, object]], object]:
    def change(table: dict[str, object]) -> object:
        outputs = table["outputs"]
        assert isinstance(outputs, dict)
        outputs[path].update(sha256=sha256(data).hexdigest(), size=len(data))
        return None

    return change


def _changed(name: str) -> str:
    return f"{name}: has changed since the build"


def _newer(name: str) -> str:
    return f"{name}: is newer than the build; no output was made from it"


def _gone(name: str) -> str:
    return f"{name}: is not there, but outputs were made from it"


def _strange(name: str) -> str:
    return f"{name}: was not made by the build"


_CELLS = f"{' ' * 20}<td><p>45</p></td>\n{' ' * 20}<td><p>63</p></td>"
_NO_SITE = "site/manifest.json: is not there, so nothing of the site is proved; run `engross build` again"

SOURCES = (
    Alteration("a draft changed", edit(DRAFT, "60 dBA", "55 dBA"), (_changed(DRAFT),)),
    Alteration(
        "a value moved to another cell of a table in the law",
        edit(f"{LAW}/2020-01-14.codified.xml", _CELLS, "\n".join(reversed(_CELLS.split("\n")))),
        (_changed(f"{LAW}/2020-01-14.codified.xml"),),
    ),
    Alteration("a version removed", remove(DRAFT), (_gone(DRAFT),)),
    Alteration(
        "a version renamed to another day",
        rename(DRAFT, f"{LAW}/2025-10-22.proposed.xml"),
        (_gone(DRAFT), _newer(f"{LAW}/2025-10-22.proposed.xml")),
    ),
    Alteration(
        "a new version added",
        copy(DRAFT, f"{LAW}/2025-11-01.proposed.xml"),
        (_newer(f"{LAW}/2025-11-01.proposed.xml"),),
    ),
    Alteration(
        "a new chapter added",
        copy(DRAFT, "ordinances/new-trees/2025-11-01.proposed.xml"),
        (_newer("ordinances/new-trees/2025-11-01.proposed.xml"),),
    ),
    Alteration(
        "the city's file changed",
        edit("ordinances/elmwood.toml", "Elmwood", "Oakwood"),
        (_changed("ordinances/elmwood.toml"),),
    ),
    Alteration(
        "a waiver added",
        put("ordinances/waivers.toml", WAIVER.encode() * 2),
        (_changed("ordinances/waivers.toml"),),
    ),
    Alteration("the waivers removed", remove("ordinances/waivers.toml"), (_gone("ordinances/waivers.toml"),)),
    Alteration(
        "a record of the rules' reviews changed",
        edit(f"{LAW}/rules.lock.toml", "\n", "\n# looked at\n"),
        (_changed(f"{LAW}/rules.lock.toml"),),
    ),
    Alteration("a meeting changed", edit(MEETING, "Zoom", "Room 2; Zoom"), (_changed(MEETING),)),
    Alteration(
        "a meeting added",
        copy(MEETING, "ordinances/meetings/2025-11-18-laws.toml"),
        (_newer("ordinances/meetings/2025-11-18-laws.toml"),),
    ),
    Alteration("an attachment replaced", put(LETTER, pdf(500)), (_changed(LETTER),)),
    Alteration("an attachment removed", remove(LETTER), (_gone(LETTER),)),
    Alteration(
        "a template changed",
        edit("templates/html/publication.css", ":root", ":root "),
        (_changed("templates/html/publication.css"),),
    ),
    Alteration(
        "a template of notices changed",
        edit("templates/notices/agenda.md.jinja", "\n", "\n\n"),
        (_changed("templates/notices/agenda.md.jinja"),),
    ),
    Alteration(
        "a template removed, so that the shipped one is used",
        remove("templates/html/publication.css"),
        (_gone("templates/html/publication.css"),),
    ),
    Alteration(
        "a template added",
        put("templates/site/site.css", b"body { color: black }"),
        (_newer("templates/site/site.css"),),
    ),
)

OUTPUTS = (
    Alteration(
        "a document altered",
        edit("build/068-noise/changes.txt", "dBA", "dBC"),
        ("068-noise/changes.txt: is not as it was built",),
    ),
    Alteration(
        "a value moved to another cell of a page",
        edit("build/068-noise/clean.html", ">45<", "><"),
        ("068-noise/clean.html: is not as it was built",),
    ),
    Alteration(
        "the certificate's page of a PDF replaced",
        _last_page_replaced,
        ("068-noise/redline.pdf: is not as it was built",),
    ),
    Alteration("a document deleted", remove("build/068-noise/clean.pdf"), ("068-noise/clean.pdf: is not there",)),
    Alteration(
        "a document renamed",
        rename("build/068-noise/clean.pdf", "build/068-noise/final.pdf"),
        ("068-noise/clean.pdf: is not there", _strange("068-noise/final.pdf")),
    ),
    Alteration(
        "a document of another chapter put in its place",
        copy("build/new-parking/clean.txt", "build/068-noise/clean.txt"),
        ("068-noise/clean.txt: is not as it was built",),
    ),
    Alteration(
        "a link put in a document's place",
        link,
        ("068-noise/clean.txt: is a symbolic link; a build writes files",),
    ),
    Alteration("a file added beside documents", put("build/068-noise/memo.txt"), (_strange("068-noise/memo.txt"),)),
    Alteration("a file added in a folder of its own", put("build/letters/a/b.txt"), (_strange("letters/a/b.txt"),)),
    Alteration("a file added at the top", put("build/notes.txt"), (_strange("notes.txt"),)),
    Alteration("a read-me in the build folder", put("build/README.md"), ()),
    Alteration(
        "the packet altered",
        put("build/meetings/2025-10-21-laws/packet.pdf", pdf(500)),
        ("meetings/2025-10-21-laws/packet.pdf: is not as it was built",),
    ),
    Alteration(
        "a page of the site altered",
        edit("build/site/index.html", "<", " <"),
        ("site/index.html: is not as it was built",),
    ),
    Alteration(
        "a page of the site deleted",
        remove("build/site/068-noise/index.html"),
        ("site/068-noise/index.html: is not there",),
    ),
    Alteration(
        "a page added to the site", put("build/site/068-noise/news.html"), (_strange("site/068-noise/news.html"),)
    ),
    Alteration("the site deleted", remove("build/site"), (_NO_SITE,)),
    Alteration("the site's manifest deleted", remove("build/site/manifest.json"), (_NO_SITE,)),
    Alteration(
        "a page and its entry in the site's manifest altered",
        both(
            put("build/site/robots.html"),
            copy("build/site/robots.html", "build/site/index.html"),
            remove("build/site/robots.html"),
            in_manifest(_entry_of("index.html", b"not ours"), "build/site"),
        ),
        ("site/manifest.json: is not as it was built",),
    ),
)

MANIFESTS = (
    Alteration(
        "another version of Engross",
        in_manifest(lambda table: table["tools"].update(engross="0.0.9")),  # type: ignore[attr-defined]
        ("engross: the build was made with 0.0.9, here is {engross}; run `engross build` again",),
    ),
    Alteration(
        "another version of a library",
        in_manifest(lambda table: table["tools"].update(lxml="1.0")),  # type: ignore[attr-defined]
        ("lxml: the build was made with 1.0, here is {lxml}; run `engross build` again",),
    ),
    Alteration(
        "a library left out of the manifest",
        in_manifest(lambda table: table["tools"].pop("typst")),  # type: ignore[attr-defined]
        ("typst: the build was made with none that it names, here is {typst}; run `engross build` again",),
    ),
    Alteration(
        "the day changed",
        in_manifest(lambda table: table.update(today="2026-01-01")),
        ("site: was made for 2025-10-01, the documents for 2026-01-01; run `engross build` again",),
    ),
    Alteration(
        "an entry taken out of the manifest",
        in_manifest(lambda table: table["outputs"].pop("068-noise/clean.pdf")),  # type: ignore[attr-defined]
        (_strange("068-noise/clean.pdf"),),
    ),
    Alteration(
        "the site taken out of the manifest",
        in_manifest(lambda table: table.pop("site")),
        ("site: the build names no site, so nothing of it is proved; run `engross build` again",),
    ),
    Alteration(
        "a build that ended before it was done",
        put("build/.engross.journal"),
        (".engross.journal: a build ended before it was done; run `engross build` again",),
    ),
    Alteration(
        "a document and its entry in the manifest altered",
        both(
            put("build/068-noise/clean.txt"),
            in_manifest(_entry_of("068-noise/clean.txt", b"not ours")),
        ),
        (),
    ),
)

REFUSED = (
    Alteration(
        "the manifest truncated",
        _truncated,
        ("build/manifest.json is no manifest of a build; run `engross build` to make it anew",),
    ),
    Alteration(
        "the manifest deleted",
        remove("build/manifest.json"),
        ("there is no build/manifest.json; run `engross build` first",),
    ),
    Alteration(
        "the site's manifest truncated",
        put("build/site/manifest.json", b"{"),
        ("build/site/manifest.json is no manifest of a build; run `engross build` to make it anew",),
    ),
    Alteration(
        "a manifest of Engross 0.1.0",
        in_manifest(lambda table: table.update(format=1)),
        ("build/manifest.json was written by Engross 0.1.0, which named fewer inputs; run `engross build` again",),
    ),
    Alteration(
        "a manifest that names a file outside the workspace",
        in_manifest(lambda table: table["inputs"].update({"../law.xml": {"sha256": ""}})),  # type: ignore[attr-defined]
        ("build/manifest.json names '../law.xml', which is outside the workspace; run `engross build` again",),
    ),
)
