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
        and eid == provision.eid
        and wid == provision.wid
        and _holds_the_same(body, provision.body)
        and _holds_the_same(children, provision.children)
        and _holds_the_same(flush, provision.flush)
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


def _holds_the_same(made: tuple[object, ...], held: tuple[object, ...]) -> bool:
    """Whether two tuples hold the same objects; most are empty, and then one."""
    return made is held or (len(made) == len(held) and all(map(is_, made, held)))
