"""Sees own posts whose pictures may show students, and asks a reviewer. Pure.

A picture says only how many faces there are and how large; whether one is a student's is what the
caption and the account point to. Whether the student's parents opted out or consented is never
decided here (MTKA guidelines, ENS general 4, personal 8, third-party 3, MHD III.F, WI IV.C.2). No
name from a caption is quoted or kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from crawler.detectors.student_photo.looking import look
from crawler.detectors.student_photo.question import Consent, Params, Seen, confidence
from crawler.detectors.student_photo.reasons import why
from crawler.model.case import Case
from crawler.model.moments import day_after, next_moment
from crawler.model.sighting import PERMISSIONS, Sighting
from crawler.model.words.listening import listener

__all__ = ["EYES", "NEEDS_SNAPSHOT", "Consent", "Params", "see", "stands_until"]

EYES: tuple[str, ...] = ("people",)
NEEDS_SNAPSHOT = True


def see(case: Case, params: Params) -> Iterator[Sighting]:
    """Give one sighting for each own post (`post:<id>:students`) in whose pictures faces were
    counted and something points to students, in the payload's order.
    """
    if case.snapshot is None:
        return
    to = listener(case.district, params.phrases)
    for post in case.snapshot.own_posts:
        seen = look(post, case, params, to)
        if seen is not None and (sure := confidence(seen, params)) > 0:
            yield _sighting(seen, sure, case, params)


def stands_until(case: Case, _params: Params) -> datetime | None:
    """Give the first moment at which a grant ends; nothing else changes with time alone."""
    ends = (day_after(grant.until) for grant in case.grants if grant.until)
    return next_moment(case.now, ends)


def _sighting(seen: Seen, sure: float, case: Case, params: Params) -> Sighting:
    return Sighting(
        anchor=f"post:{seen.post.id}:students",
        why=why(seen, params),
        confidence=sure,
        place="post",
        regions=seen.regions,
        link=seen.post.permalink or case.account.url,
        facts={
            "post": seen.post.id,
            "faces": str(seen.faces.number),
            "largest": f"{seen.faces.largest:.3f}",
            "student": seen.student.value,
            "public_event": seen.public_event.value,
            "opted_out": "yes" if seen.opted_out else "no",
            PERMISSIONS: " ".join(sorted(seen.grants)),
        },
    )
