"""The cast of the digest tests: Heron Lake Public Schools, all invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crawler.model.account import (
    Account,
    AccountKind,
    AccountStatus,
    Permission,
    PermissionScope,
    Unit,
    UnitKind,
)
from crawler.model.case import Lead
from crawler.model.finding import FindingState, fingerprint
from crawler.model.outcome import Outcome
from crawler.model.sentence import Sentence, decimal, in_quotes, in_turn, sentence
from crawler.model.sighting import Region, Sighting, Span
from reports.digest.inputs import (
    CoverageInput,
    DigestInputs,
    FindingInput,
    Recipient,
    Role,
    SweepInput,
    SweepState,
)
from reports.digest.summary import Summary
from reports.digest.week import Week

NOW = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
"""A Monday, 7:00 in Heron Lake."""
ZONE = ZoneInfo("America/Chicago")
WEEK = Week(2026, 48)
DISTRICT = Unit(1, "Heron Lake Public Schools", UnitKind.DISTRICT)
EASTVIEW = Unit(2, "Eastview High School", UnitKind.SCHOOL, 1, mascot="Herons")
WESTBROOK = Unit(3, "Westbrook High School", UnitKind.SCHOOL, 1, mascot="Otters")
CEDAR_GROVE = Unit(4, "Cedar Grove Middle School", UnitKind.SCHOOL, 1)
SOCCER = Unit(5, "Girls Soccer", UnitKind.TEAM, 2, sport="soccer")
UNITS = {unit.id: unit for unit in (DISTRICT, EASTVIEW, WESTBROOK, CEDAR_GROVE, SOCCER)}

DANA = Recipient("Dana Reyes", "dana.reyes@heronlake.example", Role.COMMUNICATIONS)
SAM = Recipient("Sam Okafor", "sam.okafor@heronlake.example", Role.TECHNOLOGY)
COACH = Recipient("Lee Marsh", "lee.marsh@heronlake.example", Role.ATHLETICS)
PRINCIPAL = Recipient("Ana Lind", "ana.lind@heronlake.example", Role.PRINCIPAL, EASTVIEW.name)
HEAD = Recipient("Jo Winter", "jo.winter@heronlake.example", Role.SUPERINTENDENT)
EVERYBODY = ("communications", "technology", "athletics", "principal")


MARK_SEEN = sentence(
    "{picture} shows the {mark} mark (score {score})",
    picture=sentence("The avatar"),
    mark="Eastview Herons",
    score=decimal(0.93, 2),
)


def days_ago(days: float) -> datetime:
    """Give a moment before NOW."""
    return NOW - timedelta(days=days)


def an_account(number: int = 1, **changes: Any) -> Account:
    """Make an account of Eastview on Instagram."""
    values: dict[str, Any] = {
        "id": number,
        "platform": "instagram",
        "handle": f"eastview.herons{number}",
        "url": f"https://www.instagram.example/eastview.herons{number}",
        "kind": AccountKind.PROFESSIONAL,
        "display_name": f"Eastview Herons {number}",
        "unit": EASTVIEW,
    }
    return Account(**values | changes)


def a_sighting(**changes: Any) -> Sighting:
    """Make a sighting of the district's mark in a profile picture."""
    values: dict[str, Any] = {
        "anchor": "mark:heron",
        "why": MARK_SEEN,
        "confidence": 0.93,
        "place": "avatar",
        "facts": {"mark": "heron"},
        "regions": (Region("https://cdn.example/a.jpg", "a" * 64, (10, 10, 90, 80)),),
    }
    return Sighting(**values | changes)


def a_finding(account: Account | None = None, **changes: Any) -> FindingInput:
    """Make an open finding that was first seen two weeks ago."""
    account = account or an_account()
    sighting = changes.pop("sighting", a_sighting())
    rule_id = changes.get("rule_id", "logo-without-permission")
    values: dict[str, Any] = {
        "fingerprint": fingerprint(rule_id, account.id, sighting.anchor),
        "rule_id": rule_id,
        "account": account,
        "title": "The district's logo is used without a permission on file",
        "severity": "medium",
        "clauses": ("WI 547.0 IV.C", "MTKA 470 IV.1"),
        "tell": EVERYBODY,
        "action": "Ask the owner, kindly, whether permission was given; record it on the "
        "register, or offer a mark for supporters instead.",
        "sighting": sighting,
        "state": FindingState.OPEN,
        "first_seen_at": days_ago(14),
        "last_seen_at": days_ago(1),
    }
    return FindingInput(**values | changes)


def a_row(
    account: Account, outcome: Outcome | None = Outcome.SEEN, **changes: Any
) -> CoverageInput:
    """Make the coverage of an account that was visited yesterday."""
    values: dict[str, Any] = {
        "account": account,
        "outcome": outcome,
        "visited_at": days_ago(1),
        "read_at": days_ago(1),
    }
    return CoverageInput(**values | changes)


