"""The manifest out and in."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.errors import EngrossError
from engross.model.law.chapter import Source
from engross.model.manifest import Made, Manifest
from engross.outputs.manifest import read_manifest, stays_inside, write_manifest

ONE = Manifest(
    (
        Made("b/redline.docx", "aa", 3, (Source("law/a.xml", "01"), Source("law/b.xml", "02")), ("1", "2")),
        Made("a/clean.txt", "bb", 0, (Source("law/a.xml", "01"),)),
    ),
    (("typst", "1"), ("engross", "2")),
)


def test_what_is_written_is_read_again_in_order_of_paths() -> None:
    read = read_manifest(write_manifest(ONE), "manifest.json")
    assert set(read.made) == set(ONE.made)
    assert [made.path for made in read.made] == ["a/clean.txt", "b/redline.docx"]
    assert write_manifest(read) == write_manifest(ONE)


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "C:/x", "a\\..\\x", "", "a\nb", "."])
def test_a_path_out_of_the_folder_is_refused(path: str) -> None:
    assert not stays_inside(path)
    table = json.loads(write_manifest(ONE))
    table["outputs"][path] = table["outputs"].pop("a/clean.txt")
    with pytest.raises(EngrossError, match="outside its folder"):
        read_manifest(json.dumps(table).encode(), "manifest.json")


def test_another_format_is_named() -> None:
    table = {**json.loads(write_manifest(ONE)), "format": 7}
    with pytest.raises(EngrossError, match="of format 7, not 1"):
        read_manifest(json.dumps(table).encode(), "manifest.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["format", "tools", "inputs", "outputs", "sha256", "size", "x"]), inner)
    ),
    max_leaves=10,
)


@given(st.binary(max_size=60) | JSON.map(lambda table: json.dumps(table).encode()))
def test_no_bytes_give_a_traceback(data: bytes) -> None:
    with contextlib.suppress(EngrossError):
        read_manifest(data, "manifest.json")


def test_deep_nesting_is_no_manifest() -> None:
    with pytest.raises(EngrossError, match="is no manifest"):
        read_manifest(b"[" * 200_000, "manifest.json")
