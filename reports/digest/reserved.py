"""Which checked accounts were not seen whole: read in part, or not searched for people. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reports.digest.inputs import CoverageInput, DigestInputs, Recipient, Role
from reports.digest.parts import Trouble
from reports.digest.rest import most
from reports.digest.retelling import is_told, retold
from reports.digest.troubles import heading, is_checked, is_in_part, listed_names
from reports.languages.tongue import msgid

_GROUPS = 4
_IN_PART = msgid("Read only in part")
_UNSEARCHED = msgid("Pictures not searched for people")
_NO_ANSWER = msgid("Whether those show students is not known.")
_SEARCH_FIX = msgid(
    "rollcall status says whether pictures can be searched; the next sweep tries again."
)
_PART_FIX = msgid("rollcall platforms says what a key would add.")
_ASK = msgid("The technology director can tell what would change that.")


def reserved(
    inputs: DigestInputs, recipient: Recipient, now: datetime
) -> tuple[tuple[Trouble, ...], str]:
    """Group the accounts that were checked but not whole, by what is missing, and say how many they
    are; nothing for the superintendent.

    Pictures that nobody searched are told with their number, never with an address.
    """
    rows = [row for row in inputs.coverage if is_checked(row, now) and is_in_part(row)]
    if not rows:
        return (), ""
    said = inputs.tongue.count(
        "{number} of the checked accounts could be seen only in part.",
        "{number} of the checked accounts could be seen only in part.",
        len(rows),
    )
    role = recipient.role
    if role is Role.SUPERINTENDENT:
        return (), said
    unsearched = [row for row in rows if row.unsearched]
    troubles = (*_read_in_part(rows, inputs, role), *_unsearched(unsearched, inputs, role))
    if role is not Role.TECHNOLOGY:
        fix = inputs.tongue.text(_ASK)
        troubles = tuple(replace(trouble, fix=fix) for trouble in troubles)
    return troubles, said


def _read_in_part(
    rows: Sequence[CoverageInput], inputs: DigestInputs, role: Role
) -> tuple[Trouble, ...]:
    by_part: dict[str, list[CoverageInput]] = {}
    for row in rows:
        if row.unread:
            by_part.setdefault(retold(row.unread, inputs.tongue), []).append(row)
    ordered = sorted(by_part.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    room = most(_GROUPS, inputs)
    shown = [_part(reason, some, inputs, role) for reason, some in ordered[:room]]
    rest = [row for _, some in ordered[room:] for row in some]
    return (*shown, _part("", rest, inputs, role)) if rest else tuple(shown)


def _part(reason: str, rows: Sequence[CoverageInput], inputs: DigestInputs, role: Role) -> Trouble:
    names, more = listed_names(rows, inputs, role)
    return Trouble(
        heading=heading(inputs.tongue.text(_IN_PART), len(rows), inputs.tongue),
        reason=reason,
        fix=inputs.tongue.text(_PART_FIX),
        accounts=names,
        more=more,
        is_english=not is_told((row.unread for row in rows), inputs.tongue),
    )


def _unsearched(
    rows: Sequence[CoverageInput], inputs: DigestInputs, role: Role
) -> tuple[Trouble, ...]:
    if not rows:
        return ()
    tongue = inputs.tongue
    names, more = listed_names(rows, inputs, role)
    counted = tongue.count(
        "{number} of {total} pictures could not be looked at.",
        "{number} of {total} pictures could not be looked at.",
        sum(row.unsearched for row in rows),
        total=sum(row.pictures for row in rows),
    )
    return (
        Trouble(
            heading=heading(tongue.text(_UNSEARCHED), len(rows), tongue),
            reason=tongue.joined((counted, tongue.text(_NO_ANSWER))),
            fix=tongue.text(_SEARCH_FIX),
            accounts=names,
            more=more,
            is_english=False,
        ),
    )
