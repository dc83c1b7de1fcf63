"""Jinja environments over the templates of web pages, which a city may change."""

from __future__ import annotations

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from engross.errors import SourceError
from engross.resources import Templates
from engross.template_sandbox import BoundedEnvironment


def page_environment(templates: Templates, *folders: str, keep_trailing_newline: bool = False) -> BoundedEnvironment:
    """The environment in which pages are rendered: a template is looked for in each of ``folders`` in turn.

    Bounded because a city may put templates of its own in place of the shipped ones; every value is escaped.
    """

    def text(name: str) -> str | None:
        return next((templates.text(folder, name) for folder in folders if templates.holds(folder, name)), None)

    return BoundedEnvironment(
        counts=bool(templates.own),
        loader=FunctionLoader(text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
    )


def render_template(environment: BoundedEnvironment, name: str, folder: str, /, **values: object) -> str:
    """What the template ``name`` makes of ``values``; ``folder`` is where errors say that it stands.

    Errors: SourceError (file, line) where the template is wrong: its syntax, a value it asks for that is not there, or
    more work or memory than any page needs.
    """
    try:
        with environment.bounds():
            return environment.get_template(name).render(**values)
    except TemplateSyntaxError as fault:
        raise _wrong(folder, fault.name or name, fault.message or "its syntax", fault.lineno) from None
    except TemplateError as fault:
        raise _wrong(folder, name, fault.message or type(fault).__name__) from None
    except MemoryError:
        raise _wrong(folder, name, "it takes more memory than any page needs") from None
    except RecursionError:
        raise _wrong(folder, name, "it calls itself without end") from None


def _wrong(folder: str, name: str, said: str, line: int = 0) -> SourceError:
    return SourceError(f"templates/{folder}/{name}", line, f"this template is wrong: {said}; correct it there")
