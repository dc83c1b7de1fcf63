"""Jinja environments over the templates of web pages, which a city may change."""

from __future__ import annotations

import traceback
from contextlib import nullcontext

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError

from engross.errors import SourceError
from engross.resources import Templates
from engross.template_sandbox import BoundedEnvironment

_PLACE = "templates/"
"""How the names of templates begin in errors and in tracebacks."""


def page_environment(templates: Templates, *folders: str, keep_trailing_newline: bool = False) -> Environment:
    """The environment in which pages are rendered: a template is looked for in each of ``folders`` in turn.

    Bounded where the city has templates of its own, which may stand in place of the shipped ones; every value is
    escaped.
    """

    def text(name: str) -> tuple[str, str, None] | None:
        folder = next((folder for folder in folders if templates.holds(folder, name)), None)
        return (templates.text(folder, name), f"{_PLACE}{folder}/{name}", None) if folder else None

    kind = BoundedEnvironment if templates.own else Environment
    return kind(
        loader=FunctionLoader(text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
    )


def render_template(environment: Environment, name: str, folder: str, /, **values: object) -> str:
    """What the template ``name`` makes of ``values``; ``folder`` is where errors say that it stands.

    Errors: SourceError (file, line) where the template is wrong: its syntax, a value or a file it asks for that is not
    there, or more work or memory than any page needs.
    """
    try:
        with environment.bounds() if isinstance(environment, BoundedEnvironment) else nullcontext():
            return environment.get_template(name).render(**values)
    except TemplateSyntaxError as fault:
        raise _wrong(folder, fault.name or name, fault.message or "its syntax", fault.lineno) from None
    except TemplateNotFound as fault:
        said = f"it asks for {fault.name!r}, which is no file beside it, ours or the city's"
        raise _wrong(folder, name, said, fault=fault) from None
    except TemplateError as fault:
        raise _wrong(folder, name, fault.message or type(fault).__name__, fault=fault) from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        if not isinstance(environment, BoundedEnvironment):
            raise  # The template is ours, and so is the fault.
        raise _wrong(folder, name, str(fault) or type(fault).__name__, fault=fault) from None
    except MemoryError:
        raise _wrong(folder, name, "it takes more memory than any page needs") from None
    except RecursionError:
        raise _wrong(folder, name, "it calls itself without end") from None


def _wrong(folder: str, name: str, said: str, line: int = 0, *, fault: Exception | None = None) -> SourceError:
    place = f"{_PLACE}{folder}/{name}"
    # Jinja2 writes the template, which may be an included one, and its line into the traceback.
    for frame in traceback.extract_tb(fault.__traceback__) if fault else ():
        if frame.filename.startswith(_PLACE):
            place, line = frame.filename, frame.lineno or 0
    return SourceError(place, line, f"this template is wrong: {said.rstrip('.')}; correct it there")
