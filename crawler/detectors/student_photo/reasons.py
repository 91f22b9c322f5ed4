"""The question about a photo, with what speaks for it and against it. Pure. No name, no place of a
face, nothing quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crawler.detectors.student_photo.question import Consent, Params, PublicEvent, Seen
from crawler.model.snapshot import Post

_QUESTIONS: Mapping[Consent, str] = {
    Consent.UNLESS_OPTED_OUT: "a student whose parents opted out",
    Consent.WRITTEN: "a student without written consent",
    Consent.PARENTAL: "a student without the parents' consent",
}
_NAMES = "a name on the district's opt-out list stands in its words"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def why(seen: Seen, params: Params) -> str:
    """Ask, and say what speaks for and against."""
    shown = f"Does {_post_name(seen.post)}, with {_faces(seen)}, show {_QUESTIONS[params.consent]}?"
    pros, cons = "; ".join(_speaks_for(seen, params)), "; ".join(_speaks_against(seen, params))
    return f"{shown} For it: {pros}. Against it: {cons}."


def _faces(seen: Seen) -> str:
    if not seen.faces.number:
        return "a picture in which nobody was counted for sure"
    return "1 face" if seen.faces.number == 1 else f"{seen.faces.number} faces"


def _speaks_for(seen: Seen, params: Params) -> Iterator[str]:
    if seen.opted_out:
        yield _NAMES
    if seen.cues:
        yield f"the words beside it tell of {' and '.join(cue.value for cue in seen.cues)}"
    if seen.groups:
        yield "the account is a team's or a student group's"
    if params.consent is Consent.UNLESS_OPTED_OUT:
        yield from _of_list(seen)
    elif seen.ended:
        yield "the permission for photos on file has ended"
    elif not seen.grants:
        yield "no permission for photos is on file"
    else:
        yield "the permission on file is the district's, and the parents' is asked for"


def _of_list(seen: Seen) -> Iterator[str]:
    if not seen.opted_out and not seen.cues and not seen.groups:
        yield "whose parents opted out only people can tell"


def _speaks_against(seen: Seen, params: Params) -> Iterator[str]:
    if params.exempt_public_events and seen.public_event is PublicEvent.SAID:
        yield "the words tell of a public event, and an exception may apply"
    if seen.is_crowd:
        yield "it is a crowd with small faces only"
    if seen.names_grown_up:
        yield "the words name a grown-up"
    if seen.opted_out:
        yield "somebody else may have the same name, and nobody was recognised"
    else:
        yield "nobody was recognised, and they may be adults, or students whose photo is in order"


def _post_name(post: Post) -> str:
    if post.moment is None:
        return "a post"
    day = post.moment.at
    return f"the post of {day.day} {_MONTHS[day.month - 1]} {day.year}"
