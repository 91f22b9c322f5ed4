"""How a channel is asked for and read through the YouTube Data API, with an app's key. Pure.

developers.google.com/youtube/v3/docs/channels/list and playlistItems/list, checked 2026-11.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import ReaderError
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.answers import assemble
from crawler.platforms.formats.paging import next_of, of_purpose
from crawler.platforms.formats.tree import parse_json
from crawler.platforms.formats.youtube_addresses import CHANNEL_ID, PLATFORM
from crawler.platforms.formats.youtube_answer import read_answer
from crawler.platforms.formats.youtube_api import uploads_list
from crawler.platforms.ways import has_key

BY_KEY = frozenset({"channel", "uploads"})
_API = "https://www.googleapis.com"
_KEY_HEADER = "X-Goog-Api-Key: {}"
_PARTS = "id,snippet,statistics,contentDetails,brandingSettings"
_PAGE_SIZE = 50  # the most that playlistItems.list gives at once
_ID = re.compile(CHANNEL_ID)


def can_ask(account: Account) -> bool:
    """Say whether there is a key, and a name by which the API finds the channel."""
    return has_key(account) and _selector(account) is not None


def ask_api(account: Account, mine: Sequence[Capture]) -> Sequence[Ask]:
    """Ask for the channel, then for its uploads, newest first."""
    api = (account.service or _API).rstrip("/") + "/youtube/v3"
    channel = next((c for c in mine if c.ask.purpose == "channel"), None)
    if channel is None:
        url = f"{api}/channels?part={_PARTS}&{_selector(account)}"
        return (_by_key(account, url, "channel"),)
    uploads = uploads_list(parse_json(channel.body)) if channel.ok else None
    if uploads is None:
        return ()
    url = f"{api}/playlistItems?part=snippet,contentDetails&playlistId={quote(uploads)}"
    url += f"&maxResults={_PAGE_SIZE}"
    pages = of_purpose(mine, "uploads")
    if not pages:
        return (_by_key(account, url, "uploads"),)
    token = next_of(pages, lambda c: read_answer(c, id_of(account)), account.access)
    return (_by_key(account, f"{url}&pageToken={quote(token)}", "uploads"),) if token else ()


def read_api(account: Account, mine: Sequence[Capture]) -> Snapshot:
    """Put channel and uploads together. Raises LayoutChangedError, OutOfReachError."""
    has_uploads = uploads_list(parse_json(mine[0].body)) is not None
    needed = ("channel", "uploads") if has_uploads else ("channel",)
    return assemble(mine, lambda c: _list_or_none(c, id_of(account)), needed)


def _list_or_none(capture: Capture, channel: str | None) -> Snapshot:
    """Read one list; a channel without public videos has no list of uploads (404)."""
    try:
        return read_answer(capture, channel)
    except ReaderError as trouble:
        if capture.ask.purpose != "uploads" or trouble.outcome is not Outcome.GONE:
            raise
    return Snapshot(PLATFORM, capture.fetched_at)


def _by_key(account: Account, url: str, purpose: str) -> Ask:
    key = account.access.app_key
    return Ask(url, purpose, credential=key, credential_as=_KEY_HEADER)


def _selector(account: Account) -> str | None:
    """Give how the API finds the channel; None for an address of the form /c/, which it cannot."""
    channel, name = id_of(account), account.handle.removeprefix("user:")
    if channel:
        return f"id={channel}"
    if name != account.handle:
        return f"forUsername={quote(name, safe='')}"
    return None if ":" in name else f"forHandle={quote('@' + name.removeprefix('@'), safe='@')}"


def id_of(account: Account) -> str | None:
    """Give the channel's id when it is known."""
    known = account.platform_id or account.handle.removeprefix("id:")
    return known if _ID.fullmatch(known) else None
