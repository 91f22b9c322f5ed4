"""What is asked about a photo, and how sure we are that it is worth asking. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from crawler.model.account import PermissionScope
from crawler.model.image import Faces
from crawler.model.sighting import Region
from crawler.model.snapshot import Post
from crawler.model.words.captions.captions import Cue, Student
from crawler.model.words.grammar.phrases import Phrases


class Consent(StrEnum):
    """What makes a student's photo right: nobody objected, written consent, or the parents'."""

    UNLESS_OPTED_OUT = "unless_opted_out"
    WRITTEN = "written"
    PARENTAL = "parental"


class PublicEvent(StrEnum):
    """Whether the picture is from an event that anybody may attend. `SAID`: words point to one;
    `KNOWN`: the district's calendar has one, too.
    """

    NONE = "none"
    SAID = "said"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Params:
    """`consent`: what the policy asks for. `exempt_public_events`: a picture from an event that
    anybody may attend needs none. `phrases`: the languages of captions. `min_height`: the least
    height of the largest face, 0..1 of the picture's.
    """

    phrases: tuple[Phrases, ...]
    consent: Consent
    exempt_public_events: bool
    min_height: float = 0.02


@dataclass(frozen=True, slots=True)
class Seen:
    """One post's pictures with people, and what is known about them. `faces.number` 0 = there is a
    name on the opt-out list, and nobody looked, or something may be a face. `groups`: the account
    is a team's or a student group's. `grants` are the scopes of permissions for this post, `ended`
    says that there was one and it ended.
    """

    post: Post
    regions: tuple[Region, ...]
    faces: Faces
    student: Student
    cues: tuple[Cue, ...]
    names_grown_up: bool
    groups: bool
    public_event: PublicEvent
    grants: frozenset[PermissionScope]
    ended: bool

    @property
    def opted_out(self) -> bool:
        """Say whether a name on the opt-out list stood in the post's words."""
        return self.post.withheld > 0

    @property
    def is_crowd(self) -> bool:
        """Say whether there are many faces, all small."""
        return self.faces.number >= _CROWD_FACES and self.faces.largest < _CROWD_HEIGHT


_CROWD_FACES, _CROWD_HEIGHT = 12, 0.08
_SURE: Mapping[Student, float] = {Student.STRONG: 0.9, Student.WEAK: 0.75, Student.NONE: 0.0}
"""How much the caption's words say, and below what speaks against: our estimates, until reviewed
decisions say better.
"""
_NAMED = 0.95
"""A name on the opt-out list, which may be somebody else's too."""
_TEAMS_OWN = 0.6
"""A picture without any word of students, on the account of a team or a club."""
_AT_EVENT = 0.4
_NAMED_AT_EVENT = 0.1
_IN_CROWD = 0.15


def confidence(seen: Seen, params: Params) -> float:
    """Say how much points to a student of ours whose photo may not be in order; 0 = nothing does.

    Where public events are exempt, one that the calendar knows is (MTKA IV.1, WI IV.C.2: images
    taken in the public arena), an opted-out student's photo included. Words alone only say that the
    exception may apply.
    """
    exempt = params.exempt_public_events
    if exempt and seen.public_event is PublicEvent.KNOWN:
        return 0.0
    said = exempt and seen.public_event is PublicEvent.SAID
    if seen.opted_out:
        return _NAMED - _NAMED_AT_EVENT * said
    sure = _SURE[seen.student]
    if not sure and seen.groups and not seen.names_grown_up:
        sure = _TEAMS_OWN
    if sure:
        sure -= _AT_EVENT * said + _IN_CROWD * seen.is_crowd
    return round(max(0.0, sure), 3)
