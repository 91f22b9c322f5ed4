"""Which posts a program made, where that shows. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from crawler.model.snapshot import Post

_RUN = 5
"""So many posts in a row that say the same but for numbers and links come from a form."""
_LETTERS = 15
"""A shorter text, such as `Game day!`, people write again and again themselves."""
_CHANGING = re.compile(r"https?://\S+|[@#]\w+|\d+")
_SPACE = re.compile(r"\s+")


def by_programs(posts: Sequence[Post], phrases: Sequence[str]) -> frozenset[str]:
    """Give the ids of the posts that no person wrote: they say so with one of the phrases, or they
    are one of many in a row with the same text. A post without text is never taken for one.
    """
    folded = [phrase.casefold() for phrase in phrases]
    found = {post.id for post in posts if _says_so(post, folded)}
    dated = sorted(
        (post for post in posts if post.moment),
        key=lambda post: str(post.moment and post.moment.at),
    )
    for text, group in groupby(dated, key=_form):
        run = list(group)
        if len(run) >= _RUN and sum(letter.isalpha() for letter in text) >= _LETTERS:
            found.update(post.id for post in run)
    return frozenset(found)


def _says_so(post: Post, folded: Sequence[str]) -> bool:
    text = (post.text or "").casefold()
    return any(phrase in text for phrase in folded)


def _form(post: Post) -> str:
    """Give the text without what changes from post to post."""
    return _SPACE.sub(" ", _CHANGING.sub(" ", (post.text or "").casefold())).strip()
