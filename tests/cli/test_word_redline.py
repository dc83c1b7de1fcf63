"""``engross redline NEW.docx --from OLD.docx``: two Word files, in their own look."""

from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Run
from engross.importing.tracked_text import tracked_text_blocks
from wordfiles import ListForm, definition, numbered, p, word_file


def written(folder: Path) -> None:
    """Two files that are no ordinance."""
    (folder / "old.docx").write_bytes(word_file(p("The tenant pays ten dollars.")))
    (folder / "new.docx").write_bytes(word_file(p("The tenant pays 12 dollars.")))


def test_two_files_that_are_no_ordinance_are_redlined_outside_a_workspace(engross: Run, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    written(folder)
    done = engross("redline", "new.docx", "--from", "old.docx", "-o", "out.docx", cwd=folder)
    assert (done.returncode, done.stderr.startswith("out.docx: ")) == (0, True), done.stderr
    data = (folder / "out.docx").read_bytes()
    assert tracked_text_blocks(data, "old") == ["The tenant pays ten dollars."]
    assert tracked_text_blocks(data, "new") == ["The tenant pays 12 dollars."]


def test_equal_texts_are_said_to_be_equal(engross: Run, workspace: Path) -> None:
    written(workspace)
    done = engross("redline", "new.docx", "--from", "new.docx", "-o", "out.docx")
    assert "the text of new.docx is that of new.docx; nothing is marked" in done.stderr


def test_a_list_that_counts_otherwise_is_not_said_to_bear_no_mark(engross: Run, workspace: Path) -> None:
    for name, form in (("old", "lowerLetter"), ("new", "decimal")):
        lists = {"numbering": definition(1, ListForm(form, "(%1)"))}
        (workspace / f"{name}.docx").write_bytes(word_file(numbered("A fee.", 0) + numbered("A fine.", 0), lists))
    done = engross("redline", "new.docx", "--from", "old.docx", "-o", "out.docx")
    assert "marked is only the style, list or formatting of 2 paragraphs or runs" in done.stderr


def test_a_body_without_a_paragraph_is_one_that_is_empty(engross: Run, workspace: Path) -> None:
    (workspace / "old.docx").write_bytes(word_file("<w:sectPr/>"))
    (workspace / "new.docx").write_bytes(
        word_file("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>" + p("Fee") + "</w:tc></w:tr></w:tbl>" + p(""))
    )
    for names in (("new", "old"), ("old", "new")):
        done = engross("redline", f"{names[0]}.docx", "--from", f"{names[1]}.docx", "-o", "out.docx")
        assert done.returncode == 0, done.stderr


def test_the_look_of_a_city_is_asked_for(engross: Run, workspace: Path) -> None:
    written(workspace)
    done = engross("redline", "new.docx", "--from", "old.docx", "--look", "city", "-o", "out.docx")
    assert done.returncode == 2
    assert "out.docx" not in {path.name for path in workspace.iterdir()}


def test_the_look_of_a_file_is_for_word_files(engross: Run) -> None:
    done = engross("redline", "68", "--look", "own", "-o", "out.docx")
    assert (done.returncode, "--look is for two whole Word files" in done.stderr) == (2, True)


def test_what_only_word_files_have_is_refused_of_a_chapter(engross: Run) -> None:
    for option in (("--moves",), ("--formatting",), ("--pending", "keep")):
        done = engross("redline", "68", *option, "-o", "out.docx")
        assert (done.returncode, f"{option[0]} is for two whole Word files" in done.stderr) == (2, True)


def test_a_blackline_has_no_tracked_changes(engross: Run, workspace: Path) -> None:
    written(workspace)
    done = engross("redline", "new.docx", "--from", "old.docx", "--blackline", "-o", "out.docx")
    assert done.returncode == 0, done.stderr
    data = (workspace / "out.docx").read_bytes()
    assert tracked_text_blocks(data, "old") == tracked_text_blocks(data, "new") == ["The tenant pays ten12 dollars."]


def test_two_files_in_other_formats(engross: Run, workspace: Path) -> None:
    written(workspace)
    assert "pays [-ten-]{+12+} dollars" in engross("redline", "new.docx", "--from", "old.docx").stdout
    done = engross("redline", "new.docx", "--from", "old.docx", "--format", "json")
    assert json.loads(done.stdout)["changes"][0]["ops"][1:3] == [["-", "ten"], ["+", "12"]]
    assert "Replaces “ten” with “12”." in engross("changes", "new.docx", "--from", "old.docx").stdout
    done = engross("changes", "new.docx", "--from", "old.docx", "--format", "json")
    assert json.loads(done.stdout)["from"] == "old.docx"
    done = engross("redline", "new.docx", "--from", "old.docx", "--blackline")
    assert (done.returncode, "--blackline is for Word" in done.stderr) == (2, True)
