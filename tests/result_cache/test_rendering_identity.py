"""What documents depend on beside what they are made from."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engross.rendering.pdf.typst_process import TypesettingJob, compile_apart
from engross.result_cache import program_identity
from engross.result_cache import rendering_identity as module
from engross.result_cache.rendering_identity import font_folders, package_folders, rendering_identity


def identity() -> str:
    rendering_identity.cache_clear()
    try:
        return rendering_identity()
    finally:
        rendering_identity.cache_clear()


@pytest.mark.parametrize("folders", ["font_folders", "package_folders"])
def test_a_font_or_a_package_that_comes_changes_or_goes_is_another_machine(
    folders: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program_identity, "BEGUN", 1 << 62)
    monkeypatch.setattr(module, folders, lambda: (tmp_path / "fonts", tmp_path / "none"))
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


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Typst looks elsewhere there")
def test_a_template_reads_the_packages_that_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    package = package_folders()[0] / "local" / "seal" / "0.1.0"
    package.mkdir(parents=True)
    told = '[package]\nname = "seal"\nversion = "0.1.0"\nentrypoint = "lib.typ"\n'
    (package / "typst.toml").write_text(told, encoding="utf-8")
    (package / "lib.typ").write_text('#let seal = "Elmwood"\n', encoding="utf-8")
    template = b'#import "@local/seal:0.1.0": seal\n#metadata(seal) <told>\n'
    made = compile_apart(template, TypesettingJob({}, datetime(2026, 1, 1, tzinfo=UTC), own_fonts=True), "<told>")
    assert made == b'"Elmwood"'
