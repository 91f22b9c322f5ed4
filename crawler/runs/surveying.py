"""Read a district's own pages and tell what they name: accounts, feeds, schools."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from crawler.discovery.guess import guess_name, guess_units
from crawler.discovery.harvest import harvest
from crawler.discovery.survey import next_beyond, next_pages
from crawler.fetch.crawl import crawl
from crawler.model.capture import Ask, Capture, Remembered
from crawler.platforms.catalogue import recognise
from crawler.runs.tools import Report, manners_of, open_tools


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one site is read at most: pages, and newsletters beyond them."""

    pages: int
    documents: int


class SiteSurvey:
    """A Subject for the fetch room: a district's site, page after page, at most `max_pages`; then
    the newsletters and link pages that these lead to.
    """

    def __init__(self, home_page: str, limits: Limits, report: Report) -> None:
        self.home_page = home_page
        self._limits = limits
        self._report = report
        self.pages: tuple[Capture, ...] = ()

    @property
    def key(self) -> str:
        """Name the survey after its home page."""
        return f"site:{self.home_page}"

    @property
    def remembered(self) -> Sequence[Remembered]:
        """A survey always reads afresh."""
        return ()

    def ask(self, seen: Sequence[Capture]) -> Sequence[Ask]:
        """Give the next pages of the site that are worth reading."""
        self._report({"event": "surveyed", "pages": len(seen)})
        pages = next_pages(self.home_page, seen, self._limits.pages)
        return pages or next_beyond(seen, self._limits.documents)

    def done(self, seen: Sequence[Capture]) -> None:
        """Keep the pages."""
        self.pages = tuple(seen)


def survey_site(said: Namespace, report: Report) -> None:
    """Read the site at `said.argument` and tell what it names; nothing is written down but the
    pages' bytes.
    """
    home_page = said.argument
    with open_tools(said.home) as tools:
        limits = Limits(tools.settings.sweep.max_pages, tools.settings.discovery.max_documents)
        site = SiteSurvey(home_page, limits, report)
        crawl([site], manners_of(tools.settings), tools.vault, _ignore)
    report(
        {
            "event": "proposal",
            "read": [page.url for page in site.pages if page.ok],
            "unread": [[page.ask.url, _why(page)] for page in site.pages if not page.ok],
            "name": guess_name(site.pages, home_page),
            "units": [unit.name for unit in guess_units(site.pages, home_page)],
            "leads": [asdict(lead) for lead in harvest(site.pages, recognise, home_page)],
        }
    )


def _why(page: Capture) -> str:
    return page.detail or f"the server answered {page.status}"


def _ignore(event: object) -> None:
    """The pages are told one by one already."""
