"""A case as people work through it: the playbook, where each step stands, what happened. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from config.playbooks import OLD_DAYS, Step
from crawler.model.account import Account
from crawler.model.matter import EntryKind, Matter
from reports.lists.words import name_of, platform_words

ACTIONS = {
    "recover": "Recover",
    "close": "Archive and close",
    "report": "Report",
    "hand_over": "Hand over",
    "merge": "Merge",
}
_STATES = {
    None: "not begun",
    EntryKind.DONE: "done",
    EntryKind.SKIPPED: "left out",
}


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step with where it stands (`tone`: open, begun or ended) and where it is from."""

    step: Step
    state: str
    tone: str
    source: str


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One thing that happened, as plain words."""

    day: date
    who: str
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class MatterShown:
    """The whole page; `facts` are pairs of a word and what stands there."""

    title: str
    about: str
    url: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[StepShown, ...]
    entries: tuple[EntryShown, ...]
    clock: str


def matter_shown(
    matter: Matter,
    account: Account,
    steps: Sequence[Step],
    facts: Sequence[tuple[str, str]],
    today: date,
) -> MatterShown:
    """Lay a case out as it stands today."""
    action = ACTIONS.get(matter.action, matter.action)
    return MatterShown(
        title=f"Case {matter.id}: {action} {name_of(account)}",
        about=f"Opened on {matter.opened_at.date().isoformat()} by {matter.opened_by}.",
        url=account.url,
        facts=(("Platform", platform_words(account.platform)), *facts),
        steps=tuple(_step(one, matter, today) for one in steps),
        entries=tuple(
            EntryShown(
                one.noted_at.date(),
                one.person,
                " ".join(filter(None, (one.kind.value, _title(one.step, steps)))),
                "; ".join(
                    filter(
                        None,
                        (
                            one.text,
                            f"ticket {one.ticket}" if one.ticket else None,
                            f"outcome: {one.outcome.value.replace('_', ' ')}"
                            if one.outcome
                            else None,
                        ),
                    )
                ),
            )
            for one in matter.entries
        ),
        clock=clock_of(matter, today),
    )


def clock_of(matter: Matter, today: date) -> str:
    """Say what the clock says: settled, waiting until a day, or over that day."""
    if matter.outcome is not None:
        return f"settled: {matter.outcome.value.replace('_', ' ')}"
    if matter.wait_until is None:
        return f"open for {(today - matter.opened_at.date()).days} days; nothing is waited for"
    day = matter.wait_until.isoformat()
    if matter.wait_until < today:
        return f"an answer was due by {day}, {(today - matter.wait_until).days} days ago: go on"
    return f"waiting for an answer until {day}"


def _step(step: Step, matter: Matter, today: date) -> StepShown:
    kind = matter.state_of(step.id)
    state = _STATES.get(kind, "begun")
    tone = "open" if kind is None else "ended" if kind in _STATES else "begun"
    return StepShown(step, state, tone, _source(step, today))


def _source(step: Step, today: date) -> str:
    """Say how far the step may be relied on."""
    if step.read is None:
        return ""
    if step.read == "not yet" or step.checked is None:
        return "Nobody has read the platform's page for this yet: look before you rely on it."
    words = {
        "directly": "From the platform's own page",
        "old copy": "From an earlier copy of the platform's own page",
        "second hand": "From what others write of it",
    }
    old = "; that is long ago" if (today - step.checked).days > OLD_DAYS else ""
    look = "" if step.read == "directly" else ": look at the platform's page before you rely on it"
    return f"{words[step.read]}, read on {step.checked.isoformat()}{old}{look}."


def _title(step: str | None, steps: Sequence[Step]) -> str | None:
    return next((one.title for one in steps if one.id == step), step)
