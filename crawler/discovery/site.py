"""What belongs to a district's own web site, and which of its pages to read first. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urldefrag, urlsplit

_FILES = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|gz|jpe?g|png|gif|svg|webp|ico|mp[34]|m4[av]|mov|avi|webm"
    r"|css|js|json|xml|rss|atom|ics|exe|dmg|woff2?|ttf)$",
    re.IGNORECASE,
)
_TRAPS = re.compile(
    r"/(?:calendars?|events?|agenda|log-?in|sign-?in|sign-?up|logout|register|account|admin|wp-admin"
    r"|wp-json|wp-login\.php|search|print|share|cart|checkout|archive|tag|author|feed|cgi-bin|api"
    r"|calendario|calendrier|kalender|zoeken|recherche|buscar|connexion|inloggen)(?:/|$|\.)"
    r"|/\d{4}/\d{2}(?:/|$)|/page/\d+|/(?:board-?)?minutes/",
    re.IGNORECASE,
)
_QUERY_TRAPS = frozenset(
    {"date", "month", "year", "day", "week", "start", "end", "page", "sort", "order", "print"}
    | {"s", "q", "search", "filter", "replytocom", "share", "sessionid", "sid", "lang", "view"}
)
_MOST_QUERY = 2
_MOST_DEPTH = 6
_WORTH: tuple[tuple[int, str], ...] = (
    (90, r"social|follow-?us|connect-?with|stay-?connected|redes|r[eé]seaux|sociale-media|社交"),
    (80, r"athletic|sports?\b|teams?\b|deportes|[eé]quipes?|sporten|体育|體育"),
    (70, r"\bschools?\b|our-?schools|escuelas|[eé]coles|\bscholen\b|学校|學校"),
    (65, r"contact|contacto|联系|聯絡"),
    (60, r"staff|directory|directorio|personnel|medewerkers|教职工"),
    (55, r"activit|clubs?\b|extracurricular|student-?life|actividades|activit[eé]s|社团|社團"),
    (50, r"booster|parents?\b|\bpt[ao]\b|ptsa|families|padres|ouders|家长|家長"),
    (45, r"\bnews\b|communications?|media|press|noticias|nouvelles|nieuws|新闻|新聞"),
    (40, r"department|about|band|music|theat(?:er|re)|robotics|library|principal"),
)
_WORDS = tuple((worth, re.compile(pattern, re.IGNORECASE)) for worth, pattern in _WORTH)


def host_of(url: str) -> str:
    """Give an address's host name without `www.`, lower case; empty when it has none."""
    try:
        return (urlsplit(url).hostname or "").casefold().removeprefix("www.")
    except ValueError:
        return ""


def is_own(url: str, home_page: str) -> bool:
    """Say whether an address is on the home page's host or below it, by http or https."""
    home, host = host_of(home_page), host_of(url)
    return (
        bool(home)
        and url.startswith(("http://", "https://"))
        and (host == home or host.endswith("." + home))
    )


def plain_address(url: str) -> str:
    """Give an address without its fragment, and its bare host with a path, so that one page is one
    address; what is no address stays as it is.
    """
    try:
        address = urldefrag(url).url
        parts = urlsplit(address)
    except ValueError:
        return url
    return address if parts.path else address.rstrip("/") + "/" if not parts.query else address


def is_worth_reading(url: str) -> bool:
    """Say whether an address is a page: no file, no log-in, no calendar, no endless query."""
    try:
        parts = urlsplit(url)
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return False
    if _FILES.search(parts.path) or _TRAPS.search(parts.path):
        return False
    names = {name.casefold() for name, _ in query}
    if len(query) > _MOST_QUERY or names & _QUERY_TRAPS:
        return False
    steps = [step for step in parts.path.split("/") if step]
    return len(steps) <= _MOST_DEPTH and len(steps) == len(set(steps))


def worth(url: str, text: str | None) -> int:
    """Say how likely a page names accounts, by its address and what is written on links to it:
    0..100.
    """
    parts = urlsplit(url)
    words = f"{parts.path} {text or ''}".replace("_", "-")
    best = max((value for value, pattern in _WORDS if pattern.search(words)), default=10)
    home = 75 if parts.path in {"", "/"} else 0
    depth = len([step for step in parts.path.split("/") if step])
    return max(best, home) - 3 * max(0, depth - 1)


_PAPERS: tuple[tuple[int, str], ...] = (
    (
        90,
        r"newsletter|news-?letter|bolet[ií]n|bulletin|nieuwsbrief|infobrief|通讯|通訊|简报",
    ),
    (80, r"social-?media|connect-?with|stay-?connected|redes-?sociales|r[eé]seaux-?sociaux"),
    (60, r"athletic|sports?\b|booster|activit|clubs?\b|deportes|season|program"),
    (
        50,
        r"flyer|welcome|back-?to-?school|orientation|guide|handbook|update|weekly|monthly|at-a-glance",
    ),
)
_PAPER_WORDS = tuple((worth, re.compile(pattern, re.IGNORECASE)) for worth, pattern in _PAPERS)


def paper_worth(url: str, text: str | None) -> int:
    """Say how likely a PDF file names accounts, by its address and what is written on links to it:
    0..90; 0 for anything else, and for papers that never do (menus, minutes, forms).
    """
    try:
        path = urlsplit(url).path
    except ValueError:
        return 0
    if not url.startswith(("http://", "https://")) or not path.casefold().endswith(".pdf"):
        return 0
    words = f"{path} {text or ''}".replace("_", "-").replace("%20", "-")
    return max((value for value, pattern in _PAPER_WORDS if pattern.search(words)), default=0)
