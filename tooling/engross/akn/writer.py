"""From a Chapter to the canonical form of its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engross.akn.authorship import write_authorship
from engross.akn.element_names import AKN, ELEMENTS, OURS
from engross.akn.identification import identification
from engross.akn.inline_content import attribute_value, write_inline, write_words
from engross.akn.lifecycle_dates import groups_of, periods_of, write_lifecycle, write_periods
from engross.akn.modifications import write_modifications
from engross.akn.provision_notes import write_notes
from engross.model.law.chapter import Chapter
from engross.model.law.period import Period
from engross.model.law.provision import CONTAINERS, Block, Provision
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text
from engross.model.rules.declaration import RuleDeclaration

_STEP = "  "
_EMPTY = Text()


def write_chapter(chapter: Chapter) -> bytes:
    """The canonical file of ``chapter``: UTF-8, a block a line, two blanks a level, attributes in one order.

    ``read_chapter(write_chapter(c)) == c`` for every chapter in normal form.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<akomaNtoso xmlns="{AKN}" xmlns:en="{OURS}">',
        _STEP + f'<act name="{chapter.root.level}" contains="singleVersion">',
        *_meta(chapter),
    ]
    if chapter.root.preface:
        _add_blocks(lines, "preface", chapter.root.preface, 2)
    lines += [
        _STEP * 2 + "<body>",
        *_body(chapter),
        _STEP * 2 + "</body>",
        _STEP + "</act>",
        "</akomaNtoso>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _meta(chapter: Chapter) -> Iterator[str]:
    indent = _STEP * 2
    yield indent + "<meta>"
    yield from identification(chapter, indent + _STEP)
    yield from write_lifecycle(chapter, indent + _STEP)
    yield from write_modifications(chapter.modifications, indent + _STEP)
    yield from write_periods(chapter, indent + _STEP)
    key, name = attribute_value(chapter.author.key), attribute_value(chapter.author.name)
    organization = f"/akn/ontology/organization/{chapter.uri.removeprefix('/akn/').split('/')[0]}/{key}"
    yield indent + '  <references source="#engross">'
    yield f'{indent}    <TLCOrganization eId="{key}" href="{organization}" showAs="{name}"/>'
    if groups_of(chapter):
        yield f'{indent}    <TLCConcept eId="inForce" href="/akn/ontology/concept/in-force" showAs="in force"/>'
    yield indent + "  </references>"
    recorded = [change for change in chapter.changed_by if change.whole and chapter.version.stage != "codified"]
    if chapter.rules or recorded:
        yield indent + '  <proprietary source="#engross">'
        yield from write_authorship(recorded, indent + _STEP * 2)
    if chapter.rules:
        yield indent + "    <en:rules>"
        for declaration in chapter.rules:
            yield from _declaration(declaration, indent + _STEP * 3)
        yield indent + "    </en:rules>"
    if chapter.rules or recorded:
        yield indent + "  </proprietary>"
    yield indent + "</meta>"


def _declaration(declaration: RuleDeclaration, indent: str) -> Iterator[str]:
    """A declaration, its name first among its attributes."""
    ordered = sorted(declaration.attributes, key=lambda item: (item[0] != "name", item[0]))
    opening = f"en:{declaration.kind}" + "".join(f' {key}="{attribute_value(value)}"' for key, value in ordered)
    if not declaration.children:
        yield f"{indent}<{opening}/>"
        return
    yield f"{indent}<{opening}>"
    for child in declaration.children:
        yield from _declaration(child, indent + _STEP)
    yield f"{indent}</en:{declaration.kind}>"


def _body(chapter: Chapter) -> list[str]:
    """The chapter, inside the units that it stands in."""
    depth, periods = 3, periods_of(chapter)
    lines: list[str] = []
    for holder in chapter.above:
        lines.append(f"{_STEP * depth}<{_opening(holder, periods)}>")
        _add_head(lines, holder, depth + 1)
        depth += 1
    _add_provision(lines, chapter.root, depth, periods, excerpt=chapter.excerpt)
    for holder in reversed(chapter.above):
        depth -= 1
        lines.append(f"{_STEP * depth}</{holder.level}>")
    return lines


def _add_provision(
    lines: list[str], provision: Provision, depth: int, periods: Mapping[Period, str], *, excerpt: bool = False
) -> None:
    indent = _STEP * depth
    opening = _opening(provision, periods, excerpt=excerpt)
    lines.append(f"{indent}<{opening}>")
    _add_head(lines, provision, depth + 1)
    notes = provision.notes
    if provision.children:
        heads = notes if provision.level in CONTAINERS else ()
        if provision.body or heads:
            _add_blocks(lines, "intro", provision.body, depth + 1, heads)
        for child in provision.children:
            _add_provision(lines, child, depth + 1, periods)
        if provision.flush or (notes and not heads):
            _add_blocks(lines, "wrapUp", provision.flush, depth + 1, () if heads else notes)
    else:
        _add_blocks(lines, "content", provision.body + provision.flush, depth + 1, notes)
    lines.append(f"{indent}</{opening.partition(' ')[0]}>")


def _opening(provision: Provision, periods: Mapping[Period, str], *, excerpt: bool = False) -> str:
    """The name of the element, and its attributes."""
    element = ELEMENTS[provision.level]
    opening = element + (' name="definition"' if element == "hcontainer" else "")
    if provision.eid:
        opening += f' eId="{attribute_value(provision.eid)}"'
    if provision.wid:
        opening += f' wId="{attribute_value(provision.wid)}"'
    if provision.status:
        opening += f' en:status="{provision.status}"'
    if provision.cited:
        opening += f' en:cited="{attribute_value(provision.cited)}"'
    if excerpt:
        opening += ' en:excerpt="yes"'
    if provision.period is not None:
        opening += f' period="#{periods[provision.period]}"'
    return opening


def _add_head(lines: list[str], provision: Provision, depth: int) -> None:
    indent = _STEP * depth
    if provision.label:
        lines.append(f"{indent}<num>{write_words(provision.label)}</num>")
    if provision.heading is not None:
        lines.append(f"{indent}<heading>{write_inline(provision.heading)}</heading>")


def _add_blocks(
    lines: list[str], wrapper: str, blocks: tuple[Block, ...], depth: int, notes: tuple[ProvisionNote, ...] = ()
) -> None:
    indent = _STEP * depth
    lines.append(f"{indent}<{wrapper}>")
    for block in blocks or (() if notes else (_EMPTY,)):
        if isinstance(block, Table):
            lines += _table(block, depth + 1)
        else:
            lines.append(f"{indent}  {_p(block)}")
    if notes:
        lines.append(f"{indent}  {write_notes(notes)}")
    lines.append(f"{indent}</{wrapper}>")


def _p(text: Text) -> str:
    return f"<p>{write_inline(text)}</p>" if text.plain else "<p/>"


def _table(table: Table, depth: int) -> Iterator[str]:
    indent = _STEP * depth
    opening = "table"
    for name, value in (("eId", table.eid), ("wId", table.wid)):
        if value:
            opening += f' {name}="{attribute_value(value)}"'
    yield f"{indent}<{opening}>"
    if table.caption:
        yield f"{indent}  <caption>{'<eol/>'.join(write_inline(text) for text in table.caption)}</caption>"
    for row in table.rows:
        yield from _row(row, indent + _STEP)
    yield f"{indent}</table>"


def _row(row: Row, indent: str) -> Iterator[str]:
    yield f"{indent}<tr>"
    for cell in row.cells:
        yield f"{indent}  {_cell(cell)}"
    yield f"{indent}</tr>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.heading else "td"
    spans = (f' colspan="{cell.columns}"' if cell.columns != 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows != 1 else ""
    )
    return f"<{tag}{spans}>{''.join(_p(text) for text in cell.content or (Text(),))}</{tag}>"
