"""Pages of the invented district, as the survey captures them."""

from __future__ import annotations

from dataclasses import replace

from crawler.model.capture import Ask, Capture
from tests.builders import make_capture

HOME = "https://www.heronlake.example/"


def page(path: str, body: str, title: str = "Heron Lake Public Schools") -> Capture:
    """Give a page of the district's site; `path` without its first slash."""
    return make_capture(HOME + path, f"<!doctype html><title>{title}</title><body>{body}")


def sitemap(body: str, name: str = "sitemap.xml") -> Capture:
    """Give a sitemap of the district's site."""
    capture = make_capture(HOME + name, f'<?xml version="1.0"?>{body}')
    return replace(
        capture, ask=Ask(capture.url, "sitemap"), headers={"content-type": "application/xml"}
    )


def anchor(url: str, text: str = "") -> str:
    """Write a link."""
    return f'<a href="{url}">{text}</a>'
