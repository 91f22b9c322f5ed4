"""robots.txt is obeyed, by the first request to a host as by all others (RFC 9309)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from protego import Protego
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.fetch.addresses import place_of
from crawler.fetch.courier import BY_KEY, FOR_ROBOTS, Errand
from crawler.fetch.manners import PRODUCT
from crawler.fetch.trouble import FetchTroubleError, HostRestsError
from crawler.model.capture import Trouble

if TYPE_CHECKING:
    from crawler.fetch.spider import RollcallSpider

_MAX_PARSED_BYTES = 512_000
"""A crawler reads at least 500 KiB (RFC 9309 §2.5); what follows is not read."""
_TROUBLE_LASTS_S = 60.0
"""After a host could not be reached it is tried again so much later: a short failure of the network
must not cost a host with thousands of accounts the whole sweep."""
_TOO_MANY_REQUESTS = 429
_FORBIDDEN = "robots.txt forbids this address"
_UNREACHABLE = "robots.txt answered {status}; nothing is read there in this sweep"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site's robots.txt says. Without a parser everything is allowed, unless `trouble`."""

    parser: Protego | None = None
    trouble: FetchTroubleError | HostRestsError | None = None
    until_s: float | None = None

    def check(self, url: str) -> None:
        """Raise what stands against asking for `url`."""
        if self.trouble is not None:
            raise self.trouble.with_traceback(None)  # or it grows with each address of the host
        if self.parser is not None and not self.parser.can_fetch(url, PRODUCT):
            raise FetchTroubleError(Trouble.ROBOTS, _FORBIDDEN)


class Robots:
    """A downloader middleware. One task per site asks for its robots.txt; all others wait for it.

    Scrapy's own lets the first concurrent requests to a host through: the waiting coroutines share
    one Deferred, and only the first gets its result (measured with 2.14 to 2.19, November 2026). A
    task gives its result to everyone who waits.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._spider: RollcallSpider = crawler.spider  # type: ignore[assignment]
        self._rules: dict[tuple[str, str], Rules] = {}
        self._learning: dict[tuple[str, str], asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it for Scrapy."""
        return cls(crawler)

    def process_request(self, request: Request) -> Awaitable[None] | None:
        """Let the request pass, or raise FetchTroubleError or HostRestsError."""
        if FOR_ROBOTS in request.meta or BY_KEY in request.meta:
            return None
        parts = urlparse_cached(request)
        site = (parts.scheme, parts.netloc)
        rules = self._rules.get(site)
        if rules is None or (rules.until_s is not None and rules.until_s < time.monotonic()):
            return self._wait_and_check(site, request.url)
        rules.check(request.url)
        return None

    async def _wait_and_check(self, site: tuple[str, str], url: str) -> None:
        task = self._learning.get(site)
        if task is None:
            task = self._learning[site] = asyncio.create_task(self._learn(site))
            self._spider.tasks.add(task)
            task.add_done_callback(self._spider.tasks.discard)
        rules = await asyncio.shield(task)
        rules.check(url)

    async def _learn(self, site: tuple[str, str]) -> Rules:
        rules = await self._ask(site)
        self._rules[site] = rules
        self._learning.pop(site, None)
        return rules

    async def _ask(self, site: tuple[str, str]) -> Rules:
        errand = Errand(f"{site[0]}://{site[1]}/robots.txt", accept="text/plain", for_robots=True)
        try:
            answer = await self._spider.courier.bring(errand)
        except (FetchTroubleError, HostRestsError) as error:
            return Rules(trouble=error, until_s=time.monotonic() + _TROUBLE_LASTS_S)
        rules = rules_of(answer)
        delay_s = rules.parser.crawl_delay(PRODUCT) if rules.parser else None
        if delay_s:
            host = place_of(errand.url).host
            self._spider.pace.heed_crawl_delay(
                self._crawler.engine.downloader, host, float(delay_s)
            )
        return rules


def rules_of(answer: Response) -> Rules:
    """Read a robots.txt.

    A status 2xx: its rules hold. 4xx: there are none, all is allowed (RFC 9309 §2.3.1.3). 5xx, 429
    and anything else: unreachable, all is disallowed (§2.3.1.4).
    """
    status = answer.status
    if 200 <= status < 300:
        text = answer.body[:_MAX_PARSED_BYTES].decode("utf-8-sig", errors="ignore")
        return Rules(parser=Protego.parse(text))
    if 400 <= status < 500 and status != _TOO_MANY_REQUESTS:
        return Rules()
    return Rules(trouble=FetchTroubleError(Trouble.ROBOTS, _UNREACHABLE.format(status=status)))
