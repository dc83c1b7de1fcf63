"""The report of a proof as one HTML file: each difference with the picture of what is printed there."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from markupsafe import Markup

from engross.model.meeting.misprint import ProofFinding
from engross.rendering.templates import page_environment, render_template
from engross.resources import SHIPPED, Templates


def proof_page(
    title: str, summary: str, findings: Sequence[ProofFinding], remarks: Sequence[str], templates: Templates = SHIPPED
) -> str:
    """``findings``, in their order, as a complete HTML document that needs nothing else.

    Errors: SourceError where a template of the city is not as it must be.
    """
    return render_template(
        page_environment(templates, "html", keep_trailing_newline=True),
        "proof.html.jinja",
        "html",
        title=title,
        summary=summary,
        remarks=remarks,
        findings=[_shown(each) for each in findings],
        css=Markup(templates.text("html", "publication.css")),  # noqa: S704 - a template, not words from outside
    )


def _shown(each: ProofFinding) -> dict[str, str]:
    misprint = each.misprint
    what = misprint.what
    return {
        "what": what[:1].upper() + what[1:],
        "place": each.where,
        "behind": misprint.behind,
        "sent": misprint.sent,
        "printed": misprint.printed,
        "picture": base64.b64encode(each.picture).decode("ascii"),
    }