def a_sweep(
    state: SweepState = SweepState.FINISHED, planned: int = 45, visited: int = 45
) -> SweepInput:
    """Make yesterday's sweep."""
    return SweepInput(state, days_ago(1.02), days_ago(1), planned, visited)


def a_summary(**changes: Any) -> Summary:
    """Make what last week's digest counted."""
    values: dict[str, Any] = {
        "week": "2026-W47",
        "at": days_ago(7),
        "findings": 3,
        "checked": 44,
        "accounts": 45,
        "rules": {"logo-without-permission": 2},
        "pack": "p1",
    }
    return Summary(**values | changes)


def some_inputs(**changes: Any) -> DigestInputs:
    """Make a district of 45 accounts that were all read yesterday, with nothing found."""
    accounts = [an_account(number) for number in range(1, 46)]
    values: dict[str, Any] = {
        "district": DISTRICT.name,
        "zone": ZONE,
        "units": UNITS,
        "coverage": tuple(a_row(account) for account in accounts),
        "sweep": a_sweep(),
        "previous": a_summary(),
        "sizes": {"a" * 64: (320, 320)},
        "policy": "Policy 547.0",
        "pack": "p1",
    }
    return DigestInputs(**values | changes)


def many_findings(number: int, accounts: int = 40) -> tuple[FindingInput, ...]:
    """Make findings of all severities spread over accounts."""
    severities = ("low", "medium", "high", "advice")
    return tuple(
        a_finding(
            an_account(1 + index % accounts),
            severity=severities[index % 4],
            sighting=a_sighting(anchor=f"mark:{index}"),
            first_seen_at=days_ago(1 + index % 60),
        )
        for index in range(number)
    )


def a_failed_week() -> DigestInputs:
    """Make a week whose sweep came to 12 of 45 accounts; the last one before it was 9 days ago."""
    old: dict[str, Any] = {"visited_at": days_ago(9), "read_at": days_ago(9)}
    return some_inputs(
        findings=many_findings(5),
        coverage=tuple(
            a_row(an_account(number), **({} if number <= 12 else old)) for number in range(1, 46)
        ),
        sweep=a_sweep(SweepState.FAILED, 45, 12),
    )


def an_ordinary_week() -> DigestInputs:
    """Make the sample digest of the golden files: a bit of everything."""
    fans = an_account(
        101,
        platform="facebook",
        handle="HeronNationBoosters",
        url="https://www.facebook.example/HeronNationBoosters",
        kind=AccountKind.THIRD_PARTY,
        display_name="Heron Nation Boosters",
    )
    soccer = an_account(
        102, handle="eastview.soccer", display_name="Eastview Soccer 2019", unit=SOCCER
    )
    stranger = an_account(
        103,
        platform="bluesky",
        handle="westbrook-otters.bsky.example",
        url="https://bsky.example/profile/westbrook-otters.bsky.example",
        kind=AccountKind.UNREGISTERED,
        status=AccountStatus.LEAD,
        display_name="Westbrook Otters",
        unit=WESTBROOK,
        guessed=frozenset({"unit"}),
    )
    club = an_account(
        104,
        handle="eastview.robotics",
        display_name="Eastview Robotics",
        permissions=(Permission(PermissionScope.PHOTOS, "Dana Reyes", date(2026, 12, 1)),),
        review_due=date(2026, 11, 30),
    )
    return some_inputs(
        findings=_ordinary_findings(fans, soccer, stranger, club),
        coverage=_ordinary_coverage(fans, soccer, stranger, club),
        leads=_ordinary_leads(),
        review_month=11,
        previous=a_summary(checked=44, findings=5),
    )


def _sign(sign: str, words: str) -> Sentence:
    return sentence("{sign}: “{words}”", sign=Sentence(sign), words=words)


