"""A second interpreter of the instructions that Engross writes, over lines of text; it shares no code with the first."""

from __future__ import annotations

import re

_PLACE = re.compile(
    r"(?:The heading of |The existing text of |The lead-in language of )?[Ss]ection [\w.:-]+?((?:\([\w-]+\))*) is (.*)",
    re.DOTALL,
)


def interpreted(text: str, instruction: str) -> str:
    """``text``, a section with two spaces a level, as ``instruction`` makes it. Errors: AssertionError where it cannot."""
    lines = text.split("\n")
    place = _PLACE.match(instruction)
    assert place, instruction
    begin, end, depth = 0, len(lines), 0
    for label in re.findall(r"\([\w-]+\)", place[1]):
        found = [
            at for at in range(begin, end) if re.match(rf"\s{{{2 * depth + 2}}}{re.escape(label)}(?: |$)", lines[at])
        ]
        assert len(found) == 1, (label, instruction)
        begin, depth = found[0], depth + 1
        end = next((at for at in range(begin + 1, end) if _depth(lines[at]) <= depth), end)
    order = place[2]
    if order.startswith("repealed"):
        lines[begin:end] = ["  " * depth + re.findall(r"\([\w-]+\)", place[1])[-1] + " Repealed."]
    elif order.startswith("amended by striking"):
        struck = re.fullmatch(
            r'amended by striking the phrase "(.*?)"(?: and inserting the phrase "(.*)" in its place)?\.',
            order,
            re.DOTALL,
        )
        assert struck, order
        if instruction.startswith("The heading"):
            begin, end = 0, 1
        elif depth == 0:
            begin = 1
        if "lead-in" in instruction:
            end = next((at for at in range(begin, end) if _depth(lines[at]) > depth), end)
        within = "\n".join(lines[begin:end])
        assert within.count(struck[1]) == 1, instruction
        lines[begin:end] = (
            re.sub(r" (?=[,.;:]| |$)", "", within.replace(struck[1], struck[2] or ""), flags=re.MULTILINE).split("\n")
            if not struck[2]
            else within.replace(struck[1], struck[2]).split("\n")
        )
    elif instruction.startswith("The existing text"):
        label = re.fullmatch(r"designated as [\w-]+ (\([\w-]+\))\.", order)
        assert label, order
        own = re.match(r"\s*\([\w-]+\) ?", lines[begin]) if depth else None
        text_lines = ["  " + line for line in lines[begin + 1 : end]]
        if own:
            text_lines.insert(0, "  " * (depth + 1) + lines[begin][own.end() :])
            lines[begin] = own[0].rstrip()
        first = text_lines[0].strip()
        lines[begin + 1 : end] = ["  " * (depth + 1) + f"{label[1]} {first}", *text_lines[1:]]
    else:
        quoted = ["  " * depth + line.replace('"', "", 1) for line in order.removesuffix('".').split("\n")[1:]]
        if order.startswith("amended to read"):
            lines[begin:end] = quoted if depth else [quoted[0].replace("Sec.", "§", 1), *quoted[1:]]
        else:
            assert re.match(r"amended by adding (?:a new [\w-]+ \([\w-]+\)|the following new [\w-]+s \()", order), order
            for part in _provisions(quoted, depth):
                inside = [at for at in range(begin + 1, end) if _depth(lines[at]) == depth + 1]
                after = [at for at in inside if _key(lines[at]) > _key(part[0])]
                at = after[0] if after else end
                lines[at:at] = part
                end += len(part)
    return "\n".join(lines)


def _provisions(quoted: list[str], depth: int) -> list[list[str]]:
    """The lines of each provision that is quoted one below another, one level deeper than they are quoted."""
    parts: list[list[str]] = []
    for line in quoted:
        if _depth(line) == depth:
            parts.append([])
        parts[-1].append("  " + line)
    return parts


def _depth(line: str) -> int:
    return (len(line) - len(line.lstrip())) // 2


def _key(line: str) -> tuple[int, str]:
    label = re.match(r"\s*\((\d*)(\w*)", line)
    assert label, line
    return int(label[1] or 0), label[2]
