"""What the codifier is handed: the files agree, another program can check them, the PDF is one to be kept."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from engross.cli import main
from engross.resources import shipped
from pictures import png
from workspaces import write_meeting, write_workspace

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(shipped("schemas", "printed", "handoff.schema.json").read_text(encoding="utf-8"))
PDFINFO = shutil.which("pdfinfo")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    workspace = write_workspace(tmp_path)
    write_meeting(workspace)
    return workspace


def engross(city: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.chdir(city)
    monkeypatch.setattr(sys, "argv", ["engross", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    return int(left.value.code or 0)


def handed_over(city: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> dict[str, bytes]:
    out = city / "out.zip"
    assert engross(city, monkeypatch, "handoff", *arguments, "-o", str(out)) == 0
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def manifest_of(files: dict[str, bytes]) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(files["manifest.json"])
    Draft202012Validator(SCHEMA).validate(manifest)
    return manifest


def test_every_file_has_the_hash_that_manifest_and_sums_name(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = handed_over(city, monkeypatch, "68")
    manifest = manifest_of(files)
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode("utf-8").splitlines())
    assert sums.keys() == files.keys() - {"SHA256SUMS"}
    assert sums == {name: sha256(files[name]).hexdigest() for name in sums}
    assert {each["path"]: (each["sha256"], each["size"]) for each in manifest["files"]} == {
        name: (digest, len(files[name])) for name, digest in sums.items() if name != "manifest.json"
    }
    assert {name.rpartition("/")[2] for name in files if "/" in name} == {
        "certified.pdf", "clean.docx", "marked.docx", "text.xml", "base.xml", "instructions.txt",
    }  # fmt: skip
    assert files["068-noise/text.xml"] == (city / "ordinances/068-noise/2025-10-21.proposed.xml").read_bytes()
    assert handed_over(city, monkeypatch, "68") == files


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="not checked by another program: there is no sha256sum")
def test_another_program_checks_the_archive(city: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    files = handed_over(city, monkeypatch, "68")
    out = tmp_path / "unpacked"
    zipfile.ZipFile(city / "out.zip").extractall(out)
    check = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    assert subprocess.run(check, cwd=out, capture_output=True, check=False).returncode == 0
    (out / "068-noise/text.xml").write_bytes(files["068-noise/text.xml"] + b"\n")
    assert subprocess.run(check, cwd=out, capture_output=True, check=False).returncode == 1


def test_the_disposition_and_the_instructions_are_those_of_the_text(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = handed_over(city, monkeypatch, "68")
    (chapter,) = manifest_of(files)["chapters"]
    assert chapter["disposition"] == [{"section": "68-5", "heading": "Limits.", "action": "amended", "former": ""}]
    assert (chapter["version"], chapter["base"]) == ("2025-10-21.proposed", "2020-01-14.codified")
    assert chapter["fingerprint"] != chapter["baseFingerprint"]
    assert chapter["withoutInstructions"] == ""
    assert files["068-noise/instructions.txt"].decode("utf-8").startswith("Section 68-5 is amended")


def test_what_was_adopted_is_handed_over_with_its_adoption(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adopt = ("adopt", "68", "--vote", "9-4", "--on", "2025-11-04", "--unnoticed", "urgent")
    assert engross(city, monkeypatch, *adopt, "--effective", "2025-12-04", "--ordinance", "2025-12") == 0
    files = handed_over(city, monkeypatch, "068-noise")
    (chapter,) = manifest_of(files)["chapters"]
    assert (chapter["version"], chapter["adopted"], chapter["effective"]) == (
        "2025-11-04.enacted", "2025-11-04", "2025-12-04",
    )  # fmt: skip
    assert (chapter["vote"], chapter["ordinance"]) == ("9-4", "2025-12")
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(files["068-noise/certified.pdf"])).pages)
    assert "DRAFT" not in words
    flat = " ".join(words.split())
    assert "I certify that the foregoing is a true copy" in flat
    assert "Ann Rowe, City Clerk" in flat
    assert "2025-11-04" in flat
    assert "60 dBA" in flat


def test_the_copy_of_a_proposal_is_marked_on_every_page(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = PdfReader(BytesIO(handed_over(city, monkeypatch, "68")["068-noise/certified.pdf"])).pages
    assert all("DRAFT, not law" in page.extract_text() for page in pages)


def test_a_bill_hands_over_all_its_chapters_and_a_new_one_has_no_base(
    city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bills = city / "ordinances" / "bills"
    bills.mkdir()
    bill = 'title = "Quiet evenings"\n[[chapter]]\nfolder = "068-noise"\n[[chapter]]\nfolder = "new-parking"\n'
    (bills / "evening.toml").write_text(bill, encoding="utf-8")
    files = handed_over(city, monkeypatch, "evening")
    manifest = manifest_of(files)
    assert manifest["title"] == "Quiet evenings"
    assert [each["chapter"] for each in manifest["chapters"]] == ["068-noise", "new-parking"]
    assert {name for name in files if name.startswith("new-parking/")} == {
        "new-parking/certified.pdf", "new-parking/clean.docx", "new-parking/text.xml",
    }  # fmt: skip
    new = manifest["chapters"][1]
    assert {each["action"] for each in new["disposition"]} == {"added"}
    assert "the chapter is new" in new["withoutInstructions"]
    assert "new-parking: 2025-10-21.proposed: no adoption is recorded in it" in capsys.readouterr().err


def test_a_section_of_which_more_than_a_term_changes_is_amended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "ordinances", tmp_path / "ordinances")
    (chapter,) = manifest_of(handed_over(tmp_path, monkeypatch, "68"))["chapters"]
    actions = {each["section"]: each["action"] for each in chapter["disposition"]}
    assert actions["68-4"] == actions["68-5"] == actions["68-6"] == "amended"
    assert actions["68-1"] == actions["68-3"] == "terms"


def test_the_certified_copy_is_one_to_be_kept(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What PDF/A-2 (ISO 19005-2) asks and another reader than the writer can see; clauses are the standard's.

    veraPDF, the usual judge, cannot be had from the registries that we use: pypdf and, where it is there, poppler look.
    """
    data = handed_over(city, monkeypatch, "68")["068-noise/certified.pdf"]
    pdf = PdfReader(BytesIO(data))
    root = pdf.trailer["/Root"]
    metadata = root["/Metadata"]
    assert "/Filter" not in metadata  # 6.6.2.1: metadata is not compressed
    xmp = metadata.get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in xmp  # 6.6.4
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert len(pdf.trailer["/ID"]) == 2  # 6.1.3
    assert "/Encrypt" not in pdf.trailer
    (intent,) = root["/OutputIntents"]  # 6.2.3
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_data()[36:40] == b"acsp"
    assert root["/MarkInfo"]["/Marked"]  # 6.7.2.1
    assert root["/Lang"]  # 6.7.4
    assert not {"/OpenAction", "/AA", "/AcroForm"} & root.keys()  # 6.5
    for page in pdf.pages:
        fonts = page["/Resources"].get("/Font", {})
        for font in (each.get_object() for each in fonts.values()):
            below = font["/DescendantFonts"][0]["/FontDescriptor"]  # 6.2.11.4.1: embedded; 6.2.11.7.2: with Unicode
            assert {"/FontFile2", "/FontFile3"} & below.keys()
            assert "/ToUnicode" in font
        for link in page.get("/Annots", ()):
            assert link["/Subtype"] == "/Link"  # 6.3.1
            assert int(link["/F"]) & 4  # 6.3.2: it is printed


