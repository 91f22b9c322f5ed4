"""Keeps Scrapy's log to what a person must know: errors only, never an address or a page's text."""

from __future__ import annotations

import logging
from typing import Any

from scrapy.logformatter import LogFormatter


class QuietFormatter(LogFormatter):
    """Makes no line for each answer; building them costs more than asking the loopback host."""

    def crawled(self, *_: Any, **__: Any) -> None:  # type: ignore[override]
        """Say nothing."""


def hush_scrapy() -> None:
    """Let only errors through; call it after Scrapy set up its loggers."""
    logging.getLogger("scrapy").setLevel(logging.ERROR)
