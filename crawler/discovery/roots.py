"""The part of a unit's name that is only its own: `Eastview` of `Eastview High School`. Pure."""

from __future__ import annotations

from crawler.platforms.addresses import words

_GENERAL = words(
    """
    school schools high middle elementary primary intermediate junior senior academy center centre
    learning early childhood charter magnet montessori community public district independent
    unified area county city education department team club the of at jr sr hs ms es isd usd
    """
)


def root_of(name: str) -> str:
    """Give a name without the general words at its end, and without `the` before it; the whole name
    when nothing else is left.
    """
    parts = name.split()
    kept = list(parts)
    while kept and kept[-1].casefold().strip(".") in _GENERAL:
        kept.pop()
    if kept and kept[0].casefold() == "the":
        kept.pop(0)
    return " ".join(kept) or name
