from __future__ import annotations

from posixpath import relpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.site.page_addresses import relative_address

FOLDERS = st.lists(st.sampled_from(["68-noise", "68", "search", "a.b"]), max_size=3)
PAGES = st.builds(lambda folders, name: "/".join((*folders, f"{name}.html")), FOLDERS, st.sampled_from(["index", "b"]))


@given(PAGES, PAGES)
def test_the_way_between_two_pages_is_that_of_their_paths(here: str, there: str) -> None:
    assert relative_address(here, there) == relpath(there, here.rpartition("/")[0] or ".")


@pytest.mark.parametrize(
    ("here", "there", "address"),
    [
        ("68-noise/index.html", "68-noise/index.html#sec_1", "#sec_1"),
        ("68-noise/index.html", "#sec_1", "#sec_1"),
        ("68-noise/index.html", "9-dogs/index.html#sec_1", "../9-dogs/index.html#sec_1"),
        ("index.html", "9-dogs/index.html", "9-dogs/index.html"),
        ("search/0.js", "index.html", "../index.html"),
        ("68-noise/index.html", "68-noise/pictures/", "pictures/"),
        ("index.html", "68-noise/pictures/", "68-noise/pictures/"),
    ],
)
def test_an_anchor_comes_along(here: str, there: str, address: str) -> None:
    assert relative_address(here, there) == address
