"""The page that compares two versions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from engross.compose import redline, summary_lines
from engross.compose.summary.summary_page import terms_words
from engross.model.comparison.comparison import Comparison
from engross.model.publication.docket import Ordinance
from engross.site.change_counts import count_changes, docket_line, provision_counts
from engross.site.cross_references import ReferencesBetween, cited_within, merge_cross_references, moves_in_redline
from engross.site.linked_data import legislation
from engross.site.meeting_links import meetings_of
from engross.site.page_addresses import chapter_page, clean_page, picture_folder, redline_page, relative_address
from engross.site.page_templates import PageFrame, SiteFile, render_page
from engross.site.phrases import SitePhrases
from engross.site.printed_summary import printed_summary
from engross.site.text_layout import lay_out
from engross.site.titles import chapter_title, crumbs_above, pair_words, print_footer, source_hashes, version_words


def redline_file(
    city: str, between: ReferencesBetween, ordinance: Ordinance, comparison: Comparison, words: SitePhrases
) -> SiteFile:
    """The redline of ``comparison``, two versions of ``ordinance``; ``between`` leads to the others."""
    old, new = comparison.old, comparison.new
    here = redline_page(ordinance.name, old.version, new.version)
    links = {uri: relative_address(here, there) for uri, there in between.addresses[new.version].items()}
    law = lay_out(redline(comparison), words, links, relative_address(here, picture_folder(ordinance.name)))
    counts, told = count_changes(comparison), summary_lines(comparison.root, new.hierarchy)
    remarks = ordinance.remarks if (ordinance.base, ordinance.draft) == (old.version, new.version) else ()
    title = words.plain("redline_title", chapter=chapter_title(new, words))
    pair = pair_words(old, new, words)
    frame = PageFrame(
        here,
        f"{title}: {pair}",
        docket_line(counts, words),
        city,
        (*crumbs_above(new, words), (chapter_title(new, words), chapter_page(ordinance.name))),
        source_hashes(old, new),
        print_footer(f"{title}: {pair}", words, old, new),
        legislation(city, ordinance, new, here, words, amends=old),
        bool(old.pictures or new.pictures),
    )
    return render_page(
        "redline",
        frame,
        words,
        law=law,
        name=chapter_title(new, words),
        pair=pair,
        remarks=remarks,
        does=docket_line(counts, words),
        counts=provision_counts(counts, words),
        tally=counts,
        figures=counts.figures,
        sections=[
            (words.plain(f"subject_{subject}"), list(lines))
            for subject, lines in groupby(told.lines, lambda line: line.subject)
        ],
        terms=terms_words(told),
        printed=printed_summary(told, words, _lines_of(ordinance, remarks)),
        meetings=meetings_of(ordinance, words),
        beside=merge_cross_references(
            moves_in_redline(ordinance.name, comparison, words), cited_within(new), between.citing(new)
        ),
        texts=(
            (version_words(old, words), clean_page(ordinance.name, old.version)),
            (version_words(new, words), clean_page(ordinance.name, new.version)),
        ),
        downloads=[d for d in ordinance.downloads if (d.old, d.new, d.meeting) == (old.version, new.version, "")],
    )


def _lines_of(ordinance: Ordinance, remarks: Sequence[str]) -> int:
    """About how many lines of a sheet remarks and meetings take."""
    return 2 * len(remarks) + (1 if ordinance.meetings else 0) + 4 * len(ordinance.meetings)
