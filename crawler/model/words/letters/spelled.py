"""Words that are spelled out (`o f f i c i a l`, `o.f.f.i.c.i.a.l`) or written together in a
hashtag. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.model.words.letters.token import Gap, Token

_LEAST_LETTERS = 4
_MOST_SIGNS = 3
"""Between two letters of a word that is spelled out."""
_SPACED_HYPHEN = " - "
"""In a name that is spelled out: `J e a n - M o n e t`."""
_LEAST_TAG_WORDS = 2
_TAG_WORDS = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+(?![a-zß-ÿ])|\d+")


def joined_letters(tokens: Sequence[Token], original: str) -> Iterator[Token]:
    """Give the words, runs of single letters with the same sign between them joined. Where one word
    is spelled out, shorter ones beside it are too (`o f`).
    """
    if sum(map(_is_letter, tokens)) < _LEAST_LETTERS:
        yield from tokens
        return
    runs = list(_runs(tokens, original))
    spelled = any(len(run) >= _LEAST_LETTERS for run in runs)
    before = None
    for run in runs:
        apart = len(run) > 1 and run[0].end < run[1].start
        if not apart or not (spelled or len(run) >= _LEAST_LETTERS):
            before = None
            yield from run
            continue
        hyphen = before is not None and original[before : run[0].start] == _SPACED_HYPHEN
        gap, before = Gap.SPACE if hyphen else run[0].gap, run[-1].end
        yield run[0]._replace(text="".join(one.text for one in run), end=before, gap=gap)


def _runs(tokens: Sequence[Token], original: str) -> Iterator[list[Token]]:
    """Give runs of single letters; every other word is a run of its own."""
    run: list[Token] = []
    sign = ""
    for token in tokens:
        between = original[run[-1].end : token.start] if run else ""
        goes_on = run and _is_letter(token) and _is_letter(run[-1]) and len(between) <= _MOST_SIGNS
        if goes_on and (len(run) == 1 or between == sign):
            sign = between
            run.append(token)
            continue
        if run:
            yield run
        run = [token]
    if run:
        yield run


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isascii() and token.text.isalnum()


def split_tags(tokens: Sequence[Token], original: str) -> Iterator[Token]:
    """Give the words, hashtags cut where a capital begins another (`#OfficialPageOfEHS`)."""
    begins, after = True, False
    for token in tokens:
        if after and token.gap is Gap.SPACE and not token.joined:
            token = token._replace(gap=Gap.PICTURE)
        begins, after = begins or token.gap > Gap.SPACE, False
        is_tag = token.start and original[token.start - 1] == "#"
        written = original[token.start : token.end] if is_tag else ""
        parts = list(_TAG_WORDS.finditer(written)) if len(written) == len(token.text) else []
        if len(parts) < _LEAST_TAG_WORDS:
            yield token
            begins = False
            continue
        for part in parts:
            first, last = part.span()
            start, gap = token.start + first, Gap.SPACE if first else token.gap
            yield Token(token.text[first:last], start, token.start + last, gap, first > 0)
        begins, after = False, begins
