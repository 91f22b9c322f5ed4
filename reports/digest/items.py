"""One thing that needs a decision, in the words that people read. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from crawler.model.account import AccountKind
from crawler.model.finding import FindingState
from crawler.model.outcome import READ
from reports.digest.ages import ago, since
from reports.digest.inputs import CoverageInput, DigestInputs, FindingInput
from reports.digest.needs import is_new
from reports.digest.parts import Item, Quote
from reports.digest.pictures import regions
from reports.digest.plain import QUOTE_LETTERS, WHY_LETTERS, link, plain, quoted
from reports.digest.said import said_of
from reports.digest.wording import SEVERITIES, place, ruled
from reports.languages.tongue import Tongue, msgid

QUOTES_PER_ITEM = 2
_TITLE_LETTERS = 100
_CLAUSE_LETTERS = 60
_CLAUSES = 6
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_UNREGISTERED = "unregistered"
_LOOK = msgid("Please look")
_GRADES = {"high": msgid("High"), "medium": msgid("Medium"), "low": msgid("Low")}


def item(
    alike: Sequence[FindingInput],
    visit: CoverageInput | None,
    inputs: DigestInputs,
    now: datetime,
    *,
    is_known: bool = False,
) -> Item:
    """Write what one rule says of one account, however often: the first of `alike` is told, the
    others are counted. Nothing is quoted or pointed at where children may be seen. With `is_known`
    the reader was told before what to do about this rule: the first sentence is enough.
    """
    finding, others = alike[0], len(alike) - 1
    sighting = finding.sighting
    silent, tongue = finding.discreet, inputs.tongue
    action = ruled(finding.action, WHY_LETTERS, tongue)
    unread = visit is not None and visit.read_at is None and sighting.anchor == _UNREGISTERED
    said = said_of(sighting, inputs, unread=unread)
    alike_too = tongue.count(
        "There is {number} more like this on the account.",
        "There are {number} more like this on the account.",
        others,
    )
    return Item(
        severity=finding.severity if finding.severity in SEVERITIES else "high",
        grade=tongue.text(_LOOK if silent else _GRADES.get(finding.severity, _GRADES["high"])),
        title=ruled(finding.title, _TITLE_LETTERS, tongue),
        why=_discreet(finding, tongue) if silent else said.words,
        action=_first(action) if is_known else action,
        age=_age(finding, inputs, now),
        quotes=() if silent else _quotes(finding, tongue),
        regions=() if silent else regions(sighting, inputs),
        clauses=tuple(plain(text, _CLAUSE_LETTERS) for text in finding.clauses[:_CLAUSES]),
        tag=_tag(finding, inputs),
        note=said.note or _note(finding, visit, now, inputs),
        things=len(alike),
        alike=alike_too if others else None,
        link=_own_link(finding),
        link_text=_link_text(finding, tongue),
        is_english=not silent and said.is_english,
        is_calm=silent,
    )


def _first(action: str) -> str:
    """Give the first sentence."""
    return _SENTENCE.split(action, maxsplit=1)[0]


def _discreet(finding: FindingInput, tongue: Tongue) -> str:
    if finding.sighting.place == "post":
        return tongue.text(
            "A post on this account should be looked at by a person. It is not shown here."
        )
    return tongue.text(
        "Something on this account should be looked at by a person. It is not shown here."
    )


def _own_link(finding: FindingInput) -> str | None:
    address = link(finding.sighting.link)
    return None if address == link(finding.account.url) else address


def _link_text(finding: FindingInput, tongue: Tongue) -> str:
    on_post = finding.sighting.place in {"post", "activity"}
    return tongue.text("Open the post") if on_post else tongue.text("Open the page")


def _quotes(finding: FindingInput, tongue: Tongue) -> tuple[Quote, ...]:
    names = {"display_name", "handle"}
    spans = [
        span
        for span in finding.sighting.spans
        if not (finding.account.kind is AccountKind.STUDENT and span.field in names)
    ]
    if finding.sighting.place == "register":
        # Its sentence says most of them, and the fields of an entry are not places on the account.
        spans = [span for span in spans if span.quote not in finding.sighting.why]
        if finding.sighting.anchor != _UNREGISTERED:
            spans = [replace(span, field="register") for span in spans]
    texts = {
        quoted(span.quote, QUOTE_LETTERS): place(span.field, tongue) for span in reversed(spans)
    }
    kept = [(text, spot) for text, spot in reversed(texts.items()) if text]
    return tuple(Quote(spot, text) for text, spot in kept[:QUOTES_PER_ITEM])


def _tag(finding: FindingInput, inputs: DigestInputs) -> str | None:
    if finding.state is FindingState.CONFIRMED:
        return inputs.tongue.text("Confirmed")
    return inputs.tongue.text("New") if is_new(finding, inputs) else None


def _age(finding: FindingInput, inputs: DigestInputs, now: datetime) -> str:
    tongue = inputs.tongue
    last = ago(finding.last_seen_at, now, inputs)
    said = tongue.text("First seen {when}", when=since(finding.first_seen_at, now, inputs))
    if finding.opened_at is not None and finding.opened_at > finding.first_seen_at:
        when = since(finding.opened_at, now, inputs)
        said = tongue.text("{first}; back since {when}", first=said, when=when)
    if last != ago(finding.first_seen_at, now, inputs):
        said = tongue.text("{first}; last seen {when}", first=said, when=last)
    return said


def _note(
    finding: FindingInput, visit: CoverageInput | None, now: datetime, inputs: DigestInputs
) -> str | None:
    """Say when a later visit could not read the account, so that nobody acts on old news."""
    if visit is None or visit.outcome in READ or finding.sighting.place == "register":
        return None
    if visit.visited_at is None or visit.visited_at <= finding.last_seen_at:
        return None
    return inputs.tongue.text(
        "The account could not be read again since {when}: this may have changed.",
        when=since(visit.read_at or finding.last_seen_at, now, inputs),
    )