def _ordinary_findings(*cast: Account) -> tuple[FindingInput, ...]:
    fans, soccer, stranger, club = cast
    bio = Span("bio", 4, 62, "The official voice of the Eastview Herons and their families")
    return (
        a_finding(
            fans,
            rule_id="claims-official",
            title="An account says that it is official, and nobody authorised it",
            severity="high",
            clauses=("WI 547.0 IV.C", "ENS third-party 2"),
            action="Find out who runs it. Register it if it is yours; otherwise ask the owner to "
            "drop the word, and tell families which account is the real one.",
            sighting=a_sighting(
                anchor="claim:bio",
                why=sentence(
                    "Its {place} says {words}; it speaks for {unit} ({sign}).",
                    place=sentence("biography"),
                    words=in_quotes("The official voice of the Eastview Herons"),
                    unit=EASTVIEW.name,
                    sign=_sign("its name", "Eastview"),
                ),
                place="bio",
                spans=(bio,),
                regions=(),
                facts={"unit": EASTVIEW.name, "form": "voice"},
            ),
            first_seen_at=days_ago(2),
        ),
        a_finding(fans),
        a_finding(
            stranger,
            rule_id="unregistered",
            title="An account stands for the district and is not on the register",
            severity="high",
            clauses=("WI 547.0 IV.F", "ENS establishment 3"),
            action="Decide whose it is. Register it, mark it as somebody else's, or ask its owner "
            "to get in touch.",
            sighting=a_sighting(
                anchor="unregistered",
                why=sentence(
                    "Not on the register, and it seems to speak for {unit}: {reasons}.",
                    unit=WESTBROOK.name,
                    reasons=in_turn(
                        [
                            _sign("its name", "Westbrook Otters"),
                            sentence(
                                "linked from {page}", page="https://www.heronlake.example/athletics"
                            ),
                            sentence("linked as “{words}”", words="Otters"),
                        ]
                    ),
                ),
                place="display_name",
                regions=(),
                facts={
                    "unit": WESTBROOK.name,
                    "seen_on": "https://www.heronlake.example/athletics",
                },
            ),
            first_seen_at=days_ago(3),
        ),
        a_finding(
            club,
            rule_id="student-photo",
            title="A photo may show students without consent",
            severity="medium",
            clauses=("ENS general 4",),
            action="Look at the photo and check whether consent is on file.",
            sighting=a_sighting(
                anchor="photo:17",
                place="post",
                link="https://www.instagram.example/p/17",
                spans=(Span("post:17", 0, 9, "A. Pupil"),),
            ),
            first_seen_at=days_ago(9),
            state=FindingState.CONFIRMED,
            discreet=True,
        ),
        a_finding(
            soccer,
            rule_id="dormant",
            title="An account has fallen silent",
            severity="low",
            clauses=("MTKA 470 IV.2.1",),
            action="Ask whether it is still needed. Hand it to a new administrator, say on it "
            "where to look instead, or close it.",
            sighting=a_sighting(
                anchor="silent",
                why=in_turn(
                    [
                        sentence(
                            "No post since {day} ({number} days)",
                            day=date(2023, 11, 3),
                            number=1116,
                        ),
                        sentence("the register says every {number} days", number=30),
                        sentence("nobody on the register can still log in"),
                    ]
                ),
                place="activity",
                regions=(),
                facts={
                    "quiet_days": "1116",
                    "last_post": "2023-11-03",
                    "limit_days": "30",
                    "orphaned": "yes",
                },
            ),
            first_seen_at=days_ago(120),
            last_seen_at=days_ago(16),
        ),
        a_finding(
            an_account(7),
            rule_id="claims-official",
            title="An account says that it is official, and nobody authorised it",
            severity="high",
            state=FindingState.RESOLVED,
            resolved_at=days_ago(2),
        ),
        a_finding(an_account(8), state=FindingState.DISMISSED),
        a_finding(
            an_account(9), severity="advice", title="Photos on an official account have no caption"
        ),
    )


def _ordinary_coverage(*cast: Account) -> tuple[CoverageInput, ...]:
    fans, soccer, stranger, club = cast
    keyed = tuple(
        a_row(
            an_account(
                number,
                platform="facebook",
                handle=f"heronlake{number}",
                display_name=name,
                unit=unit,
            ),
            Outcome.NEEDS_CREDENTIALS,
            reason=sentence(
                "{platform} shows this page to logged-in people only", platform="Facebook"
            ),
            fix=sentence(
                "Connect the page with its own token, or register it as reviewed by hand."
            ),
            read_at=None,
        )
        for number, name, unit in (
            (201, "Heron Lake Public Schools", DISTRICT),
            (202, "Cedar Grove Middle School", CEDAR_GROVE),
        )
    )
    silent = a_row(
        soccer,
        Outcome.UNREACHABLE,
        reason=sentence(
            "{host} could not answer ({status})", host="www.instagram.example", status="503"
        ),
        fix=sentence("Nothing to do: the next sweep tries again."),
        read_at=days_ago(16),
    )
    read = tuple(a_row(an_account(number), **_seen(number)) for number in range(1, 40))
    return (*read, a_row(fans), a_row(club), a_row(stranger), *keyed, silent)


def _seen(number: int) -> dict[str, Any]:
    """Leave a part of two accounts unseen."""
    if number == 3:
        return {
            "unread": sentence(
                "{part}: {reason}",
                part=sentence("feed"),
                reason=sentence("the server did not answer in time"),
            )
        }
    return {"unsearched": 2, "pictures": 9} if number == 4 else {}


def _ordinary_leads() -> tuple[Lead, ...]:
    return (
        Lead(
            "youtube",
            "@eastviewtheatre",
            "https://www.youtube.example/@eastviewtheatre",
            "https://www.heronlake.example/eastview/arts",
            "Watch our shows",
            3,
            days_ago(30),
        ),
        Lead(
            "x",
            "otterband",
            "https://x.example/otterband",
            "https://www.heronlake.example/westbrook/band",
            "Twitter",
            1,
            days_ago(5),
        ),
    )
