"""The gate before the public: what must not go out with a document of a meeting, and the recorded overrides."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from engross.errors import EngrossError
from engross.meetings.dates_in_words import long_day
from engross.meetings.files.meeting_reader import read_meeting
from engross.meetings.files.override_records import with_override
from engross.meetings.files.toml_text import toml_tables, toml_text
from engross.meetings.late_days import late_reasons
from engross.model.findings.finding import Finding
from engross.model.law.legislative_action import is_filed
from engross.model.meeting.city import TO_BE_STATED
from engross.model.meeting.public_gate import PUBLIC_PRODUCTS, GateOverride, GateReason, PublicProduct
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange
from engross.services.meetings.agreement import draft_findings, findings_of, section_of
from engross.services.meetings.loading import LoadedMeeting, items_without_draft
from engross.workspace import read_bytes

_UNNUMBERED = "NUM005"
_NUMBERED = ": number them in the draft's Word file, and import that"
"""The check for provisions that have no number yet: a warning for a draft, and nothing that may go out."""


def gate_reasons(
    loaded: LoadedMeeting, product: PublicProduct, keys: Collection[str], today: date
) -> tuple[GateReason, ...]:
    """Everything that keeps a document about the items ``keys`` from the public on a day, whether it was overridden or
    not: drafts that were not filed, errors of the checks (notes to self among them) and unassigned numbers in the
    drafts, sections that change and are not noticed, a notice made from an older draft, days that have passed, facts of
    the city or the meeting that nobody has stated.

    An agenda has no text of a draft in it: only what agenda and drafts do not agree on counts there. An ordinance is
    nothing but a draft: neither agreement nor days count.
    """
    agreed = findings_of(loaded) if product != "ordinance" else {}
    in_drafts = draft_findings(loaded, keys) if product != "agenda" else {}
    return _reasons(loaded, product, keys, today, (agreed, in_drafts))


def standing_reasons_by_product(loaded: LoadedMeeting, today: date) -> dict[PublicProduct, tuple[GateReason, ...]]:
    """The reasons that no recorded override covers, of each kind of document, notices for the hearings alone.

    The checks are run once for all.
    """
    agreed, in_drafts = findings_of(loaded), draft_findings(loaded, loaded.keys)
    found: dict[PublicProduct, tuple[GateReason, ...]] = {}
    for product in PUBLIC_PRODUCTS:
        keys = [each.item.key for each in loaded.business if product != "notice" or each.item.notice is not None]
        findings = (agreed if product != "ordinance" else {}, in_drafts if product != "agenda" else {})
        found[product] = _uncovered(loaded, product, _reasons(loaded, product, keys, today, findings))
    return found


def standing_reasons(
    loaded: LoadedMeeting, product: PublicProduct, keys: Collection[str], today: date
) -> tuple[GateReason, ...]:
    """The reasons that no recorded override of ``product`` covers."""
    return _uncovered(loaded, product, gate_reasons(loaded, product, keys, today))


def _uncovered(loaded: LoadedMeeting, product: PublicProduct, reasons: Iterable[GateReason]) -> tuple[GateReason, ...]:
    covered = {key for each in loaded.meeting.overrides if each.product == product for key in each.covers}
    return tuple(reason for reason in reasons if reason.key not in covered)


_Findings = tuple[Mapping[str, tuple[Finding, ...]], Mapping[str, tuple[Finding, ...]]]
"""What the checks find by the item's key: of agreement, and in the drafts."""


def _reasons(
    loaded: LoadedMeeting, product: PublicProduct, keys: Collection[str], today: date, findings: _Findings
) -> tuple[GateReason, ...]:
    late = late_reasons(loaded.meeting, loaded.deadlines, product, keys, today) if product != "ordinance" else ()
    settled = items_without_draft(loaded) if product != "ordinance" else ()
    drafts = (GateReason(key, "settled", "", words) for key, words in settled if key in keys)
    unfit = (*drafts, *_unfiled(loaded, keys))
    found = [*_unstated(loaded, product), *unfit, *late, *_of_findings(loaded, keys, findings)]
    return tuple({reason.key: reason for reason in found}.values())


