"""What git knows of a folder: where its repository begins, its revisions, what was changed since one of them.

Git is called with fixed arguments, and never through a shell.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engross.errors import EngrossError, NotFoundError
from engross.patterns import compile_on_use
from engross.values import dataclass

# Most commands call no git: what starts it is imported where it is called.
if TYPE_CHECKING:
    import subprocess  # nosec - git is called with a fixed argument list

_SET_BY_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""What git sets for a hook; with another folder than the hook's, it would be taken for the root of the repository."""
_NULL_NAME = compile_on_use("0{40}|0{64}")
_MOST_CONFLICTS = 127
"""What `git merge-file` gives as its exit status at most where conflicts are left; more is a failure."""
_FILE_MODES = frozenset({"100644", "100755", "100664"})
"""The modes of files in a tree; links and submodules have others."""


@dataclass(frozen=True, slots=True)
class ChangedPath:
    """A file that differs from a revision; ``path`` and ``before`` from the folder that was asked about.

    ``before`` is where it stood in the revision, None where it is new; ``path`` is None where it is gone.
    """

    path: str | None
    before: str | None


def path_in_repository(folder: Path) -> str:
    """The path from the root of the repository to ``folder``, with "/" at its end; empty for the root itself, and
    where there is no repository or no git."""
    try:
        done = _git(folder, "rev-parse", "--show-prefix")
    except EngrossError:
        return ""
    return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n") if done.returncode == 0 else ""


def root_of_repository(folder: Path) -> Path | None:
    """The folder at the root of the repository that ``folder`` is in; None where it is in none.

    Errors: EngrossError where git is not installed.
    """
    done = _git(folder, "rev-parse", "--show-toplevel")
    name = done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")
    return Path(name) if done.returncode == 0 and name else None


def new_repository(folder: Path) -> None:
    """Make ``folder`` a repository whose branch is ``main``. Errors: EngrossError where git fails."""
    _checked(_git(folder, "init", "--quiet"))
    _checked(_git(folder, "symbolic-ref", "HEAD", "refs/heads/main"))


def commit_of(folder: Path, revision: str) -> str:
    """The commit that ``revision`` names. Errors: NotFoundError where git knows none."""
    if revision.startswith("-") or not revision:
        raise NotFoundError(f"{revision!r} is no git revision; name a branch, a tag or a commit")
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode:
        raise NotFoundError(_unknown(folder, revision))
    return done.stdout.decode("ascii").strip()


def branching_point(folder: Path, revision: str) -> str:
    """The commit at which what is checked out left ``revision``: the merge base of both. Of git's null name (zeros
    only, what a host calls the state before the first push) the tree without files.

    Errors: NotFoundError where git does not know the revision, or has too little history to find that commit.
    """
    if _NULL_NAME.fullmatch(revision):
        return _checked(_git(folder, "mktree")).decode("ascii").strip()
    commit = commit_of(folder, revision)
    done = _git(folder, "merge-base", commit, "HEAD")
    if done.returncode:
        raise NotFoundError(f"git finds no commit that {revision!r} and HEAD have in common{_fetch_more(folder)}")
    return done.stdout.decode("ascii").split()[0]


def parents_of_merge(folder: Path) -> tuple[str, ...]:
    """The commits that are being merged; else the parents of HEAD where it is a merge. Empty where neither is so.

    Errors: NotFoundError where a parent was not fetched.
    """
    done = _git(folder, "rev-parse", "--verify", "--quiet", "MERGE_HEAD")
    if done.returncode == 0:
        return commit_of(folder, "HEAD"), done.stdout.decode("ascii").strip()
    done = _git(folder, "cat-file", "commit", "HEAD")
    head = done.stdout.decode("utf-8", "replace").partition("\n\n")[0]
    parents = tuple(line.removeprefix("parent ") for line in head.split("\n") if line.startswith("parent "))
    return tuple(commit_of(folder, parent) for parent in parents) if len(parents) > 1 else ()


