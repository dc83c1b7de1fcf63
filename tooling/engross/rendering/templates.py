"""Jinja environments over the templates of web pages, which a city may change."""

from __future__ import annotations

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from engross.errors import SourceError
from engross.resources import Templates


def page_environment(templates: Templates, *folders: str, keep_trailing_newline: bool = False) -> SandboxedEnvironment:
    """The environment in which pages are rendered: a template is looked for in each of ``folders`` in turn.

    Sandboxed because a city may put templates of its own in place of the shipped ones; every value is escaped.
    """

    def text(name: str) -> str | None:
        return next((templates.text(folder, name) for folder in folders if templates.holds(folder, name)), None)

    return SandboxedEnvironment(
        loader=FunctionLoader(text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
    )


def render_template(environment: SandboxedEnvironment, name: str, folder: str, /, **values: object) -> str:
    """What the template ``name`` makes of ``values``; ``folder`` is where errors say that it stands.

    Raises SourceError (file, line) where the template is wrong: its syntax, or a value it asks for that is not there.
    """
    try:
        return environment.get_template(name).render(**values)
    except TemplateSyntaxError as fault:
        where = f"templates/{folder}/{fault.name or name}"
        raise SourceError(where, fault.lineno, f"this template is wrong: {fault.message}; correct it there") from None
    except TemplateError as fault:
        said = fault.message or type(fault).__name__
        raise SourceError(
            f"templates/{folder}/{name}", 0, f"this template is wrong: {said}; correct it there"
        ) from None
