"""A small publication that holds one of everything a redline can hold, shared by the tests of all formats."""

from __future__ import annotations

from engross.model.publication.publication import Footnote, Grid, GridCell, GridRow, Line, PageBreak, Publication, Run

HOSTILE = '<script>alert("x")</script> & {{ 7 * 7 }} {% raw %} #eval("1") $x$ *a* _b_ `c` [d](e) \\u{41} </del> ]]>'
"""Words that would do something, were they ever read as anything but words."""


def old(text: str, *, terms: bool = False) -> Run:
    return Run(text, "deleted", terms)


def new(text: str, *, terms: bool = False) -> Run:
    return Run(text, "inserted", terms)


def _cell(*runs: Run, columns: int = 1, rows: int = 1, heading: bool = False) -> GridCell:
    line = Line("cell-heading" if heading else "cell", runs, mark=_whole(runs))
    return GridCell((line,), columns, rows, heading)


def _whole(runs: tuple[Run, ...]) -> str:
    marks = {run.mark for run in runs}
    return marks.pop() if len(marks) == 1 else "kept"


ZONING = Footnote("1", "editor", ((Run("Editor's Note: See Ch. 118, Zoning."),),))
METER = Footnote(
    "2",
    "footnote",
    ((Run("A meter of "), old("Type 2"), new("Class 1"), Run(" accuracy.")), (new("Calibrated within a year."),)),
)

TABLE = (
    Line("caption", (Run("Table 1"),), level=1),
    Line("caption", (Run("Limits of "), old("sound level", terms=True), new("Sound Level", terms=True)), level=1),
    Grid(
        (
            GridRow(
                (
                    _cell(Run("Emitter"), rows=2, heading=True),
                    _cell(Run("Receptor (dBA)"), columns=2, heading=True),
                )
            ),
            GridRow((_cell(Run("Day"), heading=True), _cell(Run("Night"), heading=True))),
            GridRow(
                (
                    _cell(Run("Residential"), Run("a", looks=("sup",), href="#tbl_1__note_a"), heading=True),
                    _cell(old("70"), new("60")),
                    _cell(Run("45")),
                )
            ),
            GridRow((_cell(old("Harbor"), heading=True), _cell(old("75")), _cell(old("65"))), "deleted"),
            GridRow((_cell(new("Commercial"), heading=True), _cell(new("62")), _cell(new("55"))), "inserted"),
        ),
        3,
        1,
        "sec_68-3__table_1",
    ),
    Line("notes-heading", (Run("Notes:"),), level=1),
    Line(
        "note",
        (Run("Measured at the lot line, in N/m"), Run("2", looks=("sup",)), Run(".")),
        (Run("a"),),
        level=1,
        anchor="tbl_1__note_a",
    ),
)

PLAIN_TABLE = Grid(
    (
        GridRow((_cell(Run("Offense"), heading=True), _cell(Run("Fine"), heading=True))),
        GridRow((_cell(Run("First | only")), _cell(old("$90"), new("$150")))),
        GridRow((_cell(Run("Second")), _cell(Run("$300")))),
    ),
    2,
)

CERTIFICATE = (
    Line("heading", (Run("Certificate"),)),
    Line("body", (Run("Compared: 2020-01-14 codified with 2025-10-21 proposed."),)),
    Line("item", (Run("sha256 " + "ab12" * 16),), (Run("Proposed:"),)),
    Line("body", (Run("Rejecting every change gives the first, accepting every change gives the second."),)),
)


