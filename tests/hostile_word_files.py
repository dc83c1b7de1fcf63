"""Word files that somebody made to do harm, or that came to harm: the kinds of docs/reliability.md, by number."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable

from wordfiles import p, word_file, zipped

_NAMES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def hostile_file(number: int) -> bytes:
    """The hostile file of that number: each kind in turn, of damaged ones another at each turn."""
    kinds: list[Callable[[random.Random], bytes]] = [
        _many_bytes_from_few,
        _entities,
        _outside_entity,
        _deep,
        _names_that_lead_out,
        _same_name_twice,
        _no_document,
        _not_a_zip,
        _cut_off,
        _bytes_changed,
        _bytes_changed,
        _control_characters,
        _wide_table,
        _long_attribute,
        _another_alphabet,
        _encrypted_flag,
    ]
    return kinds[number % len(kinds)](random.Random(number))


def _good() -> bytes:
    return word_file(p("Chapter 68 Noise") + p("§ 68-5. Limits.") + p("The sound level is 60 dBA."))


def _with_document(document: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_good())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return made.getvalue()


def _many_bytes_from_few(chance: random.Random) -> bytes:
    return word_file(p("x" * 200_000_000))


def _entities(chance: random.Random) -> bytes:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 20}">' for n in range(12))
    document = (
        f'<!DOCTYPE d [<!ENTITY e0 "ha">{entities}]><w:document xmlns:w="{_NAMES}"><w:body>&e12;</w:body></w:document>'
    )
    return _with_document(document.encode())


def _outside_entity(chance: random.Random) -> bytes:
    document = (
        f'<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{_NAMES}">&f;</w:document>'
    )
    return _with_document(document.encode())


def _deep(chance: random.Random) -> bytes:
    depth = 100_000
    return _with_document(f'<w:document xmlns:w="{_NAMES}">{"<w:p>" * depth}{"</w:p>" * depth}</w:document>'.encode())


def _names_that_lead_out(chance: random.Random) -> bytes:
    made = io.BytesIO(_good())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("../../../ordinances/elmwood.toml", b'name = "taken"')
        archive.writestr("/tmp/engross-taken", b"taken")
    return made.getvalue()


def _same_name_twice(chance: random.Random) -> bytes:
    made = io.BytesIO(_good())
    with zipfile.ZipFile(made, "a") as archive:
        # Else zipfile warns of the second one, and warnings are errors here.
        archive.NameToInfo.clear()
        archive.writestr("word/document.xml", b"<other/>")
    return made.getvalue()


def _no_document(chance: random.Random) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>"})


def _not_a_zip(chance: random.Random) -> bytes:
    return chance.randbytes(100_000)


def _cut_off(chance: random.Random) -> bytes:
    data = _good()
    return data[: chance.randrange(len(data))]


def _bytes_changed(chance: random.Random) -> bytes:
    data = bytearray(_good())
    for _ in range(chance.randrange(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _control_characters(chance: random.Random) -> bytes:
    return word_file(p("Chapter 68 Noise") + p("§ 68-5. Limits.") + p("The\u2028level\ufffc is\u202e 60\ufffe dBA."))


def _wide_table(chance: random.Random) -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    return word_file(p("§ 68-5. Limits.") + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")


def _long_attribute(chance: random.Random) -> bytes:
    return word_file(p("§ 68-5. Limits.") + f'<w:p w:rsidR="{"A" * 11_000_000}"/>')


def _another_alphabet(chance: random.Random) -> bytes:
    document = f'<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="{_NAMES}"/>'
    return _with_document(document.encode("utf-16"))


def _encrypted_flag(chance: random.Random) -> bytes:
    data = bytearray(_good())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<H", data, at + 8, 1)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)
