"""A city's own template cannot take all the time or memory there is; the counts are exact, whatever the machine."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from jinja2 import TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from engross import template_sandbox
from engross.compose.notices.template import NoticeTemplate, fill_template
from engross.errors import SourceError
from engross.model.publication.publication import Line, Publication
from engross.rendering.html.html_document import render_html
from engross.rendering.templates import page_environment
from engross.resources import SHIPPED, Templates, shipped
from engross.template_sandbox import BoundedEnvironment


@pytest.fixture
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_sandbox, "MOST_STEPS", 100)


def made(text: str) -> str:
    environment = BoundedEnvironment()
    with environment.bounds():
        return environment.from_string(text).render()


@pytest.mark.usefixtures("few_steps")
def test_rounds_of_loops_and_calls_of_macros_are_counted() -> None:
    assert made("{% for a in range(100) %}{{ a }}{% endfor %}").startswith("012")
    with pytest.raises(TemplateError, match="more rounds of loops"):
        made("{% for a in range(101) %}{{ a }}{% endfor %}")
    with pytest.raises(TemplateError, match="more rounds of loops"):
        made("{% for a in range(11) %}{% for b in range(11) %}.{% endfor %}{% endfor %}")
    with pytest.raises(TemplateError, match="more rounds of loops"):
        made("{% macro m(n) %}{{ m(n + 1) if n < 200 }}{% endmacro %}{{ m(0) }}")
    assert made("{% macro m(n) %}{{ n }}{% endmacro %}{{ m(1) }}{% if 1 %}for{% endif %}") == "1for"


@pytest.mark.parametrize(
    "text",
    ["{{ 'a' * 10**8 }}", "{{ [1] * 10**9 }}", "{{ 10 ** (10 ** 9) }}", "{{ '%999999999d' % 1 }}", "{{ lipsum() }}"],
)
def test_what_one_operation_makes_is_bounded(text: str) -> None:
    with pytest.raises(TemplateError):
        made(text)


def test_small_operations_are_as_in_any_template() -> None:
    assert made("{{ 'ab' * 3 }} {{ 2 ** 10 }} {{ 7 % 3 }} {{ 3 * 4 }} {{ 2 ** -1 }}") == "ababab 1024 1 12 0.5"


def test_templates_of_a_city_run_in_the_sandbox() -> None:
    own = Templates(own=(("site/clean.html.jinja", b""),))
    assert isinstance(page_environment(own, "site", "html"), BoundedEnvironment)
    assert not isinstance(page_environment(SHIPPED, "site", "html"), SandboxedEnvironment)


@pytest.mark.parametrize("name", sorted(path.name for path in shipped("templates", "site").glob("*.jinja")))
def test_what_a_shipped_page_includes_imports_or_extends_of_a_city_runs_in_the_sandbox(name: str) -> None:
    own = Templates((("site/" + name, b"{% macro contents() %}{% endmacro %}{{ ''.__class__.__mro__ }}"),))
    callers = [
        "{% include '" + name + "' %}",
        "{% extends '" + name + "' %}",
        "{% from '" + name + "' import contents %}",
        "{% import '" + name + "' as own %}",
    ]
    for caller in callers:
        environment = page_environment(own, "site", "html")
        with pytest.raises(SecurityError, match="unsafe"):
            environment.from_string(caller).render()


@pytest.mark.parametrize("way", ["{% include name %}", "{% extends name %}", "{% import name as own %}{{ own }}"])
def test_a_template_of_a_city_reads_no_file_outside_of_the_folders_of_templates(way: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("of this machine", encoding="utf-8")
    outside = (other.as_posix(), os.path.relpath(other, shipped("templates", "html")), "../html/publication.css", "..")
    for name in outside:
        text = f"{{% set name = {name!r} %}}{way}"
        own = Templates((("html/publication.html.jinja", text.encode()),))
        said = (
            f"publication.html.jinja:1: this template is wrong: it asks for {name!r}, which is no file beside it, ours"
        )
        with pytest.raises(SourceError, match=re.escape(said)):
            render_html(Publication("Title", ()), own)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system does not say how much memory is held")
def test_memory_is_bounded_and_said() -> None:
    hoard = "{% set n = namespace(s='x' * 1000000) %}{% for a in range(40) %}{% set n.s = n.s ~ n.s %}{% endfor %}"
    with pytest.raises(SourceError, match=r"hoard\.jinja: it takes more memory than any document needs"):
        fill_template(NoticeTemplate("hoard.jinja", hoard), {})
    assert isinstance(fill_template(NoticeTemplate("after.jinja", "Words."), {})[0], Line)


@pytest.mark.usefixtures("few_steps")
def test_a_page_of_the_citys_own_that_never_ends_is_one_sentence() -> None:
    own = Templates((("html/publication.html.jinja", b"{% for a in range(99999) %}{% endfor %}"),))
    with pytest.raises(SourceError, match=r"templates/html/publication\.html\.jinja:1: .* more rounds of loops"):
        render_html(Publication("Title", ()), own)


def test_macro_that_calls_itself_is_one_sentence() -> None:
    own = Templates((("html/publication.html.jinja", b"{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),))
    with pytest.raises(SourceError, match="calls itself without end"):
        render_html(Publication("Title", ()), own)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 1 / 0 }}", "division by zero"),
        ("{% for a in range(999999999) %}{% endfor %}", "Range too big"),
        ("{{ 'a' + 1 }}", "can only concatenate"),
        ("{{ ['a'] | sum }}", "unsupported operand"),
        ("{{ [1, 'a'] | sort }}", "not supported between"),
        ("{{ '{0.x}'.format(1) }}", "has no attribute"),
        ("{{ nothing }}", "'nothing' is undefined"),
    ],
)
def test_what_a_page_of_the_citys_own_cannot_work_out_is_one_sentence_with_its_line(text: str, said: str) -> None:
    own = Templates((("html/publication.html.jinja", f"<p>\n\n{text}".encode()),))
    with pytest.raises(SourceError, match=said) as refused:
        render_html(Publication("Title", ()), own)
    assert str(refused.value).startswith("templates/html/publication.html.jinja:3: this template is wrong: ")


def test_the_fault_is_said_where_it_stands_in_an_included_template() -> None:
    page, part = b"{% include 'flow.html.jinja' %}", b"\n{{ 1 / 0 }}"
    own = Templates((("html/publication.html.jinja", page), ("html/flow.html.jinja", part)))
    with pytest.raises(SourceError, match=r"^templates/html/flow\.html\.jinja:2: "):
        render_html(Publication("Title", ()), own)
