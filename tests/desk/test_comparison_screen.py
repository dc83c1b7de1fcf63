"""Two Word files compared on a page of the desk."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from flask.testing import FlaskClient

from desk_pages import ORIGIN, TECHNICAL, PageWords, shown
from engross.cli import group
from wordfiles import p, word_file

Post = Callable[..., Any]
OLD = word_file(p("LEASE") + p("The rent is $900 a month.") + p("The tenant keeps one dog."))
NEW = word_file(p("LEASE") + p("The rent is $950 a month.") + p("The tenant keeps one dog.") + p("No cats."))


def compare(post: Post, old: bytes = OLD, new: bytes = NEW, names: tuple[str, str] = ("old.docx", "new.docx")) -> str:
    files = {"old": (BytesIO(old), names[0]), "new": (BytesIO(new), names[1])}
    return str(post("/compare", follow=False, **files).headers["Location"])


def test_what_changes_is_listed(client: FlaskClient, post: Post) -> None:
    page = client.get(compare(post), base_url=ORIGIN)
    words = shown(page)
    assert "new.docx against old.docx" in words
    assert "2 paragraphs change" in words
    assert "struck: 900 end of struck" in words
    assert "inserted: 950 end of inserted" in words
    assert "No cats." in words
    assert TECHNICAL.search(" ".join(PageWords(page.text).words)) is None


def test_the_redline_is_that_of_the_command(client: FlaskClient, post: Post, root: Path, tmp_path: Path) -> None:
    for name, data in (("old.docx", OLD), ("new.docx", NEW)):
        (tmp_path / name).write_bytes(data)
    wanted = tmp_path / "wanted.docx"
    files = [str(tmp_path / "new.docx"), "--from", str(tmp_path / "old.docx")]
    run = CliRunner().invoke(group, ["-C", str(root), "--today", "2025-09-18", "redline", *files, "-o", str(wanted)])
    assert run.exit_code == 0, run.output
    answer = client.get(f"{compare(post)}/redline.docx", base_url=ORIGIN)
    assert answer.data == wanted.read_bytes()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="new-redline.docx"'


def test_a_name_of_any_letters_is_kept(client: FlaskClient, post: Post) -> None:
    answer = client.get(f"{compare(post, names=('a.docx', 'Přílohy.docx'))}/redline.docx", base_url=ORIGIN)
    disposition = answer.headers["Content-Disposition"]
    assert (
        disposition == "attachment; filename=\"P__lohy-redline.docx\"; filename*=UTF-8''P%C5%99%C3%ADlohy-redline.docx"
    )


def test_a_file_that_is_no_word_file_is_refused_in_one_sentence(client: FlaskClient, post: Post) -> None:
    page = client.get(compare(post, new=b"PK nothing"), base_url=ORIGIN)
    assert page.status_code == 409
    assert "new.docx" in page.text


def test_a_discarded_comparison_is_gone(client: FlaskClient, post: Post) -> None:
    here = compare(post)
    assert "nothing was changed" in shown(post(f"{here}/discard"))
    assert client.get(f"{here}/redline.docx", base_url=ORIGIN).status_code == 404


def test_no_other_file_of_the_folder_is_served(client: FlaskClient, post: Post) -> None:
    here = compare(post)
    assert client.get(f"{here}/result.json", base_url=ORIGIN).status_code == 404
    assert client.get(f"/newspaper/{here[-24:]}/picture-1.png", base_url=ORIGIN).status_code == 404