def require_open_gate(loaded: LoadedMeeting, key: str, on: date) -> None:
    """Refuse to send the notice of item ``key`` where something keeps it from the public on a day, with each reason.

    Errors: EngrossError.
    """
    reasons = standing_reasons(loaded, "notice", (key,), on)
    if reasons:
        raise EngrossError(
            f"the notice of item {key} must not go out: {'; '.join(map(str, reasons))}; correct that, or record an "
            "override of it"
        )


def override_of(product: PublicProduct, reasons: Iterable[GateReason], reason: str, by: str, on: date) -> GateOverride:
    """The override of ``reasons``. Errors: EngrossError where it does not say why, or who decided it."""
    if not reason.strip() or not by.strip():
        raise EngrossError(
            f"what keeps the {product} from the public is overridden only with a reason and a name: --override "
            '"reason" --by NAME'
        )
    return GateOverride(product, by.strip(), on, reason.strip(), tuple(each.key for each in reasons))


def record_override(loaded: LoadedMeeting, override: GateOverride, write: ActWriter) -> None:
    """Write an override into the meeting's file. Errors: EngrossError where the file has changed since it was read."""
    text = with_override(toml_text(read_bytes(loaded.path), loaded.source.name), override)
    read_meeting(toml_tables(text, loaded.source.name), loaded.city, loaded.source, text)
    change = SourceChange(loaded.path, text.encode("utf-8"), loaded.source.sha256)
    write(SourceAct(f"override what keeps the {override.product} of {loaded.meeting.key} back", (change,)))


def override_lines(override: GateOverride, items: Collection[str]) -> tuple[str, ...]:
    """An override as lines: what goes out, who decided it, when and why; then, for the meeting and for each of the
    ``items`` (their keys), in spite of what."""
    head = (
        f"{override.product} made public in spite of what is wrong, by {override.by} on {long_day(override.on)}: "
        f"{override.reason}"
    )
    faults: dict[str, dict[str, list[str]]] = {}
    for key in override.covers:
        item, _, rest = key.partition(" ")
        about, named = (f"item {item}", rest) if item in items and rest else ("the meeting", key)
        code, _, section = named.partition(" § ")
        faults.setdefault(about, {}).setdefault(code, []).extend(filter(None, [section]))
    return head, *(f"  {about}: {'; '.join(map(_fault, of.items()))}" for about, of in faults.items())


def _fault(each: tuple[str, list[str]]) -> str:
    code, sections = each
    return code if not sections else f"{code} {'§' if len(sections) == 1 else '§§'} {', '.join(sections)}"


def _unstated(loaded: LoadedMeeting, product: PublicProduct) -> Iterator[GateReason]:
    """Facts that a document would print as "to be stated"; an ordinance names neither a place nor a newspaper."""
    meeting, city = loaded.meeting, loaded.city
    people = (officer for officer in (meeting.clerk, meeting.chair, meeting.contact) if officer is not None)
    facts = [(officer.key, f"the name of the {officer.title}", officer.name, "the city's file") for officer in people]
    facts.append(("state", "the state", city.state, "the city's file"))
    if product != "ordinance":
        facts.append(("newspaper", "the newspaper", city.newspaper.name, "the city's file"))
        facts.append(("place", "the place of the meeting", meeting.place, "the meeting's file"))
    for key, what, words, file in facts:
        if TO_BE_STATED in words.lower():
            yield GateReason("", f"unstated {key}", "", f"{what} is “{words}”: state it in {file}")


def _unfiled(loaded: LoadedMeeting, keys: Collection[str]) -> Iterator[GateReason]:
    for each in (part for item in loaded.business for part in item.by_chapter()):
        draft = each.draft
        if each.item.key not in keys or draft is None or draft.version.stage != "proposed" or is_filed(draft.actions):
            continue
        told = f"its draft is not filed: record it with `engross outcome {each.item.chapter} filed` once it is"
        yield GateReason(each.item.key, "unfiled", "", told)


def _of_findings(loaded: LoadedMeeting, keys: Collection[str], findings: _Findings) -> Iterator[GateReason]:
    agreed, in_drafts = findings
    for key in ("", *keys):
        drafts = {each.item.key: each.drafts() for each in loaded.business}
        for finding in (*agreed.get(key, ()), *in_drafts.get(key, ())):
            if finding.severity == "error" or finding.code == _UNNUMBERED:
                how = _NUMBERED if finding.code == _UNNUMBERED else ""
                yield GateReason(key, finding.code, section_of(drafts.get(key, ()), finding), finding.message + how)
