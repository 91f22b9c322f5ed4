"""What the eyes saw in one picture. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

Box = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels of the upright picture, x1 and y1 outside."""


@dataclass(frozen=True, slots=True)
class MarkMatch:
    """A reference mark found in a picture; `score` 0..1 as the marks eye documents it; `share` is
    the box's part of the picture's area, 0..1. `weak` says that the mark is so plain (a letter, a
    disc) that it counts only where a picture is about it: as avatar or cover.
    """

    mark: str
    score: float
    box: Box | None = None
    share: float | None = None
    reason: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Faces:
    """How many faces a picture shows for sure, and how high the largest is, 0..1 of the picture's
    height; never whose, and not where. `review`: none is sure, but something may be a face.
    """

    number: int
    largest: float = 0.0
    review: bool = False


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What one picture (by the SHA-256 of its bytes) shows. `eyes` names every eye that looked,
    with its version (`marks/1:<reference set>`); an eye that is not named did not look.
    `unreadable` says why a picture was not opened. `faces` None = the people eye did not look;
    `words` None = the words eye did not, else the lines that it read, from the top. `plan`: how
    sure the plans eye is that the picture is a plan of a building, 0..1; None = it did not look.
    `thumbnail` is a blurred JPEG, made when somebody may be in the picture; it is not a part of
    what is remembered of the picture.
    `likeness`: 16 hexadecimal digits that are nearly the same for the same picture saved again;
    None = not opened, or somebody may be in it.
    """

    sha256: str
    width: int | None = None
    height: int | None = None
    marks: tuple[MarkMatch, ...] = ()
    eyes: tuple[str, ...] = ()
    unreadable: str | None = None
    faces: Faces | None = None
    words: tuple[str, ...] | None = None
    plan: float | None = None
    likeness: str | None = None
    thumbnail: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def may_show_people(self) -> bool:
        """Say whether there is a face, or something that may be one."""
        return self.faces is not None and (self.faces.number > 0 or self.faces.review)


def beside(seen: ImageFacts | None, looked: ImageFacts) -> ImageFacts:
    """Put what an eye of its own (words, plans) knows of a picture beside what others saw in it."""
    if seen is None:
        return looked
    return replace(
        seen,
        words=seen.words if looked.words is None else looked.words,
        plan=seen.plan if looked.plan is None else looked.plan,
        eyes=tuple(dict.fromkeys((*seen.eyes, *looked.eyes))),
    )
