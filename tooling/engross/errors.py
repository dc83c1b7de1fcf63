"""What can go wrong, as a tree.

::

    EngrossError              anything the user can correct: one sentence, where, and how
    ├── SourceError           a source file is not what it should be (file, line)
    │   └── MissingLawError   a meeting's file names a chapter or version that is not there
    ├── NotFoundError         a chapter, version, provision or file that is asked for is not there
    ├── AmbiguousError        what is asked for could be several; one must be named
    ├── RefusedInstruction    an amending instruction cannot be read, or not applied without a guess
    └── OutputError           an output could not be written

The command line prints the sentence and exits with 2. Any other exception is a bug of ours.
"""

from __future__ import annotations


class EngrossError(Exception):
    """A fault that its reader can correct; ``str()`` of it is the one sentence to show.

    Every fault of the tree above is one, so that one ``except`` takes them all.

        >>> import engross as eg
        >>> try:
        ...     eg.open_workspace(".").chapter("999")
        ... except EngrossError as fault:
        ...     print(str(fault).partition(";")[0])
        there is no chapter '999'
    """


class SourceError(EngrossError):
    """A source file is not what it should be.

    ``SourceError("a.xml", 12, "…")`` reads as ``a.xml:12: …``; ``line`` 0 leaves the line out.
    """

    def __init__(self, file: str, line: int, message: str) -> None:
        """Keep the place and the message apart, and show both."""
        self.file, self.line, self.message = file, line, message
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, int, str]]:
        """How to be sent between processes: as the arguments it was made with."""
        return type(self), (self.file, self.line, self.message)


class MissingLawError(SourceError):
    """A meeting's file names a chapter or a version that is not in the workspace."""


class NotFoundError(EngrossError):
    """What was asked for is not there; the sentence names what there is."""


class AmbiguousError(EngrossError):
    """What was asked for could be several; the sentence names them, and one must be named."""


class RefusedInstruction(EngrossError):  # noqa: N818 - it is an outcome that is reported, not a failure of the program
    """An amending instruction that cannot be read, or that cannot be applied without a guess; the sentence says why."""


class OutputError(EngrossError):
    """An output could not be written; nothing is left half-written."""


def system_reason(fault: OSError) -> str:
    """What the operating system says is wrong, in words that can stand inside a sentence."""
    return (fault.strerror or str(fault)).lower()
