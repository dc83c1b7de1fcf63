"""A city's own templates: what is in its folder ``templates/`` is what its outputs are made with."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from shutil import copy
from zipfile import ZipFile

import pytest
import typst
from pypdf import PdfReader

from cli.conftest import Run
from engross.rendering.pdf import typst_process
from engross.resources import shipped
from pictures import png


@pytest.fixture
def city(tmp_path: Path, engross: Run) -> Path:
    home = tmp_path / "city"
    assert engross("init", str(home)).returncode == 0
    return home


def _own(city: Path, folder: str, name: str, old: str, new: str) -> None:
    """The city's own template: the shipped one with ``old`` changed to ``new``."""
    file = city / "templates" / folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    copy(shipped("templates", folder, name), file)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_word_pages_and_site_show_the_citys_own_templates(city: Path, engross: Run) -> None:
    _own(city, "word", "page.toml", "[page]", "[page]\nwidth = 8.27\nheight = 11.0")
    _own(city, "html", "publication.css", ":root", "/* the city's */ :root")
    _own(city, "site", "site.css", ":root", ".city { color: black } :root")
    _own(city, "site", "words.en.toml", 'front = "', 'front = "Plainfield: ')
    _own(city, "typst", "publication.typ", "#set ", '#set page(paper: "a4")\n#set ')
    assert engross("-C", str(city), "build").returncode == 0
    chapter = city / "build" / "009-leaf-blowers"
    with ZipFile(chapter / "redline.docx") as file:
        assert b'w:w="11909"' in file.read("word/document.xml")
    assert "/* the city's */" in (chapter / "clean.html").read_text("utf-8")
    site = city / "build" / "site"
    assert ".city{color:black}" in (site / "site.css").read_text("utf-8")
    assert "Plainfield: " in (site / "009-leaf-blowers" / "index.html").read_text("utf-8")
    single = engross("-C", str(city), "clean", "9", "--format", "html")
    assert "/* the city's */" in single.stdout
    word = city / "one.docx"
    assert engross("-C", str(city), "redline", "9", "-o", str(word)).returncode == 0
    with ZipFile(BytesIO(word.read_bytes())) as file:
        assert b'w:w="11909"' in file.read("word/document.xml")


@pytest.mark.parametrize(
    ("paper", "points"), [("A4", (595.3, 841.9)), ("Legal", (612.0, 1008.0)), ("Letter", (612.0, 792.0))]
)
def test_word_and_pdf_are_on_the_citys_paper(city: Path, engross: Run, paper: str, points: tuple[float, float]) -> None:
    _own(city, "word", "page.toml", "[page]", f'[page]\npaper = "{paper}"')
    for form in ("docx", "pdf"):
        done = engross("-C", str(city), "clean", "9", "-o", str(city / f"law.{form}"))
        assert done.returncode == 0, done.stderr
    box = PdfReader(city / "law.pdf").pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(points, abs=0.1)
    with ZipFile(city / "law.docx") as file:
        page = file.read("word/document.xml").decode("utf-8")
    assert f'w:w="{round(points[0] * 20)}" w:h="{round(points[1] * 20)}"' in page


def test_a_page_that_is_as_shipped_gives_the_bytes_as_shipped(city: Path, engross: Run) -> None:
    for name in ("shipped", "copied"):
        if name == "copied":
            _own(city, "word", "page.toml", "[page]", "[page]")
        assert engross("-C", str(city), "redline", "9", "-o", str(city / f"{name}.pdf")).returncode == 0
    assert (city / "shipped.pdf").read_bytes() == (city / "copied.pdf").read_bytes()


@pytest.mark.parametrize(
    ("folder", "name", "old", "new", "said"),
    [
        ("html", "publication.html.jinja", "{% for", "{% four", "templates/html/publication.html.jinja:50: "),
        ("html", "publication.html.jinja", "publication.title", "publication.heading", "has no attribute 'heading'"),
        ("word", "page.toml", "[page]", "[page]\nwidth = 0\nheight = 11.0", "templates/word/page.toml"),
        (
            "word",
            "page.toml",
            "[page]",
            '[page]\nwidth = 8.5\npaper = "A4"',
            "names its paper (Letter, Legal, A4), or its width and",
        ),
        ("word", "page.toml", "[page]", '[page]\npaper = "A5"', "names its paper (Letter, Legal, A4)"),
    ],
)
def test_a_wrong_template_is_named(
    city: Path, engross: Run, folder: str, name: str, old: str, new: str, said: str
) -> None:
    _own(city, folder, name, old, new)
    form = "docx" if folder == "word" else "html"
    done = engross("-C", str(city), "clean", "9", "--format", form, "-o", str(city / f"x.{form}"))
    assert done.returncode == 2
    assert said in done.stderr
    assert not (city / f"x.{form}").exists()


