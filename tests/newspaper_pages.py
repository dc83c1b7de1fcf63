"""Pages of a newspaper made from texts of our own: set in narrow columns between other notices, then scanned badly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import typst

OPENING = (
    "Notice is hereby given that the Town Council of Alder Point will hold a public hearing on Thursday, March 12, 2026 "
    "at 7:30 p.m. in Room 204 of Town Hall, 15 Harbor Street, for the purpose of discussing and voting on {}. The agenda "
    "will be posted on the town website by March 6, 2026. Written comments received by noon on March 11 will be read."
)
CLOSING = "Dated at Alder Point this 20th day of February 2026. Rosa Lindqvist, Town Clerk"

BODIES: dict[str, tuple[str, ...]] = {
    "Chapter 41, Docks, Sections 41-3 and 41-7": (
        (
            "§ 41-3. Permits. No person shall build, lengthen or move a dock without a permit of the harbor master. The fee "
            "is $175 for a dock of 40 feet or less, and $6 for each further foot. A permit lapses after 18 months."
        ),
        (
            "§ 41-7. Lights and marks. A. A dock that reaches more than 60 feet beyond the mean high water line shall carry "
            "one white light, visible for 2 miles, at its end. B. From November 15 to April 1 the light may be left out "
            "where the dock is taken in. C. The owner shall mend a light that has failed within 48 hours; the penalty is $90 "
            "for each night."
        ),
    ),
    "Chapter 57, Sidewalk Carts, Sections 57-2 through 57-6": (
        (
            "§ 57-2. Where carts may stand. A cart may stand for 4 hours at a place that is marked for it, 12 feet from any "
            "hydrant and 25 feet from the door of a shop that sells the same goods."
        ),
        (
            "§ 57-4. Licences. The clerk issues not more than 22 licences a year, by lot on the first Monday of April. The "
            "yearly fee is $310; of a licensee over 65 years of age it is $155."
        ),
        (
            "§ 57-6. Hours. No cart shall be open between 11:00 p.m. and 6:30 a.m. On July 4 and on Labor Day the hour of "
            "closing is midnight. Whoever keeps a cart open longer forfeits the licence for 30 days."
        ),
    ),
    "Chapter 83, Street Trees, Sections 83-1 and 83-9": (
        (
            "§ 83-1. Planting. The tree warden shall plant at least 120 trees in each fiscal year, of not fewer than 14 "
            "kinds, and shall publish by February 1 where each of them stands."
        ),
        (
            "§ 83-9. Removal. A. Before a tree of more than 8 inches in diameter is taken down, a notice shall be fixed to it "
            "for 10 days. B. An objection in writing leads to a hearing under § 83-12 within 21 days. C. For each inch of "
            "diameter that is lost the applicant pays $85 into the tree fund, at most $2,400."
        ),
    ),
    "a new chapter, Chapter 96, Rental Bicycles": (
        (
            "§ 96-1. Definitions. A rental bicycle is one that is let for less than 28 days. A station is a place of at least "
            "9 racks that the director of transportation has approved."
        ),
        (
            "§ 96-2. Number. A company may keep from 50 to 375 bicycles in the town, of which one in 20 shall be fit for a "
            "rider with a disability."
        ),
        (
            "§ 96-5. Speed. The motor of a rental bicycle shall give no help above 17 miles an hour, and none above 8 miles "
            "an hour on the Shore Path between Pier 3 and Mill Lane from May 23 to September 7."
        ),
    ),
    "Chapter 108, Fireworks, Section 108-4": (
        (
            "§ 108-4. Displays. A. A display needs a permit, asked for 45 days before, and insurance of $1,000,000. B. "
            "Spectators shall stand 350 feet away, for shells over 6 inches 500 feet. C. No shell shall be lit after 10:15 "
            "p.m., on New Year's Eve after 12:20 a.m. D. What has not gone off shall be gathered before 9:00 a.m. of the "
            "next day under the eyes of the fire marshal, who may charge $68 an hour."
        ),
    ),
}
"""What each notice is about, and its sections."""


@dataclass(frozen=True)
class Scan:
    """How a page was scanned: dots an inch, degrees askew, the spread of the noise of 255, the quality of the JPEG."""

    ppi: int
    skew: float = 1.0
    noise: float = 6.0
    quality: int = 40


def notice_paragraphs(subject: str) -> tuple[str, ...]:
    """The paragraphs of a notice as the newspaper is sent them."""
    return ("LEGAL NOTICE OF PUBLIC HEARING", OPENING.format(subject), *BODIES[subject], CLOSING)


def newspaper_page(notices: Sequence[Sequence[str]], scan: Scan, *, points: float = 7.5) -> bytes:
    """A JPEG picture of a page: ``notices`` under one another in three narrow columns, lines between them."""
    source = (
        "#set page(width: 165mm, height: 118mm, margin: 7mm, columns: 3)\n#set columns(gutter: 4mm)\n"
        f'#set text(size: {points}pt, font: "Libertinus Serif", lang: "en", hyphenate: true)\n'
        "#set par(justify: true, leading: 0.45em, spacing: 0.6em)\n"
    )
    for paragraphs in notices:
        source += "\n\n".join(map(escaped, paragraphs)) + "\n\n#line(length: 100%, stroke: 0.5pt)\n\n"
    pages = typst.compile(source.encode(), format="png", ppi=scan.ppi, ignore_system_fonts=True)
    assert isinstance(pages, bytes), "the texts do not go on one page"
    return scanned(pages, scan)


def scanned(png: bytes, scan: Scan) -> bytes:
    """A picture as a poor scanner gives it: askew, blurred, grey, with noise and specks, as JPEG. Always the same."""
    import cv2
    import numpy as np

    picture = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), scan.skew, 1)
    picture = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    grey = cv2.GaussianBlur(picture.astype(np.float32) * 0.82 + 25, (0, 0), 0.6)
    chance = np.random.default_rng(scan.ppi)
    grey += chance.normal(0, scan.noise, grey.shape)
    grey[chance.random(grey.shape) < 0.0003] = 0
    made: bytes = cv2.imencode(
        ".jpg", np.clip(grey, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, scan.quality]
    )[1].tobytes()
    return made


def escaped(text: str) -> str:
    """Words as Typst sets them, none of them markup."""
    return re.sub(r"([\\#*_`$<>@\[\]~=+/-])", r"\\\1", text)
