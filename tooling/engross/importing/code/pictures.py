"""Pictures of a code: kept as files beside the chapters."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field

_DATA = re.compile(r"data:image/(?P<kind>png|jpeg|gif|svg\+xml|webp);base64,(?P<data>.*)", re.DOTALL)
_SUFFIXES = {"svg+xml": "svg", "jpeg": "jpg"}


@dataclass(slots=True)
class Pictures:
    """The pictures that were met: the bytes of each by the name of its file."""

    losses: Counter[str]
    files: dict[str, bytes] = field(default_factory=dict)

    def keep(self, source: str) -> str:
        """Keep the picture at ``source``; the name of its file, or the address of one that is elsewhere."""
        found = _DATA.match(source)
        if found is None:
            self.losses["pictures that are not in the files that were read"] += 1
            return source
        try:
            data = base64.b64decode(found["data"], validate=False)
        except binascii.Error:
            self.losses["pictures that cannot be decoded"] += 1
            return ""
        suffix = _SUFFIXES.get(found["kind"], found["kind"])
        name = f"picture-{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
        self.files[name] = data
        return name
