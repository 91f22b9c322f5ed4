"""Scrapy's settings for our crawl: what we do not use is off, unsafe defaults are changed."""

from __future__ import annotations

from typing import Any

from crawler.fetch.guard import ALLOW_HOSTS
from crawler.fetch.manners import Manners

_DOOR = "crawler.fetch.door.Door"
_WATCH_BYTES = 0


def scrapy_settings(manners: Manners) -> dict[str, Any]:
    """Give the settings. Comments say what Scrapy 2.19 would do otherwise."""
    return _SAFE | {
        "USER_AGENT": manners.user_agent,
        "CONCURRENT_REQUESTS": manners.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": manners.concurrency_per_host,
        "DOWNLOAD_DELAY": manners.delay_s,
        "DOWNLOAD_TIMEOUT": manners.timeout_s,
        "DOWNLOAD_MAXSIZE": manners.max_bytes,  # 1 GiB
        ALLOW_HOSTS: list(manners.allow_hosts),
    }


_SAFE: dict[str, Any] = {
    "TWISTED_DNS_RESOLVER": "crawler.fetch.guard.GuardedResolver",
    "DOWNLOAD_HANDLERS": {  # file: and data: addresses of a page would be read
        "http": _DOOR,
        "https": _DOOR,
        "data": None,
        "file": None,
        "ftp": None,
        "s3": None,
    },
    "DOWNLOADER_MIDDLEWARES_BASE": {},  # redirects, retries, encodings: see courier.py
    "DOWNLOADER_MIDDLEWARES": {"crawler.fetch.robots.Robots": 100},
    "SPIDER_MIDDLEWARES_BASE": {},
    "EXTENSIONS_BASE": {},
    "REMOTE_CONTROL_ENABLED": False,  # runs code that anyone on this machine sends it
    "TELNETCONSOLE_ENABLED": False,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,  # False: any certificate is good
    "ROBOTSTXT_OBEY": True,  # for whoever looks; robots.py obeys without asking
    "COOKIES_ENABLED": False,
    "HTTPPROXY_ENABLED": False,  # a proxy would resolve names out of the guard's sight
    "HTTPCACHE_ENABLED": False,  # its RFC2616Policy hides changes (measured, November 2026)
    "REFERER_ENABLED": False,
    "REFERRER_POLICY": "no-referrer",
    "REDIRECT_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "RETRY_ENABLED": False,
    "COMPRESSION_ENABLED": False,
    "DOWNLOAD_WARNSIZE": _WATCH_BYTES,
    "DOWNLOAD_DELAY_JITTER": 0.0,  # ±50 %: half the delay that a site asked for
    "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
    "STATS_DUMP": False,
    "LOG_ENABLED": False,
    "LOG_INSTALL_ROOT_HANDLER": False,
    "LOG_FORMATTER": "crawler.fetch.quiet.QuietFormatter",
}
