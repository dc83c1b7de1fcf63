"""The preview and the packet with kept results have the bytes of those without."""

from __future__ import annotations

from pathlib import Path

import pytest

from changing_code import ChangingCode, Step
from engross.result_cache.entries import ResultCache
from engross.services.meetings import kept_packets
from engross.services.meetings.kept_packets import remembered_packet
from engross.services.meetings.loading import load_meeting
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import RememberedWork
from engross.services.site import preview
from engross.services.site.preview import preview_files
from engross.workspace import Workspace
from workspaces import write_meeting, write_workspace


def read(code: ChangingCode, in_order: InOrder) -> dict[str, bytes]:
    files = preview_files(Workspace(code.root.resolve()), code.today, in_order)
    return {address: make() for address, make in files.items() if not address.endswith((".pdf", ".docx"))}


def test_a_preview_makes_again_what_an_edit_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, share = ChangingCode.begin(tmp_path / "city"), RememberedWork(map, ResultCache(tmp_path / "results"))
    assert read(code, share) == read(code, map)
    made: list[str] = []
    real = preview.ordinance_pages

    def noted(city: str, between: object, ordinance: object, *rest: object) -> object:
        made.append(ordinance.name)  # type: ignore[attr-defined]
        return real(city, between, ordinance, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(preview, "ordinance_pages", noted)
    read(code, share)
    assert made == []
    code.apply(Step("edit", 6, 1, "Notice is given.", "A."))
    found = read(code, share)
    assert made == ["006-chapter"]
    assert found == read(code, map)


def test_a_packet_is_made_again_when_a_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, cache = write_workspace(tmp_path / "city"), ResultCache(tmp_path / "results")
    write_meeting(root)
    made: list[str] = []
    real = kept_packets.packet_bytes

    def noted(loaded: object, author: str, format_name: str, *, public: bool) -> bytes:
        made.append(format_name)
        return real(loaded, author, format_name, public=public)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_packets, "packet_bytes", noted)

    def packet(store: ResultCache | None) -> bytes:
        loaded = load_meeting(Workspace(root.resolve()), "2025-10-21")
        return remembered_packet(store, loaded, "Clerk", "docx", public=False)

    wanted = packet(None)
    assert [packet(cache), packet(cache)] == [wanted, wanted]
    assert made == ["docx", "docx"]
    law = root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    law.write_bytes(law.read_bytes().replace(b"60 dBA", b"61 dBA"))
    assert packet(cache) == packet(None) != wanted


def test_what_was_loaded_before_an_edit_is_not_kept_for_what_is_loaded_after(tmp_path: Path) -> None:
    root, cache = write_workspace(tmp_path / "city"), ResultCache(tmp_path / "results")
    write_meeting(root)
    earlier = load_meeting(Workspace(root.resolve()), "2025-10-21")
    law = root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    law.write_bytes(law.read_bytes().replace(b"60 dBA", b"61 dBA"))
    remembered_packet(cache, earlier, "Clerk", "docx", public=False)
    later = load_meeting(Workspace(root.resolve()), "2025-10-21")
    wanted = remembered_packet(None, later, "Clerk", "docx", public=False)
    assert remembered_packet(cache, later, "Clerk", "docx", public=False) == wanted
