"""Which accounts were checked, and for each other one why not and what would change that. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from crawler.model.outcome import READ, Outcome
from reports.digest.ages import since
from reports.digest.inputs import CoverageInput, DigestInputs, Recipient, Role
from reports.digest.parts import Coverage, Trouble
from reports.digest.reserved import reserved
from reports.digest.rest import ALL_VISITS, lists_all, most
from reports.digest.retelling import is_told, retold
from reports.digest.troubles import heading, is_checked, listed_names
from reports.digest.wording import OUTCOMES, brief_title
from reports.languages.tongue import Tongue, msgid

_NOON = time(12)
_GROUPS = 10
_OLD_FIX = msgid("Run rollcall sweep, or keep rollcall serve running.")

_ASK_FOR_SWEEP = msgid("The technology director can start a sweep.")
_KEY = msgid("Their platforms show them to programs only with a key.")
_KEY_FIX = msgid("The technology director can have a key set. Until then, look at them by hand.")
_ONE_CHECKED = msgid("The one account could be checked.")
_ONE_MISSED = msgid("The one account could not be checked: we cannot tell what is there.")


def cover(inputs: DigestInputs, recipient: Recipient, now: datetime) -> Coverage:
    """Count what was checked, and group the others by what happened; the superintendent gets the
    count only.
    """
    missed = [row for row in inputs.coverage if not is_checked(row, now)]
    total, checked = len(inputs.coverage), len(inputs.coverage) - len(missed)
    detailed = recipient.role is not Role.SUPERINTENDENT
    troubles = _troubles(missed, inputs, recipient, now) if detailed else ()
    room = most(_GROUPS, inputs)
    shown = troubles[:room]
    left = sum(_size(row) for row in troubles[room:])
    parts, in_part = reserved(inputs, recipient, now)
    return Coverage(
        sentence=_sentence(checked, total, inputs.tongue),
        checked=checked,
        total=total,
        troubles=tuple(trouble for trouble, _ in shown),
        more=lists_all(recipient, ALL_VISITS, left, inputs) if left else None,
        reserved=parts,
        in_part=in_part,
    )


def _sentence(checked: int, total: int, tongue: Tongue) -> str:
    if total == 0:
        return tongue.text("There is no account to check yet.")
    if total == 1:
        return tongue.text(_ONE_CHECKED if checked else _ONE_MISSED)
    if checked == 0:
        return tongue.text(
            "None of {total} accounts could be checked: we cannot tell what is there.", total=total
        )
    if checked == total:
        return tongue.text("All {total} accounts could be checked.", total=total)
    return tongue.count(
        "{checked} of {total} accounts checked. Of the other one we cannot tell what is there.",
        "{checked} of {total} accounts checked. "
        "Of the other {number} we cannot tell what is there.",
        total - checked,
        checked=checked,
        total=total,
    )


def _size(row: tuple[Trouble, int]) -> int:
    return row[1]


def _troubles(
    missed: Sequence[CoverageInput], inputs: DigestInputs, recipient: Recipient, now: datetime
) -> tuple[tuple[Trouble, int], ...]:
    """Give the reasons, the one with most accounts first, each with its number of accounts."""
    by_reason: dict[tuple[str, str, str], list[CoverageInput]] = {}
    for row in missed:
        by_reason.setdefault(_reason(row, recipient.role, inputs.tongue), []).append(row)
    ordered = sorted(by_reason.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple(
        (_trouble(key, rows, inputs, recipient.role, now), len(rows)) for key, rows in ordered
    )


def _reason(row: CoverageInput, role: Role, tongue: Tongue) -> tuple[str, str, str]:
    """Say what happened, why, and what would change that. What a key takes is for the technology
    director; the others are told who can have one set.
    """
    what = tongue.text(OUTCOMES[row.outcome])
    old_fix = tongue.text(_OLD_FIX if role is Role.TECHNOLOGY else _ASK_FOR_SWEEP)
    if row.outcome is None:
        return what, tongue.text("No sweep has come to it so far."), old_fix
    if row.outcome in READ or _is_not_due(row):
        return what, tongue.text("The last reading is too old to count for this week."), old_fix
    if _needs_key(row, role):
        return what, tongue.text(_KEY), tongue.text(_KEY_FIX)
    return what, retold(row.reason, tongue), retold(row.fix, tongue)


def _trouble(
    key: tuple[str, str, str],
    rows: Sequence[CoverageInput],
    inputs: DigestInputs,
    role: Role,
    now: datetime,
) -> Trouble:
    what, reason, fix = key
    shared = len(rows) > 1 and len({_last_day(row, inputs) for row in rows}) == 1

    def named(row: CoverageInput) -> str:
        return _named(row, None if shared else _age(row, inputs, now), inputs)

    shown, more = listed_names(rows, inputs, role, named)
    if shared:
        reason = inputs.tongue.joined((reason, _shared_age(rows[0], inputs, now)))
    return Trouble(
        heading=heading(what, len(rows), inputs.tongue),
        reason=reason,
        fix=fix,
        accounts=shown,
        more=more,
        is_english=not _is_ours(rows[0], role, inputs.tongue),
    )


def _needs_key(row: CoverageInput, role: Role) -> bool:
    return row.outcome is Outcome.NEEDS_CREDENTIALS and role is not Role.TECHNOLOGY


def _is_ours(row: CoverageInput, role: Role, tongue: Tongue) -> bool:
    """Say whether the reason is in the reader's language."""
    own = row.outcome is None or row.outcome in READ
    own = own or _is_not_due(row) or _needs_key(row, role)
    return own or is_told((row.reason, row.fix), tongue)


def _is_not_due(row: CoverageInput) -> bool:
    return row.outcome is Outcome.NOT_DUE and not row.reason


def _named(row: CoverageInput, age: str | None, inputs: DigestInputs) -> str:
    name = brief_title(row.account, inputs)
    return inputs.tongue.text("{name}, {age}", name=name, age=age) if age else name


def _last_day(row: CoverageInput, inputs: DigestInputs) -> tuple[date | None, date | None]:
    """Give what an account's age is told by, so that equal ages are told once."""
    return row.read_at and row.read_at.astimezone(inputs.zone).date(), row.reviewed_on


def _age(row: CoverageInput, inputs: DigestInputs, now: datetime) -> str:
    tongue = inputs.tongue
    read = tongue.text("never read")
    if row.read_at:
        read = tongue.text("last read {when}", when=since(row.read_at, now, inputs))
    if row.reviewed_on is None:
        return read
    day = datetime.combine(row.reviewed_on, _NOON, inputs.zone)
    when = since(day, now, inputs)
    return tongue.text("{read}, looked at by a person {when}", read=read, when=when)


def _shared_age(row: CoverageInput, inputs: DigestInputs, now: datetime) -> str:
    if row.read_at or row.reviewed_on:
        return inputs.tongue.text("All were {read}.", read=_age(row, inputs, now))
    return inputs.tongue.text("None was ever read.")
