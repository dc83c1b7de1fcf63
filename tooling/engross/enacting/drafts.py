"""A new draft from a text of the law."""

from __future__ import annotations

from dataclasses import replace

from engross.akn import identify
from engross.model.law.chapter import Chapter, Version
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.modification import UNRECORDED
from engross.model.law.period import UNSTATED
from engross.model.law.provision import Provision
from engross.model.law.text import Text


def draft_of(law: Chapter, version: Version) -> Chapter:
    """A draft, called ``version``, with the words of ``law``, which it is written against; it states no days."""
    action = LegislativeAction("drafted", version.date, str(law.version), law.source.sha256 if law.source else "")
    return replace(
        law,
        version=version,
        base=str(law.version),
        period=UNSTATED,
        root=undated(law.root),
        changed_by=(),
        actions=(action,),
        modifications=UNRECORDED,
        source=None,
    )


def undated(provision: Provision) -> Provision:
    """A provision whose sections state no days: those of the law are not those of a draft."""
    if provision.level == "section":
        return replace(provision, period=None)
    return replace(provision, children=tuple(map(undated, provision.children)))


def repeal_of_chapter(law: Chapter, version: Version) -> Chapter:
    """A draft, called ``version``, that repeals the whole of ``law``: its number and its heading stay."""
    draft = draft_of(law, version)
    heading = Text(f"{law.title} (Repealed)".strip())
    root = replace(draft.root, heading=heading, body=(), children=(), flush=(), status="repealed", preface=())
    return identify(replace(draft, root=root, rules=()))
