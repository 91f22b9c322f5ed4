"""How a platform's addresses are recognised: tables of rules and their one reader. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from crawler.platforms.base import Address, AddressKind

_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):(?=//)", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"^[a-z][a-z0-9+-]*:(?!\d)", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{1,62}\.?|localhost|\d{1,3}(?:\.\d{1,3}){3}")
_HASH_BANG = "!/"
_MAX_ADDRESS_CHARS = 4000


@dataclass(frozen=True, slots=True)
class Parts:
    """An address taken apart.

    `host` is in lower case without `www.`, `path` decoded and without empty segments.
    """

    host: str
    path: tuple[str, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def joined(self) -> str:
        """Give the path without its outer slashes."""
        return "/".join(self.path)


@dataclass(frozen=True, slots=True)
class PathRule:
    """One form of path. `pattern` must fit the whole path without its outer slashes, in any case.

    `key` is a template over the pattern's named groups, `host`, and `q` (what `query`, a pair of
    parameter name and pattern, found); None when the address leads to nothing with a key. A group
    `name` is held against the reserved words. `host`, when given, must fit as well.
    """

    kind: AddressKind
    pattern: str
    key: str | None = None
    query: tuple[str, str] | None = None
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """An invented address and what it must be recognised as; these are the tests of the table."""

    url: str
    kind: AddressKind
    key: str | None = None


@dataclass(frozen=True, slots=True)
class AddressRules:
    """All that is known of a platform's addresses.

    `hosts` fits the host; the first of `paths` that fits counts. `homes` are pairs of key prefix
    and template for the public address of a key; the first prefix that fits counts. Where `hosts`
    fits hosts of others too (`shared`), an address that no path rule fits is not of this platform.
    """

    platform: str
    hosts: str
    paths: tuple[PathRule, ...]
    homes: tuple[tuple[str, str], ...]
    reserved: frozenset[str] = frozenset()
    examples: tuple[Example, ...] = ()
    shared: bool = False


@lru_cache(maxsize=8192)
def take_apart(url: str) -> Parts | None:
    """Take a web address apart as people write it, also without a scheme; None when it is none.

    Nothing of the answer depends on port, user name, fragment or upper case in the host.
    """
    text = url.strip().replace("\\", "/")
    if not text or len(text) > _MAX_ADDRESS_CHARS or any(ch.isspace() for ch in text):
        return None
    scheme = _SCHEME.match(text)
    if scheme and scheme.group(1).lower() not in {"http", "https"}:
        return None
    if not scheme:
        if _OTHER_SCHEME.match(text):
            return None
        text = "https://" + text.lstrip("/")
    return _parts(text)


def _parts(text: str) -> Parts | None:
    try:
        split = urlsplit(text)
        host = (split.hostname or "").lower().rstrip(".")
    except ValueError:
        return None
    if not _HOST.fullmatch(host):
        return None
    path = (
        split.fragment[1:]
        if split.fragment.startswith(_HASH_BANG) and len(split.path) < 2
        else split.path
    )
    segments = tuple(
        segment for segment in (unquote(part).strip() for part in path.split("/")) if segment
    )
    try:
        query = dict(parse_qsl(split.query, max_num_fields=100))
    except ValueError:
        query = {}
    return Parts(host.removeprefix("www."), segments, query)


def recognise_by(rules: AddressRules, url: str) -> Address | None:
    """Say what `url` is under `rules`; None when its host is not of this platform."""
    parts = take_apart(url)
    if parts is None or not _compiled(rules.hosts).fullmatch(parts.host):
        return None
    for rule in rules.paths:
        groups = _fit(rule, parts)
        if groups is None or groups.get("name", "").lower() in rules.reserved:
            continue
        key = rule.key.format(**groups, host=parts.host) if rule.key else None
        return Address(rules.platform, rule.kind, key)
    return None if rules.shared else Address(rules.platform, AddressKind.NONE)


def _fit(rule: PathRule, parts: Parts) -> dict[str, str] | None:
    match = _compiled(rule.pattern).fullmatch(parts.joined)
    if match is None:
        return None
    if rule.host is not None and not _compiled(rule.host).fullmatch(parts.host):
        return None
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    if rule.query is not None:
        name, pattern = rule.query
        value = _compiled(pattern).fullmatch(parts.query.get(name, ""))
        if value is None:
            return None
        groups["q"] = value.group()
    return groups


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def claim_by(rules: AddressRules, url: str) -> str | None:
    """Give the account key of `url` under `rules`, or None when it is not an account."""
    return account_key(recognise_by(rules, url))


def account_key(address: Address | None) -> str | None:
    """Give the key of an address that can be followed as an account (a site can), else None."""
    if address is None or address.kind not in {AddressKind.ACCOUNT, AddressKind.SITE}:
        return None
    return address.key


def words(text: str) -> frozenset[str]:
    """Give the words of a text."""
    return frozenset(text.split())


def home_of(rules: AddressRules, key: str) -> str:
    """Give the public address of the account with `key`."""
    for prefix, template in rules.homes:
        if key.startswith(prefix):
            return template.format(quote(key.removeprefix(prefix), safe="/@:._-~!$'()*+,;="))
    return key


def folded(key: str) -> str:
    """Give the form by which two spellings of a key are compared: only ids tell cases apart."""
    return key if key.startswith("id:") else key.casefold()
