"""Calls of Meta's APIs, alike on Facebook, Instagram and Threads: first the account, then its
posts, newest first; and what their answers, pages and embeds are read with. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.model.access import Access
from crawler.model.capture import BEARER, Ask, Capture
from crawler.model.errors import ReaderError
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.graph_errors import refusal_of_graph
from crawler.platforms.formats.meta_embed import is_embed, read_embed
from crawler.platforms.formats.paging import next_of, of_purpose
from crawler.platforms.formats.tree import Tree, parse_json


@dataclass(frozen=True, slots=True)
class Calls:
    """How one way asks: the `purposes` of its two requests, the `account`'s address, and that of
    its `posts` once the account is known. `secret` names the token; `place` is where it goes,
    as in `Ask.credential_as`.
    """

    purposes: tuple[str, str]
    account: str
    posts: Callable[[Snapshot], str]
    secret: str | None
    place: str = BEARER

    def ask(self, url: str, purpose: str) -> Ask:
        """Give the request for an address of these calls."""
        return Ask(url, purpose, credential=self.secret, credential_as=self.place)


def ask_calls(
    calls: Calls,
    seen: Sequence[Capture],
    access: Access,
    read_account: Callable[[Capture], Snapshot],
    read_posts: Callable[[Capture, Snapshot], Snapshot],
) -> Sequence[Ask]:
    """Ask for the account, then for its posts until a known one; nothing more where the account
    cannot be read. `read_posts` is told whose posts a page holds.
    """
    first, then = calls.purposes
    account = next(iter(of_purpose(seen, first)), None)
    if account is None:
        return (calls.ask(calls.account, first),)
    try:
        known = read_account(account)
    except ReaderError:
        return ()
    posts = calls.posts(known)
    pages = of_purpose(seen, then)
    if not pages:
        return (calls.ask(posts, then),)
    place = next_of(pages, lambda page: read_posts(page, known), access)
    return (calls.ask(f"{posts}&{place}", then),) if place else ()


def read_any(
    capture: Capture,
    empty: Snapshot,
    title: str,
    read_answer: Callable[[Tree, str], Snapshot | None],
    read_saved: Callable[[], Snapshot | None],
) -> Snapshot | None:
    """Read whatever the capture holds: an answer of the API (with the address that was asked for),
    an embed, or a saved page; None when it is none of them.

    Raises OutOfReachError where the API refuses; what the three readers raise goes on.
    """
    tree = parse_json(capture.body)
    refusal = refusal_of_graph(capture, tree, title)
    if refusal:
        raise refusal
    if tree is None:
        return read_saved()
    if is_embed(tree):
        return read_embed(tree, empty)
    return read_answer(tree, capture.ask.url or capture.url)
