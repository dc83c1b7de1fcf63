"""A new draft: from the law in force on a day, of the repeal of a chapter, or of a new ordinance from the template."""

from __future__ import annotations

import re
import tomllib
from datetime import date

from engross.enacting import draft_of, new_ordinance, repeal_of_chapter
from engross.errors import EngrossError
from engross.model.law.chapter import Version
from engross.patterns import compile_on_use
from engross.services.drafting.city_identity import city_full_name, code_uri, enacting_body
from engross.services.drafting.source_acts import ActWriter, sources_of
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.draft_versions import free_version, read_text, write_version
from engross.workspace import ChapterFolder, Workspace, pick_version

_TEMPLATE = "new-ordinance.toml"
_FOLDER = compile_on_use(r"new-[a-z0-9][a-z0-9-]*")
_ORDINANCE = compile_on_use(r"\s*an?\s+(?:ordinance|by-?law)\b", re.IGNORECASE)
_NAME = compile_on_use(r"[a-z0-9][a-z0-9-]*")


def draft_chapter(
    workspace: Workspace,
    folder: ChapterFolder,
    today: date,
    write: ActWriter,
    *,
    name: str = "",
    on: date | None = None,
    base: str | None = None,
    repeal: bool = False,
) -> WorkspaceAmendment:
    """Begin a draft of ``today`` with the words of the law of the day ``on`` (None: of ``today``), or of ``base``.

    ``name`` tells it apart from other pending drafts; ``repeal``: it repeals the whole chapter.
    Errors: EngrossError where no text is the law then, ``base`` is a proposal, or a draft of that name is pending.
    """
    timeline = folder.timeline()
    text = timeline.named(pick_version(folder, base).version) if base else timeline.in_force(on or today)
    if text is None:
        raise EngrossError(
            f"{folder.name}: no text is the law on {on or today}, so there is none to draft from; name one with --from"
        )
    if text.pending:
        raise EngrossError(f"{text.version} is a proposal; a draft is written against a text that was adopted")
    _require_free(folder, name)
    law = read_text(workspace, folder, text)
    version = free_version(folder, today, "proposed", name, "repeal" if repeal else "draft")
    draft = (repeal_of_chapter if repeal else draft_of)(law, version)
    what = f"draft {'repeal of ' if repeal else ''}{folder.name}"
    written = write_version(folder, draft, what, sources_of([law.source]), write)
    done = f"{draft.version} is drafted against {text.version}" + (", to repeal the whole chapter" if repeal else "")
    return WorkspaceAmendment((done,), written, (), tuple(timeline.remarks(today)))


def draft_new(workspace: Workspace, wanted: str, title: str, today: date, write: ActWriter) -> WorkspaceAmendment:
    """Begin a new ordinance about ``title`` in the new folder ``wanted``, from ``templates/ordinances``.

    Errors: EngrossError where the folder's name does not say that it is new, an ordinance is in it already, the title
    is none of a chapter, or the template is wrong.
    """
    if _FOLDER.fullmatch(wanted) is None:
        raise EngrossError(
            f"{wanted!r} is no folder for a new ordinance; call it new- and its title, as new-street-trees"
        )
    if _ORDINANCE.match(title):
        raise EngrossError(
            f"“{title}” is how an ordinance is titled; give the title of the chapter that it makes: Dogs"
        )
    _require_none(workspace, wanted)
    words, file = workspace.template("ordinances", _TEMPLATE)
    try:
        template = tomllib.loads(words)
    except tomllib.TOMLDecodeError as fault:
        raise EngrossError(f"{file}: this is not TOML ({fault}); correct it there") from None
    author, place = enacting_body(workspace), code_uri(workspace)
    name = workspace.place_name() or "the city"
    full_name = city_full_name(workspace) or name
    facts = {"title": title, "city": name, "full_name": full_name, "body": author.name}
    version = Version(today, "proposed")
    uri = f"{place}/{wanted.removeprefix('new-')}"
    draft = new_ordinance(template, facts, file, uri, version, author, workspace.hierarchy())
    folder = ChapterFolder(wanted, workspace.ordinances / wanted, ())
    written = write_version(folder, draft, f"draft {wanted}", (), write)
    left = ("fill in what stands in brackets",) if "[" in words else ()
    return WorkspaceAmendment((f"{version} of {wanted} is drafted from {file}",), written, left)


def _require_none(workspace: Workspace, wanted: str) -> None:
    """Refuse a folder that has a text already: an empty one of a later day would take its place unsaid."""
    for folder in workspace.chapters():
        pending = folder.timeline().drafts()
        if folder.name == wanted and pending:
            raise EngrossError(f"{pending[-1].version} of {wanted} is pending; change that, or name another folder")
        if folder.name == wanted and any(not text.pending for text in folder.timeline().texts):
            raise EngrossError(f"{wanted} was adopted; draft a change of it without --title")


def _require_free(folder: ChapterFolder, name: str) -> None:
    """Refuse a name that is none, or that a pending draft has: the newer would take the older's place unsaid."""
    if name and _NAME.fullmatch(name) is None:
        raise EngrossError(f"{name!r} is no name of a draft; use small letters, digits and hyphens")
    taken = next((text for text in folder.timeline().drafts() if text.version.name == name), None)
    if taken is not None:
        raise EngrossError(f"{taken.version} is pending; give the new draft another name with --name")
