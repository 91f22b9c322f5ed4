"""Which addresses may be asked: public ones, and those that the settings name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Self
from urllib.parse import SplitResult, urlsplit

from crawler.fetch.trouble import FetchTroubleError
from crawler.model.capture import Trouble

_PORTS = {"http": 80, "https": 443}
_MAX_URL_CHARACTERS = 8000
"""Recipients should support 8000 octets (RFC 9110 §4.1); longer ones are traps or mistakes."""
_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that is given out for use on the internet (IANA IPv6 address space, RFC 3513 §4)."""
_SIX_TO_FOUR = IPv6Network("2002::/16")
"""Packs any IPv4 address, is_global says True (RFC 3056); out of use since RFC 7526."""
_NAT64 = IPv6Network("64:ff9b::/96")
"""A translator's picture of an IPv4 address in the last 32 bits (RFC 6052 §2.1)."""
_LOW_32_BITS = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request goes: host in plain form (see `plain_host`) and port."""

    scheme: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Exemptions:
    """Hosts that the settings name, each for one port or for all (None)."""

    places: frozenset[tuple[str, int | None]]

    @classmethod
    def of(cls, allow_hosts: Iterable[str]) -> Self:
        """Read "name", "name:port", "192.0.2.1", "192.0.2.1:8080", "::1" or "[::1]:8080"."""
        return cls(frozenset(_exempted(entry.strip()) for entry in allow_hosts))

    def cover(self, host: str, port: int) -> bool:
        """Say whether this very host, as it is written in the address, is exempt."""
        plain = plain_host(host)
        return (plain, None) in self.places or (plain, port) in self.places


def _exempted(entry: str) -> tuple[str, int | None]:
    name, colon, port = entry.rpartition(":")
    if colon and port.isdecimal() and (":" not in name or name.endswith("]")):
        return plain_host(name), int(port)
    return plain_host(entry), None


@lru_cache(maxsize=4096)
def plain_host(host: str) -> str:
    """Give a host name in lower case ASCII, without brackets or a dot at the end.

    A name that cannot be written so is given back as it is; no name server will know it.
    """
    plain = host.strip("[]").rstrip(".").lower()
    try:
        return plain if plain.isascii() else plain.encode("idna").decode("ascii")
    except UnicodeError:
        return plain


@lru_cache(maxsize=4096)
def is_public(address: str) -> bool:
    """Say whether an address (a literal, perhaps with a zone) is one of the public internet.

    `is_global` of the standard library knows IANA's special registries, but says True for
    multicast, 6to4 and addresses that only wrap another one (measured with Python 3.11, 2026).
    """
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address):
        wrapped = parsed.ipv4_mapped
        if parsed in _NAT64:
            wrapped = IPv4Address(int(parsed) & _LOW_32_BITS)
        if wrapped is not None:
            return is_public(str(wrapped))
        if parsed not in _GLOBAL_UNICAST or parsed in _SIX_TO_FOUR:
            return False
    return parsed.is_global and not parsed.is_multicast


@lru_cache(maxsize=4096)
def place_of(url: str) -> Place:
    """Say where `url` leads. Raises FetchTroubleError (bad_address) when we do not go there.

    Only http and https; never with a name and password in the address: we are never logged in.
    """
    if len(url) > _MAX_URL_CHARACTERS:
        raise _bad("the address is too long")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise _bad(f"the address cannot be read: {error}") from error
    return _place_of_site(parts.scheme, parts.netloc)


@lru_cache(maxsize=4096)  # a host has many addresses, and its name costs most
def _place_of_site(scheme: str, netloc: str) -> Place:
    try:
        parts = SplitResult(scheme, netloc, "", "", "")
        port = parts.port
        host = parts.hostname or ""
    except ValueError as error:
        raise _bad(f"the address cannot be read: {error}") from error
    if parts.scheme not in _PORTS:
        raise _bad("only http and https are asked")
    _check_host(parts, host)
    return Place(parts.scheme, plain_host(host), port or _PORTS[parts.scheme])


def _check_host(parts: SplitResult, host: str) -> None:
    if not host:
        raise _bad("the address has no host")
    if "@" in parts.netloc:
        raise _bad("the address carries a user name; we never log in")
    try:
        host.encode("idna")
    except UnicodeError as error:
        raise _bad("the host's name cannot exist") from error


def _bad(detail: str) -> FetchTroubleError:
    return FetchTroubleError(Trouble.BAD_ADDRESS, detail)
