"""What an instruction that is written calls the provision that it amends."""

from __future__ import annotations

from dataclasses import replace

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """The ``section``, the ``numbers`` below it, the ``term`` of a definition there, and the numbers ``below`` that."""

    section: str
    numbers: tuple[str, ...] = ()
    term: str = ""
    below: tuple[str, ...] = ()

    def of_number(self, number: str) -> WrittenPlace:
        """The provision of that number below this one."""
        if self.term:
            return replace(self, below=(*self.below, number))
        return replace(self, numbers=(*self.numbers, number))

    def of_term(self, term: str) -> WrittenPlace:
        """The definition of that term below this provision."""
        return replace(self, term=term)

    def inner(self) -> str:
        """Its name within a sentence: ``section 5(a)``."""
        name = f"section {self.section}" + "".join(f"({number})" for number in self.numbers)
        if self.term:
            name = f'the definition of "{self.term}" in {name}'
        if self.below:
            name = f"paragraph {''.join(f'({number})' for number in self.below)} of {name}"
        return name

    def outer(self) -> str:
        """Its name at the beginning of a sentence."""
        name = self.inner()
        return name[0].upper() + name[1:]
