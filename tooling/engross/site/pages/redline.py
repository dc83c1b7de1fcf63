"""The page that compares two versions."""

from __future__ import annotations

from itertools import groupby

from engross.compose import change_sentences, redline
from engross.model.comparison import Comparison
from engross.model.docket import Ordinance
from engross.site.addresses import FRONT, chapter_page, clean_page, redline_page, way
from engross.site.beside import Crossings, cited_within, joined, ways_in_redline
from engross.site.law import lay_out
from engross.site.linked_data import legislation
from engross.site.naming import called, pair_words, paper, sources, version_words
from engross.site.tally import does, provision_counts, tally
from engross.site.template import File, Frame, page
from engross.site.words import Words


def redline_file(city: str, between: Crossings, ordinance: Ordinance, comparison: Comparison, words: Words) -> File:
    """The redline of ``comparison``, two versions of ``ordinance``; ``between`` leads to the others."""
    old, new = comparison.old, comparison.new
    here = redline_page(ordinance.name, old.version, new.version)
    links = {uri: way(here, there) for uri, there in between.addresses[new.version].items()}
    law = lay_out(redline(comparison), words, links)
    counts = tally(comparison)
    title = words.plain("redline_title", chapter=called(new, words))
    pair = pair_words(old, new, words)
    frame = Frame(
        here,
        f"{title}: {pair}",
        does(counts, words),
        city,
        ((words.plain("front"), FRONT), (called(new, words), chapter_page(ordinance.name))),
        sources(old, new),
        paper(f"{title}: {pair}", words, old, new),
        legislation(city, ordinance, new, here, words, amends=old),
    )
    return page(
        "redline",
        frame,
        words,
        law=law,
        name=called(new, words),
        pair=pair,
        does=does(counts, words),
        counts=provision_counts(counts, words),
        tally=counts,
        figures=counts.figures,
        sections=[
            (title, list(told)) for title, told in groupby(change_sentences(comparison.root), lambda s: s.section)
        ],
        beside=joined(ways_in_redline(ordinance.name, comparison, words), cited_within(new), between.citing(new)),
        texts=(
            (version_words(old, words), clean_page(ordinance.name, old.version)),
            (version_words(new, words), clean_page(ordinance.name, new.version)),
        ),
        downloads=[d for d in ordinance.downloads if (d.old, d.new, d.meeting) == (old.version, new.version, "")],
    )
