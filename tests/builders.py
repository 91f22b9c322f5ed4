"""Builds the small invented cast that every test knows: Heron Lake Public Schools and its accounts.

Each builder gives a complete, ordinary value; a test names only what it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from config.phrases import languages, load_phrases
from crawler.model.account import (
    Account,
    AccountKind,
    Administrator,
    AdministratorRank,
    Custody,
    Unit,
    UnitKind,
)
from crawler.model.capture import Ask, Capture, sha256_of
from crawler.model.case import Case, District, Lead, Mark
from crawler.model.fitting import fit
from crawler.model.image import ImageFacts, MarkMatch
from crawler.model.snapshot import Moment, Picture, Post, Precision, Snapshot
from crawler.model.words.grammar.phrases import Phrases

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
"""The moment of every test: a Monday."""

HLPS = Unit(1, "Heron Lake Public Schools", UnitKind.DISTRICT, aliases=("HLPS",))
EASTVIEW = Unit(
    2,
    "Eastview High School",
    UnitKind.SCHOOL,
    parent_id=1,
    aliases=("Eastview HS", "Eastview High", "EHS"),
    mascot="Herons",
)
WESTBROOK = Unit(
    3,
    "Westbrook High School",
    UnitKind.SCHOOL,
    parent_id=1,
    aliases=("Westbrook HS", "Westbrook High", "WHS"),
    mascot="Otters",
)
CEDAR_GROVE = Unit(
    4, "Cedar Grove Middle School", UnitKind.SCHOOL, parent_id=1, aliases=("CGMS",), mascot="Foxes"
)
PINE_POINT = Unit(
    5, "Pine Point Elementary School", UnitKind.SCHOOL, parent_id=1, aliases=("Pine Point",)
)
FOOTBALL = Unit(
    6,
    "Eastview Football",
    UnitKind.TEAM,
    parent_id=2,
    aliases=("Herons Football",),
    mascot="Herons",
    sport="football",
)
UNITS = (HLPS, EASTVIEW, WESTBROOK, CEDAR_GROVE, PINE_POINT, FOOTBALL)
HERON_MARK = Mark("eastview-herons", "Eastview Herons mark", "0" * 64, unit_id=2)

PHRASES: tuple[Phrases, ...] = tuple(fit(Phrases, load_phrases(code)) for code in languages())
"""All languages that ship, as a rule hands them to a detector."""


def make_district(**changes: Any) -> District:
    """Give Heron Lake Public Schools."""
    district = District(
        id=1,
        name="Heron Lake Public Schools",
        aliases=("HLPS", "Heron Lake Schools", "Heron Lake School District"),
        city="Heron Lake",
        state="MN",
        domains=("heronlake.example",),
        email_domains=("heronlake.example",),
        neighbours=("Heron Lake Community College", "Otter Lake Public Schools"),
        units=UNITS,
        marks=(HERON_MARK,),
    )
    return replace(district, **changes)


def make_administrator(**changes: Any) -> Administrator:
    """Give Dana Reyes, who administers most accounts."""
    dana = Administrator("Dana Reyes", "dana.reyes@heronlake.example", AdministratorRank.PRIMARY)
    return replace(dana, **changes)


def make_account(**changes: Any) -> Account:
    """Give a registered account of Eastview High School in perfect order."""
    sam = Administrator("Sam Okafor", "sam.okafor@heronlake.example", AdministratorRank.SECONDARY)
    account = Account(
        id=7,
        platform="bluesky",
        handle="eastview.example",
        url="https://social.example/eastview",
        kind=AccountKind.PROFESSIONAL,
        display_name="Eastview High School",
        unit=EASTVIEW,
        approved_by="Dana Reyes",
        approved_on=date(2024, 8, 1),
        created_on=date(2024, 8, 15),
        opened_with="eastview@heronlake.example",
        cadence_days=7.0,
        purpose="News of the school",
        review_due=date(2027, 8, 1),
        administrators=(make_administrator(), sam),
        custody=Custody("Dana Reyes", "communications office", date(2026, 8, 1)),
    )
    return replace(account, **changes)


def make_post(days_ago: float = 1.0, **changes: Any) -> Post:
    """Give an ordinary own post, `days_ago` days old; negative = in the future."""
    post = Post(
        id="1",
        permalink="https://social.example/eastview/1",
        moment=make_moment(days_ago),
        text="Early release on Wednesday. Buses leave at 12:30.",
    )
    return replace(post, **changes)


def make_moment(days_ago: float, precision: Precision = Precision.ZONED) -> Moment:
    """Give the moment `days_ago` days before `NOW`."""
    return Moment(NOW - timedelta(days=days_ago), precision)


def make_snapshot(**changes: Any) -> Snapshot:
    """Give what the Eastview account shows: one recent post and nothing remarkable."""
    snapshot = Snapshot(
        platform="bluesky",
        taken_at=NOW,
        handle="eastview.example",
        display_name="Eastview High School",
        bio="News and dates for families.",
        avatar=Picture("https://pictures.example/avatar.png"),
        profile_url="https://social.example/eastview",
        posts=(make_post(),),
    )
    return replace(snapshot, **changes)


def make_case(**changes: Any) -> Case:
    """Give the Eastview account in perfect order, just visited."""
    case = Case(account=make_account(), district=make_district(), now=NOW, snapshot=make_snapshot())
    return replace(case, **changes)


def make_lead(**changes: Any) -> Lead:
    """Give a link to an account, found on a page of the district."""
    lead = Lead(
        platform="bluesky",
        handle="eastviewfootball.example",
        url="https://social.example/eastviewfootball",
        seen_on="https://www.heronlake.example/athletics",
        link_text="Eastview Football",
        first_seen_at=NOW,
    )
    return replace(lead, **changes)


def make_facts(marks: Sequence[MarkMatch] = (), **changes: Any) -> ImageFacts:
    """Give what the marks eye saw in a picture."""
    facts = ImageFacts("a" * 64, 400, 400, tuple(marks), eyes=("marks/1:test",))
    return replace(facts, **changes)


def make_capture(url: str, body: str | bytes = "", **changes: Any) -> Capture:
    """Give the answer 200 to a request for `url`, as an HTML page."""
    content = body.encode() if isinstance(body, str) else body
    capture = Capture(
        ask=Ask(url, "page"),
        url=url,
        status=200,
        fetched_at=NOW,
        headers={"content-type": "text/html; charset=utf-8"},
        body=content,
        sha256=sha256_of(content),
    )
    return replace(capture, **changes)
