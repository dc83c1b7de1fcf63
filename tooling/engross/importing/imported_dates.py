"""The days of an imported text: a Word or Markdown page does not state them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engross.model.law.chapter import Chapter
from engross.model.law.period import UNSTATED, Period
from engross.model.law.provision import Provision


def with_days(new: Chapter, was: Chapter | None) -> Chapter:
    """``new`` with the days of ``was``, the text that was recognised in it, where it is the same version.

    Another version has none yet: when an earlier text took effect says nothing of it. The base of a draft stays that
    of the draft it was made from.
    """
    same = was is not None and was.version == new.version
    base = was.base if was is not None and was.version.stage == new.version.stage == "proposed" else ""
    periods = {each.identity: each.period for each in was.sections()} if was is not None and same else {}
    return replace(
        new,
        period=was.period if was is not None and same else UNSTATED,
        base=base,
        root=_dated(new.root, periods),
    )


def _dated(provision: Provision, periods: Mapping[str, Period | None]) -> Provision:
    if provision.level == "section":
        return replace(provision, period=periods.get(provision.identity))
    return replace(provision, children=tuple(_dated(child, periods) for child in provision.children))
