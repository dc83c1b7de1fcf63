"""A small code that is edited at random: chapters that cite one another, drafts, settings, the names of its files."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from engross.akn import identify, write_chapter
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Text
from engross.resources import shipped
from engross.result_cache.entries import ResultCache
from workspaces import CITY, MEETING

NUMBERS = (5, 6, 7, 8)
"""The chapters that there may be."""
_CITED = (*(f"{chapter}-{section}" for chapter in NUMBERS for section in (1, 2, 3)), "5-1A", "6-2B", "7-1A(1)")
_WORDS = (
    "The sound level is 70 dBA.",
    "The fee is $50 and the the clerk keeps it.",
    "A PERMIT is granted by the Director",
    "Notice is given within ten days.",
)
_LEVELS = (
    ("chapter", 'numbered = ["5"]'),
    ("section", 'numbered = ["5-1"]'),
    ("subsection", 'numbered = ["A."]\ncited = "[{}]"'),
)
_CITIES = (
    'name = "Elmwood"\n',
    'name = "Oakham"\ncomplete = true\n[redline]\nauthor = "The Clerk"\n',
    'name = "Elmwood"\n' + "".join(f'[[hierarchy.level]]\nname = "{name}"\n{form}\n' for name, form in _LEVELS),
    'name = "Oakham"\n[hierarchy]\nlevels = ["chapter", "section", "subsection", "paragraph"]\n',
    "name = 12 12\n",
)
_MEETING = MEETING.partition('[[part]]\ntitle = "NEW')[0].replace("068-noise", "{}-{}").replace('"68"', '"{}"')
_TEMPLATES = ("html/publication.css", "site/chapter.html.jinja", "notices/hearing-notice.md.jinja", "site/site.css")
_SETTINGS = ('[check]\nselect = ["REF"]\n', '[check]\nignore = ["DRF"]\n', '[check]\nbaseline = "known.json"\n', "")
_NAMES = ("chapter", "matters", "Matters")
_ALIKE = ((b"says", b"said"), (b"See", b"Cf."), (b"fee", b"tax"))
"""Words of one length."""
_TODAYS = (date(2026, 1, 1), date(2026, 1, 2), date(2019, 12, 31), date(2026, 6, 2))

_sentences = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(_CITED).map(lambda place: f"As § {place} says, it is so."),
    st.sampled_from(NUMBERS).map(lambda number: f"See chapter {number}."),
)


@dataclass(frozen=True)
class Step:
    """What happens to the code next: what, to which chapter, to which section there, and the words for it."""

    what: str
    chapter: int
    section: int
    words: str
    item: str


KINDS = (
    "edit",
    "cite",
    "renumber",
    "strike",
    "repeal",
    "draft",
    "file",
    "withdraw",
    "drop",
    "rename",
    "garble",
    "city",
    "today",
    "waive",
    "template",
    "meeting",
    "settings",
    "file beside",
    "name of the folder",
    "name of the file",
    "exchange",
    "twin",
    "unseen",
    "link",
    "elsewhere",
)
steps = st.builds(
    Step,
    st.sampled_from(KINDS),
    st.sampled_from(NUMBERS),
    st.integers(1, 3),
    _sentences,
    st.sampled_from(["A.", "B.", "C."]),
)


@dataclass
class ChangingCode:
    """The code at ``root`` as it is now; ``today`` is the day that it is looked at."""

    root: Path
    today: date = _TODAYS[0]
    chapters: dict[int, dict[str, list[str]]] = field(default_factory=dict)
    drafts: dict[int, dict[str, list[str]]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    filed: set[int] = field(default_factory=set)

    @classmethod
    def begin(cls, root: Path) -> ChangingCode:
        """A code in which each chapter cites the next."""
        code = cls(root)
        for number in NUMBERS:
            near = NUMBERS[(number + 1) % len(NUMBERS)]
            code.chapters[number] = {
                "1": [f"As § {near}-2A says, it is so.", _WORDS[number % 4]],
                "2": [f"See § {near}-1."],
            }
            code.write(number)
        code.file("city.toml").write_text(_CITIES[0], encoding="utf-8")
        return code

    def file(self, name: str) -> Path:
        """A file in ``ordinances/``."""
        return self.root / "ordinances" / name

    def folder(self, number: int) -> Path:
        """The folder of a chapter."""
        return self.file(f"{number:03d}-{self.names.get(number, _NAMES[0])}")

    def write(self, number: int) -> None:
        """Write the chapter and its draft, where there is one."""
        folder = self.folder(number)
        shutil.rmtree(folder, ignore_errors=True)
        for texts, version in (
            (self.chapters.get(number), Version(date(2020, 1, 14), "codified")),
            (self.drafts.get(number), Version(date(2026, 1, 2), "proposed")),
        ):
            if texts is not None:
                folder.mkdir(parents=True, exist_ok=True)
                chapter = _chapter(number, texts, version)
                if version.stage == "proposed" and number in self.filed:
                    chapter = replace(chapter, actions=(LegislativeAction("filed", date(2025, 12, 1)),))
                (folder / f"{version}.xml").write_bytes(write_chapter(chapter))

    def apply(self, step: Step) -> None:
        """Do what a step says, as far as there is something to do it to."""
        sections = self.drafts.get(step.chapter) or self.chapters.get(step.chapter)
        held = sections.get(str(step.section)) if sections else None
        match step.what:
            case "city":
                self.file("city.toml").write_text(
                    _CITIES[(step.chapter + step.section) % len(_CITIES)], encoding="utf-8"
                )
            case "today":
                self.today = _TODAYS[(step.chapter + step.section) % len(_TODAYS)]
            case "waive":
                text = f'[[waiver]]\ncode = "DRF002"\nchapter = "{step.chapter:03d}-chapter"\nreason = "known"\n'
                self.file("waivers.toml").write_text(text, encoding="utf-8")
            case "template":
                self._own_template(_TEMPLATES[step.chapter % len(_TEMPLATES)], "\n" * step.section)
            case "meeting":
                self.file("city.toml").write_text(CITY, encoding="utf-8")
                self.file("meetings").mkdir(exist_ok=True)
                name, told = f"2026-0{step.section}-20-laws.toml", self.folder(step.chapter).name
                text = _MEETING.format(step.chapter, *told.partition("-")[::2])
                text = text.replace("Tuesday, October 21, 2025", f"2026-0{step.section}-20")
                self.file("meetings").joinpath(name).write_text(text, encoding="utf-8")
            case "file":
                self.filed ^= {step.chapter}
                self.write(step.chapter)
            case "settings":
                (self.root / "engross.toml").write_text(_SETTINGS[step.chapter % len(_SETTINGS)], encoding="utf-8")
            case "garble" | "unseen" | "name of the file" | "file beside":
                for file in sorted(self.folder(step.chapter).glob("*.xml"))[:1]:
                    _alter_file(step, file)
            case "name of the folder" | "exchange" | "twin" | "link" | "elsewhere":
                self._move(step)
            case _:
                self._change(step, sections, held)
                self.write(step.chapter)

    def _own_template(self, name: str, behind: str) -> None:
        """Have a template of the city's own, which is the one that ships with words ``behind`` it; none where it was
        the same before."""
        path = self.root / "templates" / name
        text = shipped("templates", *name.split("/")).read_text(encoding="utf-8") + behind
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _move(self, step: Step) -> None:
        """Move files without a change of their bytes."""
        folder, beside = self.folder(step.chapter), self.file(f"{step.chapter:03d}-beside")
        match step.what:
            case "name of the folder" if folder.is_dir():
                self.names[step.chapter] = _NAMES[step.section % len(_NAMES)]
                folder.rename(self.folder(step.chapter))
            case "exchange":
                other = self.folder(NUMBERS[(NUMBERS.index(step.chapter) + step.section) % len(NUMBERS)])
                if folder.is_dir() and other.is_dir() and other != folder:
                    folder.rename(self.file("exchanged"))
                    other.rename(folder)
                    self.file("exchanged").rename(other)
            case "twin" if beside.is_dir():
                shutil.rmtree(beside)
            case "twin" if folder.is_dir():
                shutil.copytree(folder, beside)
            case "link":
                law, place = self.root / "law", self.file(".")
                if place.is_symlink():
                    place.unlink()
                    law.rename(place)
                else:
                    place.rename(law)
                    _link(place, law)
            case "elsewhere":
                self.root = self.root.rename(self.root.with_name("town" if self.root.name == "city" else "city"))

    def _change(self, step: Step, sections: dict[str, list[str]] | None, held: list[str] | None) -> None:
        match step.what:
            case "drop":
                if len(self.chapters) > 1:
                    self.chapters.pop(step.chapter, None)
                    self.drafts.pop(step.chapter, None)
            case "draft":
                law = self.chapters.get(step.chapter)
                if law is not None:
                    self.drafts[step.chapter] = {key: [*texts] for key, texts in law.items()} | {"3": [step.words]}
            case "withdraw":
                self.drafts.pop(step.chapter, None)
            case "cite" | "edit" if sections is None:
                self.chapters[step.chapter] = {"1": [step.words]}
            case "cite" | "edit" if sections is not None:
                sections.setdefault(str(step.section), []).append(step.words)
            case "renumber" if sections is not None and held is not None:
                del sections[str(step.section)]
                sections[str(step.section + 3)] = held
            case "strike" if sections is not None and held is not None and len(sections) > 1:
                del sections[str(step.section)]
            case "repeal" if held is not None:
                held[:] = ["REPEALED"]
            case "rename" if held:
                held[0] = step.words


def _alter_file(step: Step, file: Path) -> None:
    """Change a version's file, its name or what stands beside it, whatever its text says."""
    match step.what:
        case "garble":
            file.write_bytes(file.read_bytes()[: 200 * step.section])
        case "unseen":
            before, (old, new) = file.stat(), _ALIKE[step.section % len(_ALIKE)]
            file.write_bytes(file.read_bytes().replace(old, new))
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        case "name of the file":
            file.rename(file.with_name(f"20{18 + step.section}-02-14.codified.xml"))
        case "file beside":
            file.with_name("notes.xml").write_text("<notes/>\n", encoding="utf-8")


