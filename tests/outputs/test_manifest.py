"""The manifest out and in."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.errors import EngrossError
from engross.model.law.chapter import Source
from engross.model.manifest import Made, Manifest
from engross.outputs.manifest import read_made, read_manifest, stays_inside, write_manifest

ONE = Manifest(
    (
        Made("b/redline.docx", "aa", 3, (Source("law/a.xml", "01"), Source("law/b.xml", "02")), ("1", "2")),
        Made("a/clean.txt", "bb", 0, (Source("law/a.xml", "01"),)),
    ),
    (("typst", "1"), ("engross", "2")),
    date(2026, 1, 5),
    "build",
    "cc",
)


def test_what_is_written_is_read_again_in_order_of_paths() -> None:
    read = read_manifest(write_manifest(ONE), "manifest.json")
    assert set(read.made) == set(ONE.made)
    assert [made.path for made in read.made] == ["a/clean.txt", "b/redline.docx"]
    assert write_manifest(read) == write_manifest(ONE)


@pytest.mark.parametrize("manifest", [ONE, replace(ONE, made=()), replace(ONE, made=ONE.made[1:], site="")])
def test_it_is_json_with_indentation(manifest: Manifest) -> None:
    written = write_manifest(manifest).decode()
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "C:/x", "a\\..\\x", "", "a\nb", "."])
def test_a_path_out_of_the_folder_is_refused(path: str) -> None:
    assert not stays_inside(path)
    table = json.loads(write_manifest(ONE))
    table["outputs"][path] = table["outputs"].pop("a/clean.txt")
    with pytest.raises(EngrossError, match="outside its folder"):
        read_manifest(json.dumps(table).encode(), "manifest.json")


@pytest.mark.parametrize("path", ["../x", "/x", "C:/x", ""])
def test_an_input_out_of_the_workspace_is_refused(path: str) -> None:
    table = json.loads(write_manifest(ONE))
    table["inputs"][path] = {"sha256": "01"}
    with pytest.raises(EngrossError, match="outside the workspace"):
        read_manifest(json.dumps(table).encode(), "manifest.json")


def test_equal_sets_of_inputs_stand_once() -> None:
    many = replace(ONE, made=tuple(replace(ONE.made[0], path=f"{number}.txt") for number in range(5)))
    table = json.loads(write_manifest(many))
    assert table["input_sets"] == [["law/a.xml", "law/b.xml"]]
    assert set(read_manifest(write_manifest(many), "manifest.json").made) == set(many.made)


def test_a_file_that_changed_while_it_was_read_is_refused() -> None:
    other = replace(ONE.made[1], inputs=(Source("law/a.xml", "03"),))
    with pytest.raises(EngrossError, match=r"law/a\.xml was changed while the build ran; run `engross build` again"):
        write_manifest(replace(ONE, made=(ONE.made[0], other)))


@pytest.mark.parametrize("at", [-1, 2, "x", None])
def test_a_set_of_inputs_that_is_not_there_is_refused(at: object) -> None:
    table = json.loads(write_manifest(ONE))
    table["outputs"]["a/clean.txt"]["inputs"] = at
    with pytest.raises(EngrossError, match="is no manifest"):
        read_manifest(json.dumps(table).encode(), "manifest.json")


def test_outputs_of_0_1_0_are_known_and_its_claims_are_not() -> None:
    table = {"format": 1, "tools": {}, "inputs": {}, "outputs": {"a.txt": {"sha256": "aa", "size": 1, "inputs": []}}}
    data = json.dumps(table).encode()
    assert read_made(data) == (("a.txt", "aa"),)
    with pytest.raises(EngrossError, match=r"written by Engross 0\.1\.0, which named fewer inputs"):
        read_manifest(data, "manifest.json")


def test_another_format_is_named() -> None:
    table = {**json.loads(write_manifest(ONE)), "format": 7}
    with pytest.raises(EngrossError, match="of format 7, not 2"):
        read_manifest(json.dumps(table).encode(), "manifest.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["format", "kind", "today", "tools", "site", "inputs", "input_sets", "outputs", "sha256", "size", "x"]
            ),
            inner,
        )
    ),
    max_leaves=10,
)


@given(st.binary(max_size=60) | JSON.map(lambda table: json.dumps(table).encode()))
def test_no_bytes_give_a_traceback(data: bytes) -> None:
    read_made(data)
    with contextlib.suppress(EngrossError):
        read_manifest(data, "manifest.json")


def test_deep_nesting_is_no_manifest() -> None:
    with pytest.raises(EngrossError, match="is no manifest"):
        read_manifest(b"[" * 200_000, "manifest.json")
