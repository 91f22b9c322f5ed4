"""The spiders that we are measured against: stock Scrapy, robots.txt obeyed, nothing kept.

`python -m tests.bench.peer bare|parse URL PAGES CONCURRENT_ITEMS` asks for URL/0, URL/1 …; `parse`
also takes title, link, description and every post out of each feed with parsel, into one item. It
leaves the posts' HTML and dates as they are written; we make text and moments of them.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Request, Response, TextResponse

CONCURRENCY = 16
PER_HOST = 8
"""Scrapy's own defaults; ours is set to the same."""
CONCURRENT_ITEMS = 100
"""Scrapy's own default."""
_FIELDS = {
    "title": "./title/text()",
    "link": "./link/text()",
    "guid": "./guid/text()",
    "published": "./pubDate/text()",
    "author": "./dc:creator/text()",
    "text": "./content:encoded/text()",
}


class Bare(Spider):
    """Fetches and looks at nothing."""

    name = "bare"

    def __init__(self, url: str, pages: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.url = url
        self.pages = pages

    async def start(self) -> AsyncIterator[Request]:
        """Ask for every page."""
        for number in range(self.pages):
            yield Request(f"{self.url}/{number}")

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:  # noqa: ARG002 Scrapy gives it
        """Take nothing."""
        yield from ()


class Parse(Bare):
    """Fetches, and takes the posts out."""

    name = "parse"

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        """Give one item for the page; no pipeline takes it."""
        assert isinstance(response, TextResponse)
        page = response.selector
        page.register_namespace("dc", "http://purl.org/dc/elements/1.1/")
        page.register_namespace("content", "http://purl.org/rss/1.0/modules/content/")
        channel = page.xpath("/rss/channel")
        posts = [
            {name: item.xpath(path).get() for name, path in _FIELDS.items()}
            for item in channel.xpath("./item")
        ]
        if len(posts) != 10 or not all(all(post.values()) for post in posts):
            raise ValueError(f"{response.url} was not read right")
        yield {
            "title": channel.xpath("./title/text()").get(),
            "link": channel.xpath("./link/text()").get(),
            "description": channel.xpath("./description/text()").get(),
            "posts": posts,
        }


def main(kind: str, url: str, pages: int, concurrent_items: int) -> int:
    """Run one spider; the exit code says whether every page came and was read."""
    process = AsyncCrawlerProcess(
        {
            "ROBOTSTXT_OBEY": True,
            "CONCURRENT_REQUESTS": CONCURRENCY,
            "CONCURRENT_REQUESTS_PER_DOMAIN": PER_HOST,
            "CONCURRENT_ITEMS": concurrent_items,
            "LOG_LEVEL": "ERROR",  # writing every page and item to the log would only slow it
            "TELNETCONSOLE_ENABLED": False,
            "REMOTE_CONTROL_ENABLED": False,
        }
    )
    crawler = process.create_crawler(Parse if kind == "parse" else Bare)
    process.crawl(crawler, url=url, pages=pages)
    process.start()
    counts = crawler.stats.get_stats() if crawler.stats else {}
    items = counts.get("item_scraped_count", 0) if kind == "parse" else pages
    come = counts.get("downloader/response_status_count/200", 0) - 1  # robots.txt
    return 0 if come == items == pages else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
