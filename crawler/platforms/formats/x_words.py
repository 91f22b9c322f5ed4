"""What all answers of X write alike: escaped texts, addresses, who is whose. Pure."""

from __future__ import annotations

import re

from crawler.model.snapshot import Picture
from crawler.platforms.formats.tree import Tree, filled_at, text_at, url_at

HOME = "https://x.com/"
_ESCAPES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'"}
_ESCAPED = re.compile("|".join(_ESCAPES))
_RETWEETED = re.compile(r"RT @(\w{1,15}): ")
_STATUS = re.compile(r"/(?:i/web|i|@?(\w{1,15}))/status(?:es)?/(\d{1,25})")
_USER_CALL = re.compile(r"/2/users/(\d{1,25})/")


def unescaped(text: str | None) -> str | None:
    """Give a text of the API as it was written: only `&`, `<`, `>` and quotes are escaped there
    (docs.x.com, counting characters, checked 2026-11).
    """
    if text is None or "&" not in text:
        return text
    return _ESCAPED.sub(lambda match: _ESCAPES[match.group()], text)


def written(tree: Tree, *steps: str) -> str | None:
    """Give the text there as it was written; None when there is none or it is empty."""
    return (unescaped(text_at(tree, *steps)) or "").strip() or None


def home_of(handle: str | None) -> str | None:
    """Give the public address of an account."""
    return HOME + handle if handle else None


def status_url(handle: str | None, post: str) -> str:
    """Give the public address of a post; X leads on from one without the author's handle."""
    return f"{HOME}{handle or 'i'}/status/{post}"


def status_in(url: str | None) -> tuple[str | None, str] | None:
    """Give the handle (None when the address has none) and id of the post that `url` leads to."""
    match = _STATUS.search(url or "")
    if match is None:
        return None
    handle = match.group(1)
    return (None if handle in {"i", "web"} else handle), match.group(2)


def user_of_call(url: str) -> str | None:
    """Give the account id in the address of an API call about one account."""
    match = _USER_CALL.search(url)
    return match.group(1) if match else None


def retweeted_handle(text: str | None) -> str | None:
    """Give whose post a text in the form `RT @name: …` repeats."""
    match = _RETWEETED.match(text or "")
    return match.group(1) if match else None


def picture_at(tree: Tree, *names: str) -> Picture | None:
    """Give the picture under the first of these names, in the size that the answer has."""
    found = (url_at(tree, name) for name in names)
    return next((Picture(url) for url in found if url), None)


def is_owner(owner: str | None, *names: str | None) -> bool:
    """Say whether `owner` (a handle or an id, also `id:…`) is one of these handles and ids."""
    if owner is None:
        return False
    wanted = owner.removeprefix("id:").removeprefix("@").casefold()
    return any(name is not None and name.casefold() == wanted for name in names)


def post_id(tree: Tree) -> str | None:
    """Give an object's id as text; numbers lose nothing in Python."""
    return filled_at(tree, "id_str") or filled_at(tree, "id")
