"""Score what `engross check` finds in two whole codes, and print the figures as JSON.

usage: score_findings.py

The codes lie outside the repository, in ``$ENGROSS_SHARED/codes`` or in ``../shared/codes`` beside the checkout. Each is
imported and checked. `tests/gold/findings/CITY.jsonl` says of findings drawn at random (all of a check's where it has
no more than 30) whether they are true: the check, the chapter, the eId, a hash of the words, the verdict, and the reason in
words of our own. Figures: precision of errors and of warnings, and of each check; how many findings were not judged;
``dangling``, the share of the publisher's own links that lead to no number of the code which are found as errors; and
``resolution``, the share of its links inside the code that our reading of the same words leads to the same provision.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree
from score_citations import gold_folder

VERDICTS = Path(__file__).with_name("findings")
CODES = {"san-mateo": "san-mateo/2024-02-15", "somerville": "somerville/somerville-law-non-zoning.md"}
TODAY = date(2026, 11, 29)
LIBRARY = "{https://open.law/schemas/library}"
OTHER_LAW = frozenset({"3.68.010", "3.68.160"})
"""Numbers that the publisher links into the code though the words before name the county's."""

Finding = dict[str, Any]


def verdicts(city: str) -> dict[tuple[str, ...], list[bool]]:
    """The verdicts of a city by check, chapter, eId and hash of the words; of several with all of these, in order."""
    found: defaultdict[tuple[str, ...], list[bool]] = defaultdict(list)
    for line in (VERDICTS / f"{city}.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        found[one["code"], one["chapter"], one["eId"], one["words"]].append(one["true"])
    return found


def checked(source: Path, workspace: Path) -> list[Finding]:
    """Import a code into ``workspace`` and check it: the findings as JSON has them."""
    from engross.services.checking.chapter_checks import codes_of
    from engross.services.checking.check_report import account_of, every_chapter, report_of
    from engross.services.code.code_import import import_code
    from engross.workspace import Workspace

    import_code(source, workspace, None, datetime(2026, 11, 29, tzinfo=UTC))
    codes = codes_of(None, None)
    place = Workspace(workspace)
    tasks = [*every_chapter(place, None, codes, TODAY)]
    account = account_of(place, tasks, codes, map, TODAY, meetings=frozenset())
    return json.loads(report_of(account, "json"))["findings"]  # type: ignore[no-any-return]


def precision(every: dict[str, list[Finding]]) -> dict[str, object]:
    """The shares of true findings among those that were judged."""
    true, all_, unjudged = Counter[str](), Counter[str](), 0
    for city, findings in every.items():
        judged = verdicts(city)
        for one in findings:
            words = sha256(one["words"].encode()).hexdigest()[:16]
            held = judged.get((one["code"], one["chapter"], one["eId"], words))
            if one["severity"] == "note":
                continue
            if not held:
                unjudged += 1
                continue
            verdict = held.pop(0)
            for kind in (one["severity"], one["code"]):
                all_[kind] += 1
                true[kind] += verdict
    shares = {kind: [true[kind], all_[kind], round(true[kind] / all_[kind], 3)] for kind in sorted(all_)}
    return {"precision": shares, "unjudged": unjudged}


def publisher_links(source: Path) -> tuple[set[str], list[tuple[str, str]]]:
    """The numbers of a code's units and sections, and its links into itself: the number, and the section that cites."""
    numbers: set[str] = set()
    links: list[tuple[str, str]] = []
    for path in sorted(source.glob("*.xml")):
        root = etree.parse(path).getroot()
        for unit in root.iter(f"{LIBRARY}section", f"{LIBRARY}container"):
            numbers.add((unit.findtext(f"{LIBRARY}num") or "").strip())
        for link in root.iter(f"{LIBRARY}cite"):
            section = next((one for one in link.iterancestors(f"{LIBRARY}section")), None)
            words = "".join(link.itertext())
            if link.get("doc") is None and section is not None and not words.lower().startswith("this "):
                links.append((link.get("path", "").split("|")[0], section.findtext(f"{LIBRARY}num") or ""))
    return numbers, links


def dangling(source: Path, findings: list[Finding]) -> list[object]:
    """How many links that lead to no number of a title that is there are found as errors, of how many, the share."""
    numbers, links = publisher_links(source)
    lost = [link for link in links if link[0] not in numbers | OTHER_LAW and link[0].split(".")[0] in numbers]
    errors = [
        (place["words"], place["eId"])
        for one in findings
        if one["severity"] == "error"
        for place in (one, *one["places"])
    ]
    found = [any(n in words and s.replace(".", "-") in eid for words, eid in errors) for n, s in lost]
    return [sum(found), len(lost), round(sum(found) / len(lost), 3)]


def resolution(workspace: Path) -> list[object]:
    """How many links inside the code lead where our reading of their words does, of how many, and the share."""
    from engross.checks.analysis.chapter_indexes import IndexedCode
    from engross.checks.analysis.prepared_draft import prepare_draft
    from engross.model.law.code import Draft
    from engross.workspace import Workspace, load

    place = Workspace(workspace)
    hierarchy = place.hierarchy()
    loaded = {f.name: load(f.versions[-1].path, f.name, hierarchy) for f in place.chapters()}
    drafts = {chapter.number: Draft(chapter, name, None) for name, chapter in loaded.items()}
    indexed = IndexedCode(drafts)
    same, links = 0, 0
    for draft in drafts.values():
        for agrees in _agreeing(prepare_draft(draft, indexed), draft.chapter.uri):
            links += 1
            same += agrees
    return [same, links, round(same / links, 3)]


def _agreeing(prepared: Any, uri: str) -> Iterator[bool]:
    own = "/".join(uri.split("/")[:5])
    for cited in prepared.cited:
        href = cited.tag.value if cited.tag is not None else ""
        if href.startswith("#"):
            eid = href[1:]
        elif href.startswith(own) and "~" in href:
            eid = href.rpartition("~")[2]
        else:
            continue
        if cited.resolution.outcome in ("missing", "unverified"):
            continue
        target = cited.resolution.provision
        whole = cited.tag.start <= cited.citation.start and cited.tag.end >= cited.citation.end
        yield target is not None and (target.eid == eid or (not whole and target.eid.startswith(eid)))


def main() -> None:
    """Print the figures, or that there is nothing to measure."""
    codes = gold_folder().parent / "codes"
    if not codes.is_dir():
        print(f"no whole codes in {codes}; nothing scored")
        return
    every: dict[str, list[Finding]] = {}
    figures: dict[str, object] = {}
    with TemporaryDirectory() as scratch:
        for city, name in CODES.items():
            every[city] = checked(codes / name, Path(scratch) / city)
        figures |= precision(every)
        figures["dangling"] = dangling(codes / CODES["san-mateo"], every["san-mateo"])
        figures["resolution"] = resolution(Path(scratch) / "san-mateo")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
