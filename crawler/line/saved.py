"""What a person saved takes the same line as what was fetched. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from crawler.line.pictures import PICTURE
from crawler.model.account import Account
from crawler.model.capture import Capture
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Post, PostKind, Snapshot
from crawler.platforms.addresses import folded
from crawler.platforms.base import Platform
from crawler.platforms.formats.answers import combine, worst

SAVED = "saved"
"""The purpose of a page that a person saved."""
ONLY_A_PICTURE = sentence("only a screenshot: its text was not read")
_OTHER_FIX = sentence("Say with --account which account the page belongs to.")


def read_saved(reader: Platform, account: Account, pages: Sequence[Capture]) -> Snapshot:
    """Read saved pages: what some of them cannot be read for makes the snapshot partial.

    Raises LayoutChangedError when none can be read, OutOfReachError when they are another
    account's.
    """
    parts: list[Snapshot] = []
    troubles: list[ReaderError] = []
    owner = account.platform_id or account.handle.removeprefix("id:")
    for page in pages:
        try:
            parts.append(reader.read(page, owner))
        except ReaderError as trouble:
            troubles.append(trouble)
    if not parts:
        raise worst(troubles) if troubles else LayoutChangedError("page")
    whole = combine(parts)
    _check_owner(account, whole)
    return replace(whole, partial=(*whole.partial, *(trouble.reason for trouble in troubles)))


def add_pictures(
    account: Account, before: Snapshot | None, shots: Sequence[Capture], now: datetime
) -> Snapshot:
    """Give the account as it was last read, or bare, with screenshots as pages that it shows."""
    base = before or Snapshot(account.platform, now, handle=account.handle)
    posts = tuple(
        Post(id=f"{SAVED}:{shot.sha256}", pictures=(Picture(shot.url),), kind=PostKind.PAGE)
        for shot in shots
    )
    known = {post.id for post in posts}
    older = tuple(post for post in base.posts if post.id not in known)
    return replace(base, taken_at=now, posts=posts + older, partial=(ONLY_A_PICTURE,))


def is_saved(pages: Sequence[Capture]) -> bool:
    """Say whether these answers were saved by a person, not fetched."""
    return bool(pages) and all(page.ask.purpose == SAVED for page in pages)


def snapshot_of(reader: Platform, account: Account, seen: Sequence[Capture]) -> Snapshot:
    """Read kept answers, whoever brought them. Raises LayoutChangedError, OutOfReachError."""
    pages = [capture for capture in seen if capture.ask.purpose != PICTURE]
    return (
        read_saved(reader, account, pages) if is_saved(pages) else reader.normalise(account, pages)
    )


def _check_owner(account: Account, snapshot: Snapshot) -> None:
    ids = account.platform_id, snapshot.platform_id
    other_id = None not in ids and ids[0] != ids[1]
    named = snapshot.handle is not None and not account.handle.startswith("id:")
    other_name = named and folded(snapshot.handle or "") != folded(account.handle)
    if other_id or (other_name and None in ids):
        found = snapshot.handle or snapshot.platform_id or sentence("another account")
        reason = sentence(
            "this is a page of {found}, not of {wanted}", found=found, wanted=account.handle
        )
        raise OutOfReachError(Outcome.UNREADABLE, reason, _OTHER_FIX)
