"""Until when what was judged of an account stays right, if nothing but time changes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crawler.judge import BoundRule
from crawler.model.case import Case
from crawler.model.moments import day_after, next_moment


def stands_until(case: Case, rules: Sequence[BoundRule]) -> datetime | None:
    """Give the first moment at which time alone could change what `judge` gives; None = never.

    A detector that does not say holds for this moment only. Permissions end with their last day.
    """
    ends = (one.until for one in case.account.permissions)
    moments: list[datetime | None] = [day_after(end) for end in ends if end]
    for rule in rules:
        said = getattr(rule.detector, "stands_until", None)
        if said is None:
            return case.now
        moments.append(said(case, rule.params))
    return next_moment(case.now, filter(None, moments))
