"""What a new chapter has of its city: the city's file says it, and no other chapter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.errors import EngrossError
from engross.services.drafting.city_identity import city_full_name, code_uri, enacting_body
from engross.workspace import Workspace
from samples import chapter_of, section


def workspace_of(
    folder: Path, *lines: str, uris: tuple[str, ...] = ("/akn/us-ct-exampleton/act/code/chapter-9",)
) -> Workspace:
    for at, uri in enumerate(uris):
        path = folder / "ordinances" / f"{at + 1:03}-else" / "2020-01-14.codified.xml"
        path.parent.mkdir(parents=True)
        path.write_bytes(write_chapter(replace(chapter_of(section("1", "One.", "Words.")), uri=uri)))
    (folder / "ordinances").mkdir(parents=True, exist_ok=True)
    if lines:
        (folder / "ordinances" / "city.toml").write_text("\n".join(lines), encoding="utf-8")
    return Workspace(folder)


@pytest.mark.parametrize(
    ("lines", "uri"),
    [
        (['name = "Plainfield"', 'state = "MA"'], "/akn/us-ma-plainfield/act/code"),
        (['name = "San Mateo"', 'state = "California"'], "/akn/us-ca-san-mateo/act/code"),
        (['name = "Plainfield"', 'state = "Mass."'], "/akn/us-ma-plainfield/act/code"),
        (['division = "ocd-division/country:us/state:ct/place:new_haven"'], "/akn/us-ct-new-haven/act/code"),
        (
            ['division = "ocd-division/country:us/state:ct/place:a"', "[code]", 'uri = "/akn/us-x/act/code"'],
            "/akn/us-x/act/code",
        ),
    ],
)
def test_the_citys_file_says_which_code_it_is(tmp_path: Path, lines: list[str], uri: str) -> None:
    assert code_uri(workspace_of(tmp_path, *lines)) == uri


def test_a_file_that_does_not_say_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngrossError, match="write name and state into"):
        code_uri(workspace_of(tmp_path, 'name = "Plainfield"', 'state = "Ruritania"'))


def test_without_a_file_the_chapters_have_to_agree(tmp_path: Path) -> None:
    assert code_uri(workspace_of(tmp_path / "a")) == "/akn/us-ct-exampleton/act/code"
    assert code_uri(workspace_of(tmp_path / "none", uris=())) == "/akn/us/act/code"
    two = ("/akn/us-ct-exampleton/act/code/chapter-9", "/akn/us-ma-plainfield/act/code/chapter-1")
    with pytest.raises(EngrossError, match="the chapters are of several codes"):
        code_uri(workspace_of(tmp_path / "b", uris=two))


def test_the_body_that_enacts_is_the_citys(tmp_path: Path) -> None:
    lines = ('name = "Plainfield"', 'state = "MA"', 'kind = "town"')
    meeting = ("[code]", 'enacted_by = "town-meeting"', "[[body]]", 'key = "town-meeting"', 'name = "Town Meeting"')
    stated = workspace_of(tmp_path / "a", *lines, *meeting)
    assert (enacting_body(stated).key, enacting_body(stated).name) == ("town-meeting", "Town Meeting")
    another = workspace_of(tmp_path / "b", *lines)
    assert enacting_body(another).name == "Council"
    own = workspace_of(tmp_path / "c", *lines, uris=("/akn/us-ma-plainfield/act/code/chapter-1",))
    assert enacting_body(own) == chapter_of().author


@pytest.mark.parametrize(
    ("lines", "full"),
    [
        (['name = "Plainfield"', 'kind = "town"'], "Town of Plainfield"),
        (['name = "Essex"', 'kind = "county"'], "Essex County"),
        (['name = "Norwalk"'], "City of Norwalk"),
        (['name = "Norwalk"', 'full_name = "The City of Norwalk"'], "The City of Norwalk"),
        ([], ""),
    ],
)
def test_the_full_name_is_made_of_the_kind(tmp_path: Path, lines: list[str], full: str) -> None:
    assert city_full_name(workspace_of(tmp_path, *lines, "")) == full