def changed_paths(folder: Path, commit: str, below: tuple[str, ...]) -> tuple[ChangedPath, ...]:
    """The files below ``folder``, in the folders or files ``below`` of it, that differ from ``commit``: committed,
    uncommitted or untracked; in order of their names. Errors: EngrossError where git fails."""
    options = ("--no-ext-diff", "--no-textconv", "--relative", "--name-status", "--find-renames", "-z")
    fields = iter(_lines(_checked(_git(folder, "diff", *options, commit, "--", *below))))
    found = []
    for status in fields:
        first = next(fields)
        if status[0] == "R":
            found.append(ChangedPath(next(fields), first))
        elif status[0] == "C":
            found.append(ChangedPath(next(fields), None))
        else:
            found.append(ChangedPath(None if status == "D" else first, None if status == "A" else first))
    untracked = _lines(_checked(_git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", *below)))
    found += [ChangedPath(path, None) for path in untracked]
    return tuple(sorted(found, key=lambda one: (one.path or one.before or "", one.before or "")))


def files_at(folder: Path, commit: str, below: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The path from ``folder`` and the bytes of each file that ``commit`` has in the folders or files ``below`` of it;
    links and submodules are left out. Errors: EngrossError where git fails, or a name leads out of ``folder``."""
    listed = _lines(_checked(_git(folder, "ls-tree", "-r", "-z", commit, "--", *below)))
    entries = [entry.partition("\t") for entry in listed]
    files = [(name, meta.split()[2]) for meta, _, name in entries if meta.split()[0] in _FILE_MODES]
    # git checks no such name out, and lists it all the same.
    if out := next((name for name, _ in files if ".." in name.split("/")), ""):
        raise EngrossError(
            f"{commit[:12]} has a file {out!r}, whose name leads out of its folder; compare with another revision"
        )
    if not files:
        return
    asked = "".join(f"{blob}\n" for _, blob in files).encode("ascii")
    data = _checked(_git(folder, "cat-file", "--batch", stdin=asked))
    at = 0
    for name, blob in files:
        end = data.index(b"\n", at)
        head = data[at:end].split()
        if len(head) != 3:
            raise EngrossError(f"git has no {name} of {commit[:12]} here{_fetch_more(folder)} ({blob[:12]})")
        at = end + 1 + int(head[2])
        yield name, data[end + 1 : at]
        at += 1


def file_at_revision(root: Path, name: str, revision: str) -> bytes:
    """The bytes of the file ``name`` below the folder ``root`` as it was at a git revision.

    Errors: NotFoundError where git does not know the revision or the file was not there; EngrossError where git is not
    installed.
    """
    if revision.startswith("-"):
        raise NotFoundError(f"{revision!r} is no git revision; name a branch, a tag or a commit")
    done = _git(root, "show", f"{revision}:./{name}")
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NotFoundError(
            f"git has no {name} at revision {revision!r} ({said[-1] if said else 'git failed'}); "
            "name a branch, tag or commit that holds it"
        )
    return done.stdout


def uncommitted_files(root: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Which of the files ``names`` below the folder ``root`` have changes that are not committed.

    Empty where the folder is in no repository, or git is not installed.
    """
    if not names:
        return ()
    try:
        done = _git(root, "status", "--porcelain", "-z", "--untracked-files=no", "--", *names)
    except EngrossError:
        return ()
    changed = [entry[3:] for entry in _lines(done.stdout) if len(entry) > 3]
    # git names files from the root of the repository, which may lie above the workspace.
    return tuple(name for name in names if any(f"/{entry}".endswith(f"/{name}") for entry in changed))


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    import subprocess  # nosec - git is called with a fixed argument list

    environment = {name: value for name, value in os.environ.items() if name not in _SET_BY_HOOKS}
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False, input=stdin, env=environment)  # noqa: S603
    except FileNotFoundError:
        raise EngrossError("git is needed for this and is not installed; install it") from None


def _checked(done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise EngrossError(f"git failed: {said[-1] if said else f'exit status {done.returncode}'}")
    return done.stdout


def _lines(data: bytes) -> list[str]:
    return [name.decode("utf-8", "surrogateescape") for name in data.split(b"\0") if name]


def _unknown(folder: Path, revision: str) -> str:
    if _git(folder, "rev-parse", "--git-dir").returncode:
        return (
            f"{folder} is in no git repository, so that it has no revision {revision!r}; name a baseline file instead"
        )
    return f"git knows no revision {revision!r} here{_fetch_more(folder)}"


def _fetch_more(folder: Path) -> str:
    """What to do where history may be missing."""
    shallow = _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    if shallow:
        return (
            "; this clone is shallow: fetch the history with `git fetch --unshallow` (in GitHub's checkout step: "
            "fetch-depth: 0; in GitLab: GIT_DEPTH: 0)"
        )
    return "; name a branch, a tag or a commit that was fetched"


def merged_lines(base: bytes, ours: bytes, theirs: bytes, size: int) -> tuple[bytes, int]:
    """What git makes of three versions of a file, line by line, and how many conflicts it leaves between markers of
    ``size`` characters. Errors: EngrossError where git fails."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="engross-") as scratch:
        folder = Path(scratch)
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            (folder / name).write_bytes(data)
        done = _git(folder, "merge-file", "-p", f"--marker-size={size}", "ours", "base", "theirs")
    if done.returncode > _MOST_CONFLICTS:
        _checked(done)
    return done.stdout, done.returncode


def add_settings(folder: Path, settings: Iterable[tuple[str, str]]) -> None:
    """Write ``settings`` into the configuration of the repository that ``folder`` is in.

    Errors: NotFoundError where it is in none; EngrossError where git fails.
    """
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise NotFoundError(f"{folder} is in no git repository; make one there with `git init`")
    for name, value in settings:
        _checked(_git(folder, "config", "--local", name, value))


def in_repository(folder: Path) -> bool:
    """Whether ``folder`` is in a git repository; False where there is no git."""
    try:
        return _git(folder, "rev-parse", "--git-dir").returncode == 0
    except EngrossError:
        return False


def setting_of_clone(folder: Path, name: str) -> str:
    """A setting of git in ``folder``; empty where it has none."""
    return _git(folder, "config", "--get", name).stdout.decode("utf-8", "replace").strip()