def test_a_page_setting_that_never_ends_is_ended(city: Path, engross: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _own(city, "typst", "publication.typ", "#set document(", "#let hours = range(1000000000).len()\n#set document(")
    monkeypatch.setattr(typst_process, "SECONDS", 20)
    done = engross("-C", str(city), "clean", "9", "-o", str(city / "x.pdf"))
    assert done.returncode == 2
    assert "templates/typst/publication.typ: this template takes more" in done.stderr
    assert not (city / "x.pdf").exists()
    _own(city, "typst", "publication.typ", "#set document(", "#no-such-function()\n#set document(")
    done = engross("-C", str(city), "clean", "9", "-o", str(city / "x.pdf"))
    assert done.returncode == 2
    own = (city / "templates" / "typst" / "publication.typ").read_text("utf-8").splitlines()
    line = own.index("#no-such-function()") + 1
    assert f"templates/typst/publication.typ:{line}: " in done.stderr
    assert "unknown variable: no-such-function" in done.stderr


def _states(city: Path, line: str) -> None:
    """The city's file with ``line`` at its head."""
    file = next(path for path in (city / "ordinances").glob("*.toml") if path.name != "waivers.toml")
    file.write_text(f"{line}\n{file.read_text('utf-8')}", "utf-8")


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize(
    ("stated", "refused"),
    [
        (
            'paper = "A4"',
            "asks for the paper A4, and ordinances/city.toml lists Letter, Legal (papers): name one of these",
        ),
        ("width = 8.27\nheight = 11.69", "asks for the paper A4"),
        ("width = 7.0\nheight = 10.0", "asks for the paper 7 × 10 inches"),
        ('paper = "Legal"', ""),
        ("width = 8.5\nheight = 11.0", ""),
    ],
)
def test_a_paper_that_the_citys_file_does_not_list_is_refused(
    city: Path, engross: Run, stated: str, refused: str, form: str
) -> None:
    _states(city, 'papers = ["Letter", "Legal"]')
    _own(city, "word", "page.toml", "[page]", f"[page]\n{stated}")
    done = engross("-C", str(city), "redline", "9", "-o", str(city / f"x.{form}"))
    assert done.returncode == (2 if refused else 0), done.stderr
    assert refused in done.stderr
    assert (city / f"x.{form}").exists() is not bool(refused)


def test_the_paper_is_the_first_that_the_citys_file_lists(city: Path, engross: Run) -> None:
    _states(city, 'papers = ["A4", "Letter"]')
    for form in ("docx", "pdf"):
        assert engross("-C", str(city), "clean", "9", "-o", str(city / f"law.{form}")).returncode == 0
    box = PdfReader(city / "law.pdf").pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((595.3, 841.9), abs=0.1)
    with ZipFile(city / "law.docx") as file:
        assert 'w:w="11906" w:h="16838"' in file.read("word/document.xml").decode("utf-8")


def test_a_paper_that_is_none_is_refused(city: Path, engross: Run) -> None:
    _states(city, 'papers = ["Leter"]')
    done = engross("-C", str(city), "clean", "9", "-o", str(city / "law.pdf"))
    assert done.returncode == 2
    assert "city.toml" in done.stderr
    assert "Letter" in done.stderr


def test_the_letterhead_is_in_every_document_and_a_redline_is_still_read_back(city: Path, engross: Run) -> None:
    file = next((city / "ordinances").glob("*.toml"))
    table = '[letterhead]\nlines = ["Law Department", "2 Elm Street"]\n'
    file.write_text(f"{file.read_text('utf-8')}\n{table}", "utf-8")
    for name in ("logo.png", "seal.png"):
        (city / "templates" / "letterhead").mkdir(parents=True, exist_ok=True)
        (city / "templates" / "letterhead" / name).write_bytes(png(8, 8))
    for command in ("redline", "clean", "brief"):
        for form in ("docx", "pdf"):
            made = city / f"{command}.{form}"
            done = engross("-C", str(city), command, "9", "-o", str(made))
            assert done.returncode == 0, done.stderr
            assert "Law Department" in _first_page(made)
    done = engross(
        "-C", str(city), "import", str(city / "redline.docx"), "--chapter", "009-leaf-blowers", "-o", str(city)
    )
    assert done.returncode == 0, done.stderr
    own = (city / "ordinances" / "009-leaf-blowers" / "2026-03-02.proposed.xml").read_text("utf-8")
    back = (city / "2026-03-02.proposed.xml").read_text("utf-8")
    assert back == own


def _first_page(file: Path) -> str:
    if file.suffix == ".pdf":
        return " ".join(PdfReader(file).pages[0].extract_text().split())
    with ZipFile(file) as parts:
        return " ".join(
            parts.read(name).decode() for name in parts.namelist() if "/header" in name and "rels" not in name
        )


def test_pdf_files_are_set_in_the_citys_font_and_one_that_is_nowhere_is_refused(city: Path, engross: Run) -> None:
    known = {font.family: font.path for font in typst.Fonts().fonts() if font.path and font.path.endswith(".ttf")}
    _own(city, "word", "page.toml", "# [pdf]", '[pdf]\nfont = "Font of Nowhere"')
    done = engross("-C", str(city), "clean", "9", "-o", str(city / "law.pdf"))
    assert done.returncode == 2
    assert "templates/word/page.toml: [pdf] font: there is no font 'Font of Nowhere' in templates/fonts" in done.stderr
    if not known:
        pytest.skip("not checked: a city's own font; install one (fonts-liberation)")
    family, path = min(known.items())
    _own(city, "word", "page.toml", "# [pdf]", f'[pdf]\nfont = "{family}"')
    assert engross("-C", str(city), "clean", "9", "-o", str(city / "law.pdf")).returncode == 2
    (city / "templates" / "fonts").mkdir()
    copy(path, city / "templates" / "fonts" / "own.ttf")
    for template in ("shipped", "own"):
        if template == "own":
            _own(city, "typst", "publication.typ", "#set document(", "#set document(")
        assert engross("-C", str(city), "clean", "9", "-o", str(city / "law.pdf")).returncode == 0
        fonts = PdfReader(city / "law.pdf").pages[0]["/Resources"]["/Font"].get_object()
        names = {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
        assert any(family.replace(" ", "") in name for name in names), names
