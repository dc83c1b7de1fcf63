"""Pictures of a code: kept as files beside the chapters."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import field
from pathlib import PurePosixPath
from urllib.parse import unquote

from engross.model.picture_formats import picture_format
from engross.patterns import compile_on_use
from engross.values import dataclass

_DATA = compile_on_use(
    r"data:image/(?P<kind>png|jpeg|gif|svg\+xml|webp);base64,(?P<data>.*)", re.DOTALL | re.IGNORECASE
)
_ADDRESS = compile_on_use(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_NOT_KEPT = "pictures that are no PNG, JPEG, GIF, WebP or SVG, told by their words"
_SUFFIXES = {"svg+xml": "svg", "jpeg": "jpg"}
_KNOWN = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp"})


@dataclass(slots=True)
class Pictures:
    """The pictures that were met: the bytes of each by the name of its file. ``read_file`` reads one in a file."""

    losses: Counter[str]
    read_file: Callable[[str], bytes]
    files: dict[str, bytes] = field(default_factory=dict)

    def keep(self, source: str) -> str:
        """Keep the picture at ``source``; the name of its file, or the address of one that is elsewhere."""
        found = _DATA.match(source)
        if found is None:
            return self._elsewhere(source) if _ADDRESS.match(source) else self._beside(source)
        try:
            data = base64.b64decode(found["data"], validate=False)
        except binascii.Error:
            self.losses["pictures that cannot be decoded"] += 1
            return ""
        kind = found["kind"].lower()
        return self._kept(data, _SUFFIXES.get(kind, kind))

    def _elsewhere(self, source: str) -> str:
        """A picture at an address, from which nothing is fetched; one that is its own address is none that is kept."""
        inside = source[:5].lower() == "data:"
        self.losses[_NOT_KEPT if inside else "pictures at web addresses, told by their words"] += 1
        return "" if inside else source

    def _beside(self, source: str) -> str:
        """A picture in a file of its own, by its name, or as it is written in an address; ``source`` where there is no
        such file."""
        for name in dict.fromkeys((source, unquote(source))):
            try:
                data = self.read_file(name)
            except FileNotFoundError:
                continue
            suffix = PurePosixPath(name).suffix[1:].lower()
            if suffix in _KNOWN or picture_format(data) is not None:
                return self._kept(data, _SUFFIXES.get(suffix, suffix))
            self.losses[_NOT_KEPT] += 1
            return source
        self.losses["pictures that are not in the files that were read"] += 1
        return source

    def _kept(self, data: bytes, suffix: str) -> str:
        found = picture_format(data)
        suffix = _SUFFIXES.get(found.kind, found.kind) if found is not None else suffix
        name = f"picture-{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
        self.files[name] = data
        return name
