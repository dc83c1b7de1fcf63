"""A vote against the rule of the body: quorum and majority."""

from __future__ import annotations

from engross.errors import EngrossError
from engross.model.law.legislative_action import Vote
from engross.model.meeting.city import Majority, VotingRule
from engross.patterns import compile_on_use

_VOTE = compile_on_use(r"(\d{1,4})-(\d{1,4})(?:-(\d{1,4}))?")


def parse_vote(words: str) -> Vote:
    """The vote written ``9-4`` or ``9-4-1``: ayes, noes, abstentions. Errors: EngrossError where it is not so."""
    found = _VOTE.fullmatch(words.strip())
    if found is None:
        raise EngrossError(f"{words!r} is no vote; write ayes-noes or ayes-noes-abstained, as 9-4-1")
    return Vote(int(found[1]), int(found[2]), int(found[3] or 0))


def failed_requirement(vote: Vote, rule: VotingRule, *, over_veto: bool = False) -> str:
    """What of ``rule`` the vote does not meet, in words; empty where it meets all.

    ``over_veto``: the vote is on passing an ordinance over a veto.
    """
    source = f"({rule.authority}, {rule.confirmation})"
    if vote.present > rule.members:
        return f"{vote} counts {vote.present} members, but the body has {rule.members} {source}"
    if vote.present < rule.quorum:
        return f"{vote.present} members were present, but the quorum is {rule.quorum} {source}"
    majority = rule.majority
    if over_veto:
        if rule.override is None:
            return f"the city's file states no majority that overrides a veto {source}"
        majority = rule.override
    needed, of = _needed(majority, vote, rule.members)
    if vote.ayes < needed:
        return f"{vote.ayes} voted for it, but {needed} are needed: {of} {source}"
    return ""


def _needed(majority: Majority, vote: Vote, members: int) -> tuple[int, str]:
    """How many must be for it, and of whom that is what part."""
    whom = {
        "voting": (vote.ayes + vote.noes, "those who voted"),
        "present": (vote.present, "those present"),
        "members": (members, "all members"),
    }
    count, words = whom[majority.removeprefix("two-thirds-")]
    if majority.startswith("two-thirds"):
        return -(-2 * count // 3), f"two thirds of {words}"
    return count // 2 + 1, f"a majority of {words}"
