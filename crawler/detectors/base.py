"""The seam of all detectors. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Protocol, TypeVar

from crawler.model.case import Case
from crawler.model.sighting import Sighting

P = TypeVar("P", contravariant=True)


class Detector(Protocol[P]):
    """A module that sees one kind of thing.

    `Params` is a frozen dataclass; a rule's `params:` must fit it exactly. `EYES` names the eyes it
    needs (`marks`, `people`), so that a picture nobody looked at is never taken for a clean one.
    `NEEDS_SNAPSHOT` says whether it can speak only of an account that was read: if so, its findings
    stay open while the account is not.

    A detector whose answer to the same account stays the same may have a second function,
    `stands_until(case, params) -> datetime | None`: the first moment after `case.now` at which time
    alone could change what `see` gives, its words included; None = never. It may be too early,
    never too late. Without it an account is judged at every visit, changed or not.
    """

    Params: ClassVar[type[Any]]
    EYES: ClassVar[tuple[str, ...]]
    NEEDS_SNAPSHOT: ClassVar[bool]

    def see(self, case: Case, params: P) -> Iterable[Sighting]:
        """Give what is there: same case in, same sightings out, same order."""
        ...
