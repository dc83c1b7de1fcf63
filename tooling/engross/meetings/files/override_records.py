"""Writing into a meeting's file that a document goes out in spite of what is wrong with it."""

from __future__ import annotations

from engross.model.meeting.public_gate import GateOverride


def with_override(text: str, override: GateOverride) -> str:
    """``text``, a meeting's file, with ``override`` added at its end."""
    # Imported where an override is written: every command that makes a document imports this module.
    import tomlkit

    table = tomlkit.table()
    table["product"] = override.product
    table["by"] = override.by
    table["on"] = override.on
    table["reason"] = override.reason
    covers = tomlkit.array()
    covers.extend(override.covers)
    table["covers"] = covers.multiline(len(override.covers) > 1)
    added = tomlkit.document()
    tables = tomlkit.aot()
    tables.append(table)
    added["override"] = tables
    return f"{text.rstrip()}\n\n{tomlkit.dumps(added)}"
