"""Structured data in a page: JSON-LD, microdata and h-cards of the site's owner. Pure.

Only organisations are read: rosters hold names of minors, and those are not account-level fields.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any  # elements: lxml ships no types

from lxml import etree  # type: ignore[import-untyped]

from crawler.platforms.formats.markup import absolute
from crawler.platforms.formats.tree import Tree, at, clean, dicts_at, filled_at

_ORGANISATIONS = frozenset(
    {
        "Organization", "EducationalOrganization", "School", "HighSchool", "MiddleSchool",
        "ElementarySchool", "Preschool", "SchoolDistrict", "CollegeOrUniversity", "SportsTeam",
        "SportsOrganization", "SportsClub", "NGO", "GovernmentOrganization", "LocalBusiness",
        "NewsMediaOrganization", "PerformingGroup", "MusicGroup", "Corporation", "WebSite", "Blog",
    }
)  # fmt: skip
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
_COMMA_TOO_MANY = re.compile(r",(?=\s*[}\]])")
_INNER = ("publisher", "mainEntity", "about", "isPartOf", "author")
_WORDS = frozenset({"name", "description"})
_MAX_NODES = 200
_SCOPES = etree.XPath("//@itemtype/..")
_CARDS = etree.XPath("//@class[contains(., 'h-card')]/..")


@dataclass(frozen=True, slots=True)
class Owner:
    """What structured data says of the organisation whose page it is."""

    name: str | None = None
    description: str | None = None
    logo: str | None = None
    same_as: tuple[str, ...] = ()
    locality: str | None = None


def owners_in(root: Any, base: str) -> tuple[Owner, ...]:
    """Give the organisations that the page declares: JSON-LD, then microdata."""
    named = [_owner(node, base) for node in nodes_in(root) if _is_organisation(node)]
    return (*named, *_microdata(root, base))


def nodes_in(root: Any) -> list[Tree]:
    """Give the things that a page describes in JSON-LD, those of a `@graph` too."""
    scripts = (s for s in root.iter("script") if "ld+json" in (s.get("type") or "").lower())
    return [node for script in scripts for node in _nodes(script.text or "")][:_MAX_NODES]


def card_owners(root: Any, base: str) -> tuple[Owner, ...]:
    """Give the h-cards (microformats.org/wiki/h-card) of organisations: with `p-org` or a logo."""
    cards = [card for card in _CARDS(root) if "h-card" in card.get("class").split(" ")]
    found = (_card(card, base) for card in cards[:_MAX_NODES])
    return tuple(owner for owner in found if owner)


def _nodes(text: str) -> Iterator[Tree]:
    for tree in _lenient(text):
        roots = tree if isinstance(tree, list) else [tree]
        for root in roots:
            yield root
            yield from dicts_at(root, "@graph")
            for name in _INNER:
                yield at(root, name)


def _lenient(text: str) -> Iterator[Tree]:
    """Give all JSON values of a script; commented, escaped and comma-ridden ones too."""
    text = _COMMENT.sub("", _COMMENT.sub("", text)).strip().rstrip(";")
    for attempt in (text, _COMMA_TOO_MANY.sub("", text), html.unescape(text)):
        try:
            yield json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return


def _is_organisation(node: Tree) -> bool:
    kinds = at(node, "@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(name, str) and name.rpartition("/")[2] in _ORGANISATIONS for name in names
    )


def _owner(node: Tree, base: str) -> Owner:
    logo = filled_at(node, "logo") or filled_at(node, "logo", "url")
    logo = logo or filled_at(node, "logo", "contentUrl") or filled_at(node, "logo", 0)
    same = at(node, "sameAs")
    addresses = same if isinstance(same, list) else [same]
    found = (absolute(clean(text), base) for text in addresses if isinstance(text, str))
    return Owner(
        name=_unescaped(filled_at(node, "name")),
        description=_unescaped(filled_at(node, "description")),
        logo=absolute(logo, base),
        same_as=tuple(dict.fromkeys(url for url in found if url)),
        locality=filled_at(node, "address", "addressLocality"),
    )


def _unescaped(text: str | None) -> str | None:
    return html.unescape(text).strip() or None if text else None


def _microdata(root: Any, base: str) -> Iterator[Owner]:
    scopes = [scope for scope in _SCOPES(root) if scope.get("itemscope") is not None]
    for scope in scopes[:_MAX_NODES]:
        if scope.get("itemtype").strip().rpartition("/")[2] not in _ORGANISATIONS:
            continue
        values: dict[str, list[str]] = {}
        for part in scope.xpath(".//*[@itemprop]")[:_MAX_NODES]:
            if next(part.iterancestors("*[@itemscope]"), scope) is not scope:
                continue
            for name in part.get("itemprop").split():
                values.setdefault(name, []).append(_value(part, name in _WORDS))
        yield _from_values(values, base, ("name", "description", "logo", "sameAs"))


def _card(card: Any, base: str) -> Owner | None:
    values: dict[str, list[str]] = {}
    for part in card.iter():
        for name in (part.get("class") or "").split():
            if name.startswith(("p-", "u-")):
                values.setdefault(name, []).append(_value(part, name.startswith("p-")))
    if "u-logo" not in values and "p-org" not in values:
        return None
    values.setdefault("p-org", values.get("p-name", []))
    return _from_values(values, base, ("p-org", "p-note", "u-logo", "u-url"))


def _from_values(
    values: dict[str, list[str]], base: str, names: tuple[str, str, str, str]
) -> Owner:
    name, description, logo, same = (values.get(key, []) for key in names)
    urls = (absolute(text, base) for text in same)
    return Owner(
        name=next(iter(name), "") or None,
        description=next(iter(description), "") or None,
        logo=absolute(next(iter(logo), None), base),
        same_as=tuple(dict.fromkeys(url for url in urls if url)),
    )


def _value(part: Any, in_words: bool) -> str:
    words = " ".join("".join(part.itertext()).split())
    if in_words:
        return str(part.get("content") or words or part.get("alt") or "").strip()
    for attribute in ("content", "src", "href", "data"):
        if part.get(attribute):
            return str(part.get(attribute)).strip()
    return words
