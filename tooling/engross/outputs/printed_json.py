"""The JSON that commands print: each shape has a name with a version, and a schema in ``schemas/printed/``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal

Shape = Literal[
    "acts",
    "amendment",
    "bill-redline",
    "changes",
    "code-import",
    "disposition",
    "floor-amendment",
    "handoff",
    "import",
    "instructions",
    "list",
    "merge",
    "redline",
    "rules",
    "search",
    "undo",
    "upgrade",
    "word-redline",
]
"""What a shape is called; its schema is ``schemas/printed/<shape>.schema.json``."""

_VERSION = 1


def shaped(shape: Shape, data: Mapping[str, object]) -> dict[str, object]:
    """``data`` behind the name of its shape: ``{"schema": "engross-list-1", …}``.

    A key may be added under a name; a key that is changed or left out gives the shape another name.
    """
    return {"schema": f"engross-{shape}-{_VERSION}", **data}


def json_document(shape: Shape, data: Mapping[str, object]) -> str:
    """``data`` as a document of JSON that names its shape, without a line feed at its end."""
    return json_text(shaped(shape, data))


def json_text(data: object) -> str:
    """``data`` as JSON, indented by two blanks, letters as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2)
