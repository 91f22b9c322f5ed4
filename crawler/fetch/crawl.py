"""One crawl, from the first subject to the last, in this process: here alone Scrapy runs."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from scrapy.crawler import AsyncCrawlerProcess

from crawler.evidence.vault import Vault
from crawler.fetch.manners import Manners
from crawler.fetch.quiet import hush_scrapy
from crawler.fetch.report import CrawlReport, Event
from crawler.fetch.settings import scrapy_settings
from crawler.fetch.spider import Job, RollcallSpider
from crawler.model.capture import Subject
from crawler.model.errors import CrawlerError

_SIGNALS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGCHLD", "SIGBREAK")
    if hasattr(signal, name)
)
"""What Scrapy and Twisted listen to while they run; each system has some of them."""


class CrawlStoppedError(CrawlerError):
    """The crawl was stopped from outside (a signal); what was not done can go on later."""


def crawl(
    subjects: Iterable[Subject],
    manners: Manners,
    vault: Vault,
    on_event: Callable[[Event], None],
) -> CrawlReport:
    """Fetch for every subject and give how it went; needs a process of its own, once per process.

    Subjects are taken one by one, a bounded number at a time. An error that a subject, the vault or
    `on_event` raises ends the crawl and comes out here. Raises CrawlStoppedError after SIGTERM or
    SIGINT.
    """
    process = AsyncCrawlerProcess(scrapy_settings(manners))
    hush_scrapy()
    job = Job(iter(subjects), manners, vault, on_event)
    crawler = process.create_crawler(RollcallSpider)
    running = process.crawl(crawler, job)
    with _signals_given_back():
        process.start()
    if running.done() and not running.cancelled() and (failure := running.exception()):
        raise failure
    return _report(crawler.spider)


@contextmanager
def _signals_given_back() -> Iterator[None]:
    """Let signals do at the end what they did before: Scrapy keeps them, and whoever works on in
    this process could not be ended any more.
    """
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)


def _report(spider: object) -> CrawlReport:
    if not isinstance(spider, RollcallSpider):
        raise CrawlStoppedError("the crawl ended before it began")
    if spider.failure is not None:
        raise spider.failure
    if not spider.is_finished:
        raise CrawlStoppedError("the crawl was stopped before its end")
    return spider.tally.report(deadline_reached=spider.deadline_reached)
