"""The marks eye on files, for whoever wants to look for themselves: `rollcall see marks`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.model.capture import sha256_of
from crawler.model.image import ImageFacts
from crawler.perception.mark_files import MarkFile, read_mark_files

if TYPE_CHECKING:
    from crawler.perception.references import ReferenceIndex


def see_marks(references: Path, images: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Look for the marks of a folder in picture files; gives `{"image", "matches": [{"logo",
    "score", "box"}], "flagged"}` for each, in order. A picture that cannot be opened has no
    matches and says why in `unreadable`.
    """
    from crawler.perception.calibration import OPERATING_POINT

    index = ready(read_mark_files(references))
    for image in images:
        facts = facts_of(image, index)
        matches = [
            {
                "logo": match.mark,
                "score": match.score,
                "box": list(match.box) if match.box else None,
            }
            for match in facts.marks
        ]
        flagged = any(match.score >= OPERATING_POINT for match in facts.marks)
        row: dict[str, Any] = {"image": str(image), "matches": matches, "flagged": flagged}
        yield row | ({"unreadable": facts.unreadable} if facts.unreadable else {})


def ready(files: Sequence[MarkFile]) -> ReferenceIndex:
    """Make marks ready, and this process: one thread."""
    from crawler.perception.references import build_index
    from crawler.perception.threads import use_one_thread

    use_one_thread()
    return build_index(files)


def facts_of(image: Path, index: ReferenceIndex) -> ImageFacts:
    """Look at a picture file; one that cannot be read is unreadable."""
    from crawler.perception.glance import glance

    try:
        body = image.read_bytes()
    except OSError as error:
        reason = f"The file cannot be read: {error.strerror or error}."
        return ImageFacts("", eyes=(index.name,), unreadable=reason)
    return glance(sha256_of(body), body, index)
