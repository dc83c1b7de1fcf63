"""The programs that a manifest names: every one whose version may change the bytes of an output."""

from __future__ import annotations

import sys
import zlib
from datetime import date
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
"""The libraries that write outputs or count the days in them: parsing (lxml), pages (jinja2 with markupsafe, typst,
pypdf), words of templates (markdown-it-py with mdurl), calendars (icalendar with python-dateutil and tzdata, holidays)."""

OTHER_LIBRARIES = {
    "attrs": "data classes of jsonschema",
    "click": "the command line; nothing of it comes into an output",
    "diff-match-patch": "only `engross proof`, which is no part of a build",
    "filelock": "who may write, not what is written",
    "jsonschema": "refuses a city's or a meeting's file or lets it through; changes no value",
    "jsonschema-specifications": "the schemas of schemas, for jsonschema",
    "python-docx": "names of parts in Word files that are imported; the build writes its own",
    "referencing": "references between schemas, for jsonschema",
    "rpds-py": "data structures of referencing",
    "six": "older Python, for python-dateutil",
    "tomlkit": "only `engross notices --record`, which writes no output",
    "typing-extensions": "types alone",
}
"""The other libraries that are installed with Engross, and why the version of each changes no output."""


def manifest_tools() -> tuple[tuple[str, str], ...]:
    """The programs that the manifest names, and their versions: Engross, Python and its zlib (which compresses Word and
    PDF files), SHAPING_LIBRARIES. The templates and schemas that ship are covered by the version of Engross."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    own = (("engross", __version__), ("python", python), ("zlib", zlib.ZLIB_RUNTIME_VERSION))
    return *own, *((library, version(library)) for library in SHAPING_LIBRARIES)


def manifest_head(today: date, kind: Literal["build", "site"]) -> Manifest:
    """The manifest of a build or a site for the day ``today``, without its outputs."""
    return Manifest((), manifest_tools(), today, kind)
