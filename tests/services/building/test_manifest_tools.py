"""Every library that is installed with Engross is named in a manifest, or there is a reason why not."""

from __future__ import annotations

from importlib.metadata import distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from engross.services.building.manifest_tools import SHAPING_LIBRARIES, manifest_tools

OTHER_LIBRARIES = {
    "attrs": "data classes of jsonschema",
    "blinker": "signals of Flask, which is only `engross desk`",
    "click": "the command line; nothing of it comes into an output",
    "diff-match-patch": "only `engross proof`, which is no part of a build",
    "filelock": "who may write, not what is written",
    "flask": "only `engross desk`, which is no part of a build",
    "itsdangerous": "signed cookies of Flask, which the desk does not use",
    "jsonschema": "refuses a city's or a meeting's file or lets it through; changes no value",
    "jsonschema-specifications": "the schemas of schemas, for jsonschema",
    "platformdirs": "where results are kept, not what they are",
    "python-docx": "names of parts in Word files that are imported; the build writes its own",
    "referencing": "references between schemas, for jsonschema",
    "rpds-py": "data structures of referencing",
    "six": "older Python, for python-dateutil",
    "tomlkit": "only `engross notices --record`, which writes no output",
    "typing-extensions": "types alone",
    "waitress": "the HTTP server of `engross desk`",
    "werkzeug": "requests and answers, for Flask",
}
"""The libraries that are installed with Engross and shape no output, and why not."""


def needed(name: str) -> set[str]:
    """What a package needs, and what that needs, on any system and without optional parts."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for words in distribution(waiting.pop()).requires or ():
            need = Requirement(words)
            library = canonicalize_name(need.name)
            if library not in found and (need.marker is None or need.marker.evaluate({"extra": ""})):
                found.add(library)
                waiting.append(library)
    return found


def test_every_library_is_named_or_has_a_reason() -> None:
    assert not set(SHAPING_LIBRARIES) & set(OTHER_LIBRARIES)
    assert {*SHAPING_LIBRARIES, *OTHER_LIBRARIES} >= needed("engross")
    assert all(OTHER_LIBRARIES.values())


def test_nothing_is_named_that_is_not_needed() -> None:
    assert {*SHAPING_LIBRARIES, *OTHER_LIBRARIES} - needed("engross") <= {"typing-extensions", "six"}


def test_the_manifest_names_each_with_its_version() -> None:
    named = dict(manifest_tools())
    assert set(named) == {"engross", "python", "zlib", *SHAPING_LIBRARIES}
    assert all(named.values())
