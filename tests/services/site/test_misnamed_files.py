"""A site of a code in which a file is named for another version than its text is of."""

from __future__ import annotations

from pathlib import Path

import pytest

from changing_code import ChangingCode
from engross.errors import SourceError
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace


def test_a_file_that_is_named_for_another_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    code = ChangingCode.begin(tmp_path / "city")
    file = code.folder(5) / "2020-01-14.codified.xml"
    file.rename(file.with_name("2019-02-14.codified.xml"))
    said = (
        r"ordinances/005-chapter/2019-02-14\.codified\.xml:1: the file is called 2019-02-14\.codified, "
        r"its text says 2020-01-14\.codified; rename the file, or correct its FRBRdate"
    )
    with pytest.raises(SourceError, match=said):
        publish_site(Workspace(code.root.resolve()), tmp_path / "site", map, code.today, lambda _: None)
