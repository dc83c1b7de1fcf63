"""The programs that a manifest names: every one whose version may change the bytes of an output."""

from __future__ import annotations

import sys
import zlib
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Literal

from engross import __version__
from engross.model.manifest import Manifest

SHAPING_LIBRARIES = (
    "holidays",
    "icalendar",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "markupsafe",
    "mdurl",
    "pypdf",
    "python-dateutil",
    "typst",
    "tzdata",
)
"""The libraries that write outputs or count the days in them: lxml parses; jinja2 with markupsafe, typst and pypdf make
pages; markdown-it-py with mdurl reads templates' words; icalendar, python-dateutil, tzdata and holidays know days."""


@cache
def manifest_tools() -> tuple[tuple[str, str], ...]:
    """The programs that the manifest names, and their versions: Engross, Python and its zlib (which compresses Word and
    PDF files), SHAPING_LIBRARIES. The templates and schemas that ship are covered by the version of Engross."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    own = (("engross", __version__), ("python", python), ("zlib", zlib.ZLIB_RUNTIME_VERSION))
    return *own, *((library, version(library)) for library in SHAPING_LIBRARIES)


def manifest_head(today: date, kind: Literal["build", "site"]) -> Manifest:
    """The manifest of a build or a site for the day ``today``, without its outputs."""
    return Manifest((), manifest_tools(), today, kind)
