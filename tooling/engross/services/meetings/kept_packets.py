"""Packets that are not made again while no file of the workspace has changed."""

from __future__ import annotations

from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.entries import ResultCache
from engross.result_cache.file_states import LinkedFolderError, keep_states
from engross.result_cache.rendering_identity import rendering_identity
from engross.services.checking.kept_reports import SOURCE_FOLDERS, source_states, states_key
from engross.services.meetings.loading import LoadedMeeting
from engross.services.meetings.packets import packet_bytes


def remembered_packet(
    cache: ResultCache | None, loaded: LoadedMeeting, author: str, format_name: str, *, public: bool
) -> bytes:
    """As ``packet_bytes``; what the cache has of the same files is taken from there.

    A packet with an attachment from outside of the workspace's sources is made each time.
    """
    states = source_states(cache, loaded.workspace.root) if cache is not None and _from_sources(loaded) else None
    if cache is None or states is None:
        return packet_bytes(loaded, author, format_name, public=public)
    files = {name: facts.sha256 for name, facts in states.facts.items()}
    made_from = (rendering_identity(), files, loaded.as_read, author, format_name, public)
    key = key_of("packet", *made_from)
    kept = cache.get(key)
    if kept is not None:
        return kept
    data = packet_bytes(loaded, author, format_name, public=public)
    try:
        if states.unchanged(*SOURCE_FOLDERS):
            cache.put(key, data)
            keep_states(cache, states_key(states.root), states)
    except (LinkedFolderError, OSError):
        pass
    return data


def _from_sources(loaded: LoadedMeeting) -> bool:
    """Whether the meeting's file, as it was read, and every attachment stand among the sources."""
    root = loaded.workspace.ordinances.resolve()
    attached = (loaded.path.parent / each.file for item in loaded.meeting.items() for each in item.attachments)
    return all(path.resolve().is_relative_to(root) for path in (loaded.path, *attached))