def _link(place: Path, to: Path) -> None:
    """Make ``place`` a link to a folder, or that folder itself where the system allows no links."""
    with suppress(OSError):
        place.symlink_to(to.name, target_is_directory=True)
    if not place.is_symlink():
        to.rename(place)


def damage_entries(cache: ResultCache, at: int) -> None:
    """Damage a fifth of the entries of a cache, and leave what a killed writer would."""
    files = sorted(path for path in cache.folder.glob("??/*") if path.is_file())
    for path in files[at % 5 :: 5]:
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + bytes([at % 256]) + data[len(data) // 2 + 1 :])
    if files:
        files[at % len(files)].with_name(files[0].name + ".0000abcd.part").write_bytes(b"half")


def _chapter(number: int, texts: dict[str, list[str]], version: Version) -> Chapter:
    sections = tuple(_section(number, at, words) for at, words in sorted(texts.items()))
    root = Provision("chapter", f"Chapter {number}", Text(f"Matters {number}"), (), sections)
    return identify(Chapter(f"/akn/us-xx-x/act/code/chapter-{number}", version, root, Body("council", "Council")))


def _section(number: int, at: str, words: list[str]) -> Provision:
    label, heading = f"§ {number}-{at}.", Text(f"Matter {at}.")
    if words == ["REPEALED"]:
        return Provision("section", label, heading, status="repealed")
    letters = "ABCDEFGHIJ"
    items = tuple(
        Provision("subsection", f"{letters[index]}.", None, (Text(each),)) for index, each in enumerate(words[:10])
    )
    notes = (ProvisionNote("history", Text(f"Ord. {at}"), f"Elmwood, Ord. No. {at}"),) if at != "1" else ()
    return Provision("section", label, heading, (), items, notes=notes)
