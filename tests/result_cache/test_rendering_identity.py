"""What documents depend on beside what they are made from."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engross.result_cache import rendering_identity as module
from engross.result_cache.rendering_identity import font_folders, rendering_identity


def identity() -> str:
    rendering_identity.cache_clear()
    try:
        return rendering_identity()
    finally:
        rendering_identity.cache_clear()


def test_a_font_that_comes_changes_or_goes_is_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "font_folders", lambda: (tmp_path / "fonts", tmp_path / "none"))
    without = identity()
    font = tmp_path / "fonts" / "truetype" / "gothic.ttf"
    font.parent.mkdir(parents=True)
    font.write_bytes(b"one")
    came = identity()
    assert identity() == came
    font.write_bytes(b"another")
    assert len({without, came, identity()}) == 3
    font.unlink()
    assert identity() == without


@pytest.mark.parametrize(
    ("platform", "own"),
    [
        ("linux", ("data", "fonts")),
        ("darwin", ("Library", "Fonts")),
        ("win32", ("AppData", "Local", "Microsoft", "Windows", "Fonts")),
    ],
)
def test_the_fonts_of_the_user_count(
    platform: str, own: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert tmp_path.joinpath(*own) in font_folders()
