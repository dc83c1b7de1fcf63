"""``engross merge BASE.docx A.docx B.docx -o FILE.docx``: copies of any Word file."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Run
from engross.importing.tracked_text import tracked_text_blocks
from wordfiles import p, word_file


def write(folder: Path, **files: str) -> None:
    for name, words in files.items():
        (folder / f"{name}.docx").write_bytes(word_file(p(words)))


def test_copies_are_merged_outside_a_workspace(engross: Run, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    write(
        folder,
        base="The fee is ten dollars a year.",
        ann="The fee is 12 dollars a year.",
        bob="The fee is ten dollars a month.",
    )
    done = engross("merge", "base.docx", "ann.docx", "bob.docx", "-o", "out.docx", cwd=folder)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    data = (folder / "out.docx").read_bytes()
    assert tracked_text_blocks(data, "old") == ["The fee is ten dollars a year."]
    assert tracked_text_blocks(data, "new") == ["The fee is 12 dollars a month."]


def test_a_conflict_is_said_and_is_exit_status_1(engross: Run, workspace: Path) -> None:
    write(workspace, base="The fee is ten dollars.", ann="The fee is 12 dollars.", bob="The fee is 15 dollars.")
    done = engross("merge", "base.docx", "ann.docx", "bob.docx", "-o", "out.docx")
    assert done.returncode == 1
    assert "those of bob are: 15" in done.stdout
    assert "base: “ten”, ann: “12”" in done.stdout
    assert (workspace / "out.docx").is_file()


def test_what_does_not_fit_is_refused(engross: Run, workspace: Path) -> None:
    write(workspace, base="The fee.", ann="The fees.")
    (workspace / "bob.txt").write_text("The fee.", encoding="utf-8")
    for given, said in (
        (("ann.docx",), "the merge of Word files is a Word file"),
        (("bob.txt", "-o", "out.docx"), "bob.txt is no Word file"),
        (("ann.docx", "-o", "out.docx", "--take", "ours"), "--take is for the draft of a chapter"),
    ):
        done = engross("merge", "base.docx", *given)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert not (workspace / "out.docx").exists()


def test_an_output_file_is_for_word_files(engross: Run, workspace: Path) -> None:
    write(workspace, ann="The fee.")
    done = engross("merge", "68", "ann.docx", "-o", "out.docx")
    assert (done.returncode, "-o is for Word files" in done.stderr) == (2, True)