def sample() -> Publication:
    """Chapter, sections, definitions, changed words, terms only, moved, renumbered, a table, notes, certificate."""
    return Publication(
        title="Chapter 68, Noise: redline",
        subject="Changes proposed to Chapter 68, Noise, of the Code of the City of Norwalk.",
        footer="Chapter 68, Noise · codified 2020-01-14 (sha256 ab12cd34) → proposed 2025-10-21 (sha256 ef56ab78)",
        blocks=(
            Line("title", (Run("Chapter 68, Noise"),)),
            Line("subtitle", (Run("Redline of the text in force against the proposal of October 21, 2025"),)),
            Line("chapter", (Run("Noise"),), (Run("Chapter 68"),), anchor="chp_68"),
            Line("section", (Run("Short title."),), (Run("§ 68-1."),), anchor="sec_68-1", place="§ 68-1"),
            Line("text", (Run('This Chapter shall be known as the "City of Norwalk Noise Control Ordinance."'),)),
            Line("section", (Run("Definitions."),), (Run("§ 68-2."),), anchor="sec_68-2", place="§ 68-2"),
            Line(
                "definition",
                (
                    Run("COMMERCIAL ZONE", defines=True, looks=("b",)),
                    Run(" — All districts, as defined in the Zoning Regulations,"),
                    Run("1", note=ZONING),
                    Run(" and any "),
                    old("sound", terms=True),
                    new("Sound", terms=True),
                    Run(" made there."),
                ),
                anchor="def_commercial-zone",
            ),
            Line(
                "definition",
                (
                    new(
                        "EMERGENCY",
                    ),
                    new(" — Any occurrence which demands immediate action."),
                ),
                mark="inserted",
                anchor="def_emergency",
            ),
            Line("section", (Run("Limits."),), (Run("§ 68-3."),), anchor="sec_68-3", place="§ 68-3"),
            Line(
                "subsection",
                (
                    Run("No person shall "),
                    old("make or "),
                    Run("cause, see "),
                    Run("§ 68-2", href="#sec_68-2"),
                    Run(" and "),
                    Run("C.G.S. § 22a-67", href="/us-ct/act/statutes/22a-67"),
                    Run(", a "),
                    Run("noise", looks=("i",)),
                    Run(" above "),
                    old("seventy (70)"),
                    new("sixty (60)"),
                    Run(" dBA, as measured"),
                    Run("2", note=METER),
                    Run(", at any time between 10:00 p.m. and 7:00 a.m. of the day that follows."),
                ),
                (Run("A."),),
                level=1,
                anchor="sec_68-3__subsec_A",
            ),
            Line(
                "paragraph",
                (Run("A machine of more than 5 horsepower."),),
                (Run("(1)"),),
                level=2,
                anchor="sec_68-3__subsec_A__para_1",
            ),
            Line(
                "paragraph",
                (old("A bell, whistle or siren."),),
                (old("(2)"),),
                mark="deleted",
                level=2,
                anchor="was__sec_68-3__subsec_A__para_2",
                remark="Moved to § 68-4.",
            ),
            Line(
                "paragraph",
                (Run("Any other machine."),),
                (old("(3)"), new("(2)")),
                level=2,
                anchor="sec_68-3__subsec_A__para_2",
            ),
            *TABLE,
            Line("section", (new("Bells."),), (new("§ 68-4."),), mark="inserted", anchor="sec_68-4"),
            Line("text", (new("A bell, whistle or siren."),), mark="inserted", remark="Moved from § 68-3A(2)."),
            Line("section", (old("Hand organs."),), (old("§ 68-5."),), mark="deleted", anchor="was__sec_68-5"),
            Line("text", (old("Hand organs are prohibited."),), mark="deleted"),
            PageBreak(),
            Line("section", (Run("Penalties."),), (Run("§ 68-6."),), anchor="sec_68-6"),
            Line("text", (Run("Fines are as follows:"),)),
            PLAIN_TABLE,
            Line("text", (Run("1. A fine is not a tax. # Not a heading. " + HOSTILE),)),
        ),
        certificate=CERTIFICATE,
    )


def clean() -> Publication:
    """A publication without a mark, a note or a certificate."""
    return Publication(
        "Chapter 1, Bells",
        (
            Line("chapter", (Run("Bells"),), (Run("Chapter 1"),), anchor="chp_1"),
            Line("section", (Run("Ringing."),), (Run("§ 1-1."),), anchor="sec_1-1"),
            Line("text", (Run("Bells may be rung."),)),
        ),
    )
