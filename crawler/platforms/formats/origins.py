"""Where a site is that is known by its key: its scheme, host and folder. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit


def origin_of(base: str, url: str, service: str | None) -> str:
    """Give scheme, host and folder of a site: the installation's own service, else as in `url`, if
    that is the same site (`www.` and a port are not part of a key), else `https://` and `base`.
    """
    folder = "/" + base.partition("/")[2] if "/" in base else ""
    if service:
        return service.rstrip("/") + folder
    try:
        split = urlsplit(url)
        same = (split.hostname or "").removeprefix("www.") == base.partition("/")[0]
    except ValueError:
        same = False
    if same and split.scheme in {"http", "https"}:
        return f"{split.scheme}://{split.netloc}{folder}"
    return "https://" + base
