from __future__ import annotations

from collections.abc import Mapping

import pytest
from lxml import html

from engross.site import site_files
from site_docket import docket


@pytest.fixture(scope="session")
def site() -> Mapping[str, bytes]:
    return dict(site_files(docket()))


@pytest.fixture(scope="session")
def pages(site: Mapping[str, bytes]) -> Mapping[str, html.HtmlElement]:
    return {name: html.document_fromstring(data) for name, data in site.items() if name.endswith(".html")}
