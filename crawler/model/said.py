"""What an account says of itself, as plain text to look for words in. Pure."""

from __future__ import annotations

from crawler.model.account import Account
from crawler.model.profile import profile_fields
from crawler.model.snapshot import Snapshot
from crawler.model.words.letters.fold import folded


def profile_words(account: Account, snapshot: Snapshot | None) -> str:
    """Give name and biography as one line of plain words: folded, punctuation as it is but
    apostrophes as blanks.
    """
    said = dict(profile_fields(account, snapshot))
    text = ". ".join(filter(None, (said.get("display_name"), said.get("bio"))))
    return " ".join(folded(text).replace("’", " ").replace("'", " ").split())


def own_name(account: Account, snapshot: Snapshot | None) -> str:
    """Give the name that an account shows; empty when it shows none, or none is known."""
    return dict(profile_fields(account, snapshot)).get("display_name") or ""
