"""Finds out which account a row is about, from its platform, handle and address. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from crawler.platforms.base import Address, AddressKind
from crawler.register.choices import SITES, expected_platforms, platform_of
from crawler.register.fields import Field
from crawler.register.problems import Remarks
from crawler.register.words import tidy

Recognise = Callable[[str], Address | None]
_HOMES = {
    "facebook": "https://www.facebook.com/{}",
    "instagram": "https://www.instagram.com/{}/",
    "twitter": "https://x.com/{}",
    "youtube": "https://www.youtube.com/@{}",
    "vimeo": "https://vimeo.com/{}",
    "linkedin": "https://www.linkedin.com/company/{}",
    "snapchat": "https://www.snapchat.com/@{}",
    "tiktok": "https://www.tiktok.com/@{}",
    "pinterest": "https://www.pinterest.com/{}/",
    "flickr": "https://www.flickr.com/people/{}/",
    "threads": "https://www.threads.net/@{}",
    "reddit": "https://www.reddit.com/user/{}/",
    "bluesky": "https://bsky.app/profile/{}",
}
"""Public addresses of accounts by name, as the platforms write them (November 2026)."""
_NOT_ACCOUNTS = {AddressKind.POST, AddressKind.NONE}
_MAX_CHARACTERS = 2_000
_EXPECTED = "the address of the account's page, such as https://www.facebook.com/name"


@dataclass(frozen=True, slots=True)
class Identity:
    """The account a row is about."""

    platform: str
    handle: str
    url: str

    @property
    def key(self) -> tuple[str, str]:
        """Give what two rows about the same account share."""
        return account_key(self.platform, self.handle)


NOBODY = Identity("", "", "")
"""Stands in for the account of a row that names none."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of its account's place, with the titles of the columns."""

    platform: str
    handle: str
    url: str
    titles: dict[Field, str]

    def title(self, field: Field) -> str:
        """Give the sheet's own title of a column."""
        return self.titles.get(field, field.value)


def account_key(platform: str, handle: str) -> tuple[str, str]:
    """Give the form in which accounts are compared: names are the same in any case, ids are not."""
    return platform, handle if handle.startswith("id:") else handle.casefold()


def platform_said(said: Said, remarks: Remarks) -> str | None:
    """Give the platform of the platform column; None when it says nothing, or nothing we know."""
    name = platform_of(said.platform) if said.platform else None
    if said.platform and name is None:
        what = "no platform is called so"
        remarks.refuse(
            said.title(Field.PLATFORM), said.platform, what, expected_platforms(said.platform)
        )
    return name


def identify(
    said: Said, platform: str | None, recognise: Recognise, remarks: Remarks
) -> Identity | None:
    """Find the account of a row, or None after saying why there is none."""
    handle = tidy(said.handle)
    if said.url:
        return _by_address(said, platform, recognise, remarks)
    if "/" in handle or platform is None:
        if not _is_address(handle):
            what = "the row has no address, and no platform with a handle"
            if "/" in handle:
                remarks.refuse(said.title(Field.HANDLE), said.handle, what, _EXPECTED)
            else:
                remarks.refuse(said.title(Field.URL), "", what, _EXPECTED)
            return None
        moved = Said(said.platform, "", handle, said.titles | {Field.URL: said.title(Field.HANDLE)})
        return _by_address(moved, platform, recognise, remarks)
    return _by_handle(said, platform, recognise, remarks)


def _by_handle(
    said: Said, platform: str, recognise: Recognise, remarks: Remarks
) -> Identity | None:
    handle = tidy(said.handle)
    url = _home(platform, handle)
    address = recognise(url) if url else None
    if url and address and address.platform == platform and address.key:
        return Identity(platform, address.key, url)
    what = f"this is not an account's name on {platform}" if handle else "there is no address"
    remarks.refuse(said.title(Field.HANDLE), said.handle, what, _EXPECTED)
    return None


def _home(platform: str, handle: str) -> str | None:
    name = handle.removeprefix("@")
    if not name:
        return None
    if platform == "mastodon":
        user, _, server = name.partition("@")
        return f"https://{server}/@{quote(user)}" if user and server else None
    if platform in SITES:
        return f"https://{name}/" if "." in name else None
    if platform == "youtube" and name.startswith("UC") and len(name) == 24:
        return f"https://www.youtube.com/channel/{name}"
    home = _HOMES.get(platform)
    return home.format(quote(name, safe=".:_-")) if home else None


def _is_address(text: str) -> bool:
    return "://" in text or ("." in text and "@" not in text.partition("/")[0])


def _by_address(
    said: Said, platform: str | None, recognise: Recognise, remarks: Remarks
) -> Identity | None:
    title = said.title(Field.URL)
    url = _as_url(said.url)
    address = recognise(url) if url else None
    if url is None or (address is not None and address.kind in _NOT_ACCOUNTS):
        what = "this is no web address" if url is None else "this is a post or button, no account"
        remarks.refuse(title, said.url, what, _EXPECTED)
        return None
    taken = _taken(address, platform)
    if taken is None:
        there = address.platform if address else "no platform we know"
        what = f"the address belongs to {there}, but the platform column says {platform}"
        remarks.refuse(title, said.url, what, f"an account's address on {platform}")
        return None
    handle = address.key if address and address.key else _site_key(url)
    _compare_handle(said, handle, remarks)
    return Identity(taken, handle, url)


def _taken(address: Address | None, platform: str | None) -> str | None:
    """Say which platform counts; None when address and column contradict each other.

    A blog, a wiki or a self-hosted server looks like any web site: there the column decides.
    """
    found = address.platform if address else None
    if found is None or found in SITES:
        open_to_all = platform is None or platform in SITES or platform == "mastodon"
        return (platform or found or "website") if open_to_all else None
    return found if platform in {None, found} else None


def _compare_handle(said: Said, handle: str, remarks: Remarks) -> None:
    written = tidy(said.handle).removeprefix("@").casefold()
    plain = handle.casefold().partition(":")[2] or handle.casefold()
    same = {handle.casefold(), plain, handle.casefold().partition("@")[0]}
    if written and "/" not in written and written not in same and not handle.startswith("id:"):
        what = "the handle and the address name two accounts; the address was taken"
        remarks.doubt(said.title(Field.HANDLE), said.handle, what, f"{handle}, or another address")


def _as_url(text: str) -> str | None:
    """Give a complete http address, or None."""
    url = tidy(text)
    if "://" not in url:
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        valid = parts.scheme in {"http", "https"} and "." in host and parts.username is None
        valid = valid and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return url if valid and " " not in url and len(url) <= _MAX_CHARACTERS else None


def _site_key(url: str) -> str:
    parts = urlsplit(url)
    return (parts.netloc.lower().removeprefix("www.") + parts.path).rstrip("/")
