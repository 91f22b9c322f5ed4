"""Which pages are the district's own, and when two addresses name the same page. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.model.case import District


def is_district_page(url: str, district: District) -> bool:
    """Say whether an address is on one of the district's own sites."""
    host = host_of(url)
    own = (domain.casefold().removeprefix("www.") for domain in district.domains)
    return any(host == domain or host.endswith("." + domain) for domain in own)


def host_of(url: str) -> str:
    """Give the host name of an address, lower case; empty when it has none."""
    try:
        return (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return ""


def plain_page(url: str) -> str:
    """Give an address as two spellings of it are compared: host without `www.` and path, lower
    case.
    """
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:
        return ""
    return (parts.netloc.removeprefix("www.") + parts.path.rstrip("/")).casefold()