@pytest.mark.skipif(PDFINFO is None, reason="not checked by poppler: there is no pdfinfo")
def test_poppler_reads_the_certified_copy_as_tagged(
    city: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "certified.pdf"
    path.write_bytes(handed_over(city, monkeypatch, "68")["068-noise/certified.pdf"])
    said = subprocess.run([str(PDFINFO), str(path)], capture_output=True, encoding="utf-8", check=True).stdout
    told = dict(line.split(":", 1) for line in said.splitlines())
    assert {key: told[key].strip() for key in ("Tagged", "JavaScript", "Encrypted", "Form")} == {
        "Tagged": "yes", "JavaScript": "no", "Encrypted": "no", "Form": "none",
    }  # fmt: skip


def test_the_pictures_of_a_text_are_handed_over_beside_it(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = city / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    words = b"60 dBA at the line of the lot"
    shown = draft.read_bytes().replace(words, b'60 dBA at <img src="map.png" alt="the line of the lot"/>', 1)
    assert b"map.png" in shown
    draft.write_bytes(shown)
    (draft.parent / "map.png").write_bytes(png(3, 3))
    files = handed_over(city, monkeypatch, "68")
    assert files["068-noise/map.png"] == png(3, 3)
    (file,) = (each for each in manifest_of(files)["files"] if each["path"].endswith(".png"))
    assert file["mediaType"] == "image/png"
