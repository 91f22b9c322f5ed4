"""How many more questions a door of discovery may ask today, within the platform's budget."""

from __future__ import annotations

from datetime import datetime, timedelta

from config.settings import Settings
from crawler.discovery.doors.base import Door
from crawler.line.affording import day_began
from crawler.platforms.base import Budget
from crawler.platforms.catalogue import load as load_reader
from crawler.store.questions import Sort, spent_on_questions
from crawler.store.session import Session
from crawler.store.spending import spent_since

_A_DAY = timedelta(days=1)


class Allowance:
    """How many more questions a door's budget pays for now."""

    def __init__(
        self, session: Session, settings: Settings, district_id: int, door: Door, now: datetime
    ) -> None:
        self._session, self._settings = session, settings
        self._district_id, self._door, self._now = district_id, door, now

    def searches(self) -> int:
        """Give how many searches are left."""
        search = self._door.search
        if search is None:
            return 0
        most = min(self._settings.discovery.searches, self._paid(search.cost))
        if search.per_day is not None:
            asked = self._asked(Sort.SEARCH)
            most = min(most, search.per_day - asked)
        return max(0, most)

    def checks(self, searches: int) -> int:
        """Give how many checks are left after so many searches, the two controls not counted."""
        existence, search = self._door.existence, self._door.search
        if existence is None:
            return 0
        planned = searches * search.cost if search else 0.0
        paid = self._paid(existence.cost, planned) - 2
        return max(0, min(self._settings.discovery.checks, paid))

    def _asked(self, sort: Sort) -> int:
        since = self._now - _A_DAY
        return spent_on_questions(
            self._session, self._district_id, self._door.platform, since, sort
        )[0]

    def _paid(self, each: float, planned: float = 0.0) -> int:
        """Give what the rest of the day's budget pays for, after visits and questions, and after
        what is `planned`.
        """
        budget = load_reader(self._door.platform).BUDGET
        if budget is None or each <= 0:
            return self._settings.discovery.searches + self._settings.discovery.checks + 2
        since = day_began(self._now, budget)
        spent = spent_since(self._session, self._district_id, self._door.platform, since)
        asked = spent_on_questions(self._session, self._district_id, self._door.platform, since)
        left = self._per_day(budget) - spent - asked[1] - planned
        return int(max(0.0, left / each) + 1e-9)

    def _per_day(self, budget: Budget) -> float:
        said = self._settings.platforms.get(self._door.platform)
        return said.per_day if said and said.per_day is not None else budget.per_day
