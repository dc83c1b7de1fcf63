"""What an ordinance changed: ``activeModifications`` and ``passiveModifications`` of a file's ``analysis``, in and out.

::

    <textualMod type="substitution" eId="textualMod_1">
      <source href="#chp_68__sec_68-5"><en:words>Section 68-5 is amended by striking …</en:words></source>
      <destination href="/akn/us-ct-exampleton/act/code/2020-01-14/chapter-68/eng@2020-01-14#chp_68__sec_68-5"/>
      <old><en:words>60</en:words></old>
      <new><en:words>55</en:words></new>
    </textualMod>

Source: Akoma Ntoso 3.0, ``analysis`` and ``textualMod``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from engross.akn.element_names import AKN, OURS
from engross.akn.inline_content import attribute_value
from engross.errors import SourceError
from engross.model.law.modification import UNRECORDED, Destination, Modification, Modifications
from engross.model.law.textual_mod import Occurrence

_A = f"{{{AKN}}}"
_EN = f"{{{OURS}}}"
_POSITIONS = {"start": "start", "end": "end", "before": "before", "after": "after"}
"""The value of ``pos`` for a place beside or at the end of words, by ``Occurrence.count``."""
_EIDS = etree.XPath("//@eId", smart_strings=False)


def read_modifications(meta: etree._Element, name: str) -> Modifications:
    """What the ``analysis`` of a file called ``name`` records; the profile holds.

    Errors: SourceError where one names a provision of this file that is not there.
    """
    analysis = meta.find(f"{_A}analysis")
    if analysis is None:
        return UNRECORDED
    eids = {f"#{eid}" for eid in _EIDS(analysis)}
    for pointer in analysis.iter():
        iri = pointer.get("href", "")
        if iri.startswith("#") and iri not in eids:
            raise SourceError(
                name, pointer.sourceline or 0, f"href={iri!r} names no provision of this text; correct the eId"
            )

    def read(kind: str) -> tuple[Modification, ...]:
        return tuple(map(_modification, analysis.iterfind(f"{_A}{kind}/{_A}textualMod")))

    return Modifications(read("activeModifications"), read("passiveModifications"))


def file_modifications(data: bytes, name: str) -> Modifications:
    """What the ordinance file ``data``, called ``name``, records; nothing else of it is read.

    Errors: SourceError where it is not XML, or no ordinance file.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        meta = etree.fromstring(data, parser).find(f"{_A}act/{_A}meta")
    except etree.XMLSyntaxError as fault:
        raise SourceError(name, fault.lineno or 0, "this is not well-formed XML; run `engross check` on it") from None
    if meta is None:
        raise SourceError(name, 1, "this holds no chapter; run `engross check` on it")
    return read_modifications(meta, name)


def write_modifications(modifications: Modifications, indent: str) -> Iterator[str]:
    """The lines of the ``analysis`` element; none where nothing is recorded."""
    if not modifications:
        return
    yield f'{indent}<analysis source="#engross">'
    number = 0
    for kind, recorded in (("active", modifications.active), ("passive", modifications.passive)):
        if recorded:
            yield f"{indent}  <{kind}Modifications>"
            for number, each in enumerate(recorded, number + 1):  # noqa: B020 - one numbering through both
                yield from _lines(each, number, f"{indent}    ")
            yield f"{indent}  </{kind}Modifications>"
    yield f"{indent}</analysis>"


def repointed(modifications: Modifications, renamed: Mapping[str, str]) -> Modifications:
    """``modifications`` with each provision of the text itself, ``#eId``, under its new eId."""

    def iri(value: str) -> str:
        return "#" + renamed.get(value[1:], value[1:]) if value.startswith("#") else value

    return mapped_iris(modifications, iri)


def mapped_iris(modifications: Modifications, iri: Callable[[str], str]) -> Modifications:
    """``modifications`` with ``iri`` applied to every IRI in them."""

    def mapped(each: Modification) -> Modification:
        return replace(
            each,
            source=iri(each.source),
            destination=replace(each.destination, iri=iri(each.destination.iri)),
            old_iri=iri(each.old_iri),
            new_iris=tuple(map(iri, each.new_iris)),
        )

    return Modifications(tuple(map(mapped, modifications.active)), tuple(map(mapped, modifications.passive)))


def _lines(each: Modification, number: int, indent: str) -> Iterator[str]:
    yield f'{indent}<textualMod type="{each.kind}" eId="textualMod_{number}">'
    yield f"{indent}  {_element('source', each.source, each.instruction)}"
    yield f"{indent}  {_element('destination', each.destination.iri, '', _where(each.destination))}"
    if each.kind == "renumbering" and each.old_iri:
        yield f"{indent}  {_element('previous', each.old_iri, '')}"
    if each.old or (each.old_iri and each.kind != "renumbering"):
        yield f"{indent}  {_element('old', '' if each.kind == 'renumbering' else each.old_iri, each.old)}"
    if each.new:
        yield f"{indent}  {_element('new', '', each.new)}"
    for iri in each.new_iris:
        yield f"{indent}  {_element('new', iri, '')}"
    yield f"{indent}</textualMod>"


def _element(name: str, iri: str, words: str, others: Mapping[str, str] | None = None) -> str:
    attributes = {"href": iri, **(others or {})}
    opening = name + "".join(f' {key}="{attribute_value(value)}"' for key, value in attributes.items() if value)
    if not words:
        return f"<{opening}/>"
    return f"<{opening}><en:words>{attribute_value(words)}</en:words></{name}>"


def _where(place: Destination) -> dict[str, str]:
    """The attributes of a ``destination``, beside its IRI."""
    count = place.occurrence.count
    return {
        "pos": _POSITIONS.get(count, ""),
        "en:part": "" if place.part == "all" else place.part,
        "en:sentence": str(place.sentence or ""),
        "en:table": place.table,
        "en:note": place.note,
        "en:occurrence": "" if count == "one" else count,
        "en:expected": str(place.occurrence.expected or ""),
        "en:anchor": place.occurrence.anchor,
    }


def _modification(element: etree._Element) -> Modification:
    source, place = element[0], element[1]
    previous = element.find(f"{_A}previous")
    old = element.find(f"{_A}old")
    new = element.findall(f"{_A}new")
    return Modification(
        element.get("type", ""),  # type: ignore[arg-type]
        source.get("href", ""),
        _destination(place),
        _words(source),
        _words(old) if old is not None else "",
        "".join(map(_words, new)),
        next((one.get("href", "") for one in (previous, old) if one is not None and one.get("href")), ""),
        tuple(one.get("href", "") for one in new if one.get("href")),
    )


def _destination(element: etree._Element) -> Destination:
    def told(name: str) -> str:
        return element.get(f"{_EN}{name}", "")

    occurrence = Occurrence(
        told("occurrence") or "one",  # type: ignore[arg-type]
        int(told("expected") or 0),
        told("anchor"),
    )
    return Destination(
        element.get("href", ""),
        told("part") or "all",  # type: ignore[arg-type]
        int(told("sentence") or 0),
        told("table"),
        told("note"),
        occurrence,
    )


def _words(element: etree._Element) -> str:
    return "".join(element[0].itertext()) if len(element) else ""
