"""What a detector saw, with its evidence. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crawler.model.image import Box

PERMISSIONS = "permissions"
"""The fact that names the scopes of those permissions that are for exactly what was seen, joined by
spaces; empty = none is.
"""


@dataclass(frozen=True, slots=True)
class Span:
    """Words that matched: `field` is `display_name`, `handle`, `bio`, `post:<id>` or a register
    field; `start` and `end` are offsets in its original characters; `quote` is exactly what
    stands there.
    """

    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a picture that matched; `box` None = the whole picture."""

    image_url: str
    image_sha256: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A thing that is there. `anchor` is a stable name for it: the same trouble has the same anchor
    at every visit.

    `why` is one plain sentence that a school official understands. `confidence` is 0..1. `place`
    says where on the account (`avatar`, `cover`, `display_name`, `bio`, `post`, `register`,
    `activity`). `link` leads to it. `facts` are further named values that a rule's conditions and
    exceptions may ask for (`mark`, `share`, `check` …).
    """

    anchor: str
    why: str
    confidence: float
    place: str
    spans: tuple[Span, ...] = ()
    regions: tuple[Region, ...] = ()
    link: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
