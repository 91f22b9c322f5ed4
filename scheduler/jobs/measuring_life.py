"""Measure what is said of the lives of accounts, beside the naive rule, on labelled data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from config.policy import POLICIES, load_pack
from crawler.detectors.orphaned import Params, is_idle, orphaned_on
from crawler.judge import BoundRule, bind, judge
from scheduler.jobs.life_data import Asked
from scheduler.jobs.measuring import Counted, count

NAIVE_DAYS = 180
"""The rule of thumb to compare with: no post for so long."""
US, NAIVE = "rollcall", f"no post for {NAIVE_DAYS} days"
_KEPT = frozenset({"living", "resting"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The truth of one question, what each of two judges said (is it dormant?), and whether we said
    that nobody on the register can log in: on that day, and by the coming summer.
    """

    truth: Mapping[str, Any]
    platform: str
    registered: bool
    dormant: Mapping[str, bool]
    orphaned: bool = False
    orphaned_by_summer: bool = False


def answers_of(asked: Iterable[Asked], policy: str) -> Iterator[Answer]:
    """Judge every question under the dormancy rules of a shipped policy."""
    rules, least = rules_of(policy, "dormancy"), Params().least_score
    for one in asked:
        old = one.newest is not None and one.case.now - one.newest > timedelta(days=NAIVE_DAYS)
        said = {US: bool(judge(one.case, rules)), NAIVE: old}
        day = orphaned_on(one.case, least, idle=is_idle(one.case, Params().idle_days))
        today = one.case.now.date()
        account = one.case.account
        yield Answer(
            one.truth,
            account.platform,
            account.registered,
            said,
            account.registered and day == today,
            account.registered and day is not None and day <= _summer(today),
        )


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
    ahead = [
        (one.truth["orphaned_by_summer"], one.orphaned_by_summer)
        for one in asked
        if not one.truth["orphaned"]
    ]
    yield count(ahead).row("orphaned by summer", "not yet") | {"by": US}


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


def family_figures(put: Sequence[tuple[str, str | None]], part: str) -> list[dict[str, Any]]:
    """Give the pairwise figures of families: of each pair of accounts, whether they are of one team
    and whether they were put together. `put` says for each its team and its family.
    """
    pairs = ((a == b, x is not None and x == y) for (a, x), (b, y) in combinations(put, 2))
    return [count(pairs).row("family, by pairs", part) | {"by": US}]


def beside(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Put the judges' figures beside each other, one row for each part, for people to read."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        key = (row["what"], row["part"])
        told = found.setdefault(key, {"what": row["what"], "part": row["part"]})
        told[row["by"]] = _cell(row)
    return list(found.values())


def _cell(row: Mapping[str, Any]) -> str:
    if "called" in row:
        return f"{row['called']} of {row['asked']}"
    lines = []
    for letter, name in (("P", "precision"), ("R", "recall")):
        if row[name] is not None:
            interval = f"{row[f'{name}_low']:.3f}-{row[f'{name}_high']:.3f}"
            lines.append(f"{letter} {row[name]:.3f} {interval}")
    if row["f1"] is not None:
        lines.append(f"F1 {row['f1']:.3f}")
    return "\n".join(lines) or "nothing to count"
