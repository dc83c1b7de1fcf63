"""Putting a provision together of other parts: what most steps over a chapter do to most of its provisions."""

from __future__ import annotations

from operator import is_

from engross.model.law.provision import Block, Provision
from engross.model.law.text import Text


def rebuilt_provision(
    provision: Provision,
    heading: Text | None,
    body: tuple[Block, ...],
    children: tuple[Provision, ...],
    flush: tuple[Block, ...],
    identity: tuple[str, str] | None = None,
) -> Provision:
    """``provision`` with another heading, body, children and flush text, and with another eId and wId (``identity``).

    ``provision`` itself where each of them is the object that it has. All else stays, as with ``dataclasses.replace``,
    which takes three times as long.
    """
    eid, wid = identity if identity is not None else (provision.eid, provision.wid)
    if (
        heading is provision.heading
        and (eid, wid) == (provision.eid, provision.wid)
        and all(map(is_, body, provision.body))
        and all(map(is_, children, provision.children))
        and all(map(is_, flush, provision.flush))
        and (len(body), len(children), len(flush))
        == (len(provision.body), len(provision.children), len(provision.flush))
    ):
        return provision
    return Provision(
        provision.level,
        provision.label,
        heading,
        body,
        children,
        flush,
        provision.status,
        provision.cited,
        eid,
        wid,
        provision.line,
        provision.period,
        provision.notes,
        provision.preface,
    )
