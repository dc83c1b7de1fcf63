"""What identifies a text: the FRBR work, expression and manifestation of its file, in and out.

Source: Akoma Ntoso Naming Convention 1.0, 4.4 to 4.6.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree

from engross.akn.element_names import AKN, BASE
from engross.akn.inline_content import attribute_value
from engross.model.law.chapter import Chapter, Stage, Version
from engross.patterns import compile_on_use
from engross.values import dataclass

_A = f"{{{AKN}}}"
_DATED = compile_on_use(r"^(.*)/(\d{4}-\d{2}-\d{2})/([^/]+)$")


@dataclass(frozen=True, slots=True)
class Identified:
    """What a file says of which text it is; ``created``: None in a file of 0.1.0, whose work IRI has no day."""

    uri: str
    created: date | None
    version: Version
    base: str


def read_identification(element: etree._Element) -> Identified:
    """What an ``identification`` element says; the profile holds."""
    address = element.find(f"{_A}FRBRWork/{_A}FRBRuri")
    when = element.find(f"{_A}FRBRExpression/{_A}FRBRdate")
    name = element.find(f"{_A}FRBRExpression/{_A}FRBRalias")
    assert address is not None  # noqa: S101 - the schema holds
    assert when is not None  # noqa: S101
    uri, created = split_work(address.get("value", ""))
    stage: Stage = when.get("name")  # type: ignore[assignment]
    named = name.get("value", "") if name is not None else ""
    version = Version(date.fromisoformat(when.get("date", "")), stage, named)
    return Identified(uri, created, version, when.get(BASE, ""))


def split_work(iri: str) -> tuple[str, date | None]:
    """A work IRI as the chapter's URI, by which references name it, and the day of the work; None where it has none."""
    found = _DATED.match(iri)
    if found is None:
        return iri, None
    try:
        return f"{found[1]}/{found[3]}", date.fromisoformat(found[2])
    except ValueError:
        return iri, None


def identification(chapter: Chapter, indent: str) -> Iterator[str]:
    """The lines of the ``identification`` element.

    The parts of the work's IRI share a line, so that the line of a provision is where it was in 0.1.0.
    """
    stage, day = chapter.version.stage, chapter.version.date.isoformat()
    place, subtype, number = _parts(chapter.uri)
    country = place.split("-")[0]
    expression = f"{chapter.work}/eng@{day}"
    title = f'<FRBRalias name="title" value="{attribute_value(chapter.title)}"/>' if chapter.title else ""
    alias = f'<FRBRalias name="draft" value="{chapter.version.name}"/>' if chapter.version.name else ""
    base = f' en:base="{chapter.base}"' if chapter.base else ""
    parts = f'<FRBRcountry value="{country}"/>'
    if subtype:
        parts += f'<FRBRsubtype value="{attribute_value(subtype)}"/><FRBRnumber value="{attribute_value(number)}"/>'
    first = f'<FRBRdate date="{chapter.first_day.isoformat()}" name="generation"/>'
    own = f'<FRBRdate date="{day}" name="{stage}"'
    author = attribute_value(chapter.author.key)
    yield f'{indent}<identification source="#engross">'
    yield from _frbr("Work", chapter.work, title, first, author, parts, indent)
    yield from _frbr(
        "Expression", expression, alias, f"{own}{base}/>", author, '<FRBRlanguage language="eng"/>', indent
    )
    yield from _frbr("Manifestation", f"{expression}.xml", "", f"{own}/>", author, "", indent)
    yield f"{indent}</identification>"


def _parts(uri: str) -> tuple[str, str, str]:
    """Country and place, subtype and number of ``/akn/us-ca-plainfield/act/code/chapter-68``."""
    parts = uri.removeprefix("/akn/").split("/")
    return parts[0], parts[2] if len(parts) > 3 else "", parts[-1]


def _frbr(kind: str, uri: str, alias: str, day: str, author: str, last: str, indent: str) -> Iterator[str]:
    value = attribute_value(uri)
    main = f"{value}/!main" if not value.endswith(".xml") else f"{value[:-4]}/!main.xml"
    yield f"{indent}  <FRBR{kind}>"
    yield f'{indent}    <FRBRthis value="{main}"/>'
    yield f'{indent}    <FRBRuri value="{value}"/>{alias}'
    yield f"{indent}    {day}"
    yield f'{indent}    <FRBRauthor href="#{author}"/>'
    if last:
        yield f"{indent}    {last}"
    yield f"{indent}  </FRBR{kind}>"
