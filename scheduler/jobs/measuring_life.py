"""Measure what is said of the lives of accounts, beside the naive rule, on labelled data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from config.policy import POLICIES, load_pack
from crawler.detectors.dormancy import stand
from crawler.detectors.orphaned import Params, is_idle, orphaned_on
from crawler.judge import BoundRule, bind, judge
from crawler.model.case import Case
from crawler.model.life.holders import hangs_on_one, hold_of
from crawler.model.life.limits import Limits
from crawler.model.life.silence import State
from scheduler.jobs.life_data import Asked
from scheduler.jobs.measuring import Counted, count

NAIVE_DAYS = 180
"""The rule of thumb to compare with: no post for so long."""
US, NAIVE = "rollcall", f"no post for {NAIVE_DAYS} days"
_LIST_FROM, _LIST_UNTIL = (4, 24), (6, 5)
"""When the list of what to hand over stands in the director's mail, about."""
_KEPT = frozenset({"living", "resting"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The truth of one question, what each of two judges said (is it dormant?), whether we said
    that we could not tell, whether we said that nobody on the register can log in; that from a
    later day on, by the coming summer, nobody can (`announced`); and that only one person can.
    """

    truth: Mapping[str, Any]
    platform: str
    registered: bool
    dormant: Mapping[str, bool]
    orphaned: bool = False
    announced: bool = False
    hangs: bool = False
    unclear: bool = False
    on: date = date.min


def answers_of(asked: Iterable[Asked], policy: str) -> Iterator[Answer]:
    """Judge every question under the dormancy rules of a shipped policy."""
    rules, least = rules_of(policy, "dormancy"), Params().least_score
    for one in asked:
        old = one.newest is not None and one.case.now - one.newest > timedelta(days=NAIVE_DAYS)
        said = {US: bool(judge(one.case, rules)), NAIVE: old}
        unclear = not said[US] and _is_unclear(one.case, rules)
        account, today = one.case.account, one.case.now.date()
        idle = is_idle(one.case, Params().idle_days)
        day = orphaned_on(one.case, least, idle=idle) if account.registered else None
        yield Answer(
            one.truth,
            account.platform,
            account.registered,
            said,
            orphaned=day == today,
            announced=day is not None and today < day <= _summer(today),
            hangs=hangs_on_one(hold_of(account, one.case.district, today, idle=idle)),
            unclear=unclear,
            on=today,
        )


def _is_unclear(case: Case, rules: Sequence[BoundRule]) -> bool:
    """Say whether we leave it open how the account stands: nothing sure was to be read."""
    stood = (stand(case, rule.params)[1] for rule in rules if isinstance(rule.params, Limits))
    return any(one.state is State.UNCLEAR or one.doubt is not None for one in stood)


def _summer(day: date) -> date:
    """Give the coming 30 June, the end of a school year."""
    return date(day.year + ((day.month, day.day) > (6, 30)), 6, 30)


def rules_of(policy: str, detector: str) -> tuple[BoundRule, ...]:
    """Give the active rules of a shipped policy that a detector serves, bound."""
    pack = load_pack(POLICIES / f"{policy}.yaml")
    found = [rule for rule in pack.rules if rule.detector == detector and rule.status == "active"]
    return tuple(bind(rule, pack.approved_tools) for rule in found)


def dormancy_figures(answers: Sequence[Answer]) -> list[dict[str, Any]]:
    """Give both judges' figures, in all and by part. `fading` accounts are only told of: nobody
    outside could know yet, so they count neither way.
    """
    parts: list[tuple[str, Callable[[Answer], bool]]] = [
        ("all", lambda _: True),
        ("team in season", lambda one: one.truth["in_season"]),
        ("own off-season", lambda one: not one.truth["in_season"]),
        ("registered", lambda one: one.registered),
        ("not registered", lambda one: not one.registered),
    ]
    parts += [(name, _on(name)) for name in sorted({one.platform for one in answers})]
    rows = [
        _counted(answers, which, judge_).row("dormant", part) | {"by": judge_}
        for part, which in parts
        for judge_ in (US, NAIVE)
    ]
    return [*rows, *_orphaned(answers), *_by_truth(answers)]


def _orphaned(answers: Sequence[Answer]) -> Iterator[dict[str, Any]]:
    """Give the figures of orphaned accounts, of those on the register, beside a rule that takes
    silence for it; and of those that will be by summer.
    """
    asked = [one for one in answers if one.registered and one.truth.get("orphaned") is not None]
    now = [(one.truth["orphaned"], one.orphaned, one.dormant[NAIVE]) for one in asked]
    yield count((truth, us) for truth, us, _ in now).row("orphaned", "all") | {"by": US}
    yield count((truth, old) for truth, _, old in now).row("orphaned", "all") | {"by": NAIVE}
    for state in sorted({one.truth["state"] for one in asked}):
        some = [(one.truth["orphaned"], one.orphaned) for one in asked if _is(one, state)]
        yield count(some).row("orphaned", f"state {state}") | {"by": US}
    yield from _forecast([one for one in asked if not one.truth["orphaned"]])


def _forecast(asked: Sequence[Answer]) -> Iterator[dict[str, Any]]:
    """Give how well it is told ahead which accounts will be orphaned by the coming 30 June, of
    those that are not yet: what the register says will be, that and what hangs on one person, and
    what it says in the weeks in which the director has the list for graduation.
    """
    late = [one for one in asked if _LIST_FROM <= (one.on.month, one.on.day) <= _LIST_UNTIL]
    parts = (
        ("announced", [(one, one.announced) for one in asked]),
        ("announced, or hangs on one person", [(one, one.announced or one.hangs) for one in asked]),
        ("announced in the weeks before graduation", [(one, one.announced) for one in late]),
    )
    for part, some in parts:
        pairs = [(one.truth["orphaned_by_summer"], said) for one, said in some]
        yield count(pairs).row("orphaned by summer", part) | {"by": US}


def _is(one: Answer, state: str) -> bool:
    return bool(one.truth["state"] == state)


def _on(platform: str) -> Callable[[Answer], bool]:
    return lambda one: one.platform == platform


def _counted(answers: Sequence[Answer], which: Callable[[Answer], bool], by: str) -> Counted:
    some = [one for one in answers if which(one)]
    is_dormant = [one.dormant[by] for one in some if one.truth["state"] == "dormant"]
    is_kept = [one.dormant[by] for one in some if one.truth["state"] in _KEPT]
    return Counted(sum(is_dormant), is_dormant.count(False), sum(is_kept), is_kept.count(False))


def _by_truth(answers: Sequence[Answer]) -> Iterator[dict[str, Any]]:
    """Give how many of each truth were called dormant, whatever that should have been."""
    for name, key in (("state", "state"), ("fate", "fate")):
        for value in sorted({one.truth[key] for one in answers}):
            for by in (US, NAIVE):
                said = [one.dormant[by] for one in answers if one.truth[key] == value]
                yield {
                    "what": "called dormant",
                    "part": f"{name} {value}",
                    "by": by,
                    "called": sum(said),
                    "asked": len(said),
                }
    for value in sorted({one.truth["state"] for one in answers}):
        open_ = [one.unclear for one in answers if one.truth["state"] == value]
        row = {"what": "could not tell", "part": f"state {value}", "by": US}
        yield row | {"called": sum(open_), "asked": len(open_)}


def family_figures(put: Sequence[tuple[str, str | None]], part: str) -> list[dict[str, Any]]:
    """Give the pairwise figures of families: of each pair of accounts, whether they are of one team
    and whether they were put together. `put` says for each its team and its family.
    """
    pairs = ((a == b, x is not None and x == y) for (a, x), (b, y) in combinations(put, 2))
    return [count(pairs).row("family, by pairs", part) | {"by": US}]
