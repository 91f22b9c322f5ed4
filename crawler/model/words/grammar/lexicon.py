"""Finds phrases among words, the longest first. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap, Token
from crawler.model.words.letters.tokens import words


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: words `first` up to, not including, `end`."""

    first: int
    end: int


_Tree = dict[str, "_Tree"]
"""Phrases by their words, one after the other."""
ANY_WORD = "xxx"
"""Stands in a phrase for any one word."""
_END = ""
"""Stands in a tree where a phrase can end; no word is empty."""
_BUT = " "
"""Stands in a tree where a phrase ends that means something else; no word is a space."""


class Lexicon:
    """A set of phrases that is looked up word by word, the longest first. `cut`: the phrases in
    words, also every one of `verbs` with every one of `links` behind it, which are cut once and not
    for each pair, and those of lexicons `of` which it is made; `first_words`: the words with which
    they begin; `joined`: each without its spaces. `unless`: phrases that hold one of these and mean
    something else; they are passed over. Of the lexicons `whole` these are found as well.
    """

    def __init__(
        self,
        phrases: Iterable[str] = (),
        *,
        verbs: Iterable[str] = (),
        links: Iterable[str] = (),
        of: Iterable[Lexicon] = (),
        whole: Iterable[Lexicon] = (),
        unless: Iterable[str] = (),
    ) -> None:
        self._tree: _Tree = {}
        cut = dict.fromkeys(map(words, dict.fromkeys(phrases)))
        ends = [words(link) for link in links]
        cut |= dict.fromkeys(verb + end for verb in map(words, verbs) for end in ends)
        for one in whole:
            cut |= dict.fromkeys((*one.cut, *one.other))
        made_of = tuple(of)
        cut |= dict.fromkeys(phrase for one in made_of for phrase in one.cut)
        other = dict.fromkeys(map(words, unless))
        other |= dict.fromkeys(phrase for one in made_of for phrase in one.other)
        self.cut: tuple[tuple[str, ...], ...] = tuple(cut)
        self.other: tuple[tuple[str, ...], ...] = tuple(other)
        self._grow(cut, _END)
        self._grow(other, _BUT)
        self.first_words = frozenset(self._tree)
        self.joined = frozenset(map("".join, cut))
        self._alone = frozenset(word for word, further in self._tree.items() if _END in further)

    def _grow(self, phrases: Iterable[tuple[str, ...]], leaf: str) -> None:
        for phrase in phrases:
            branch = self._tree
            for word in phrase:
                branch = branch.setdefault(word, {})
            if phrase:
                branch[leaf] = {}

    def at(self, tokens: Sequence[Token], first: int) -> Hit | None:
        """Give the longest phrase that begins at word `first`; never across a break."""
        if tokens[first].text not in self.first_words:
            return None
        hit, meant = self._longest(tokens, first)
        return hit if meant else None

    def over(self, tokens: Sequence[Token], first: int) -> int:
        """Give where a phrase ends that begins at word `first` and is not meant, else `first`."""
        hit, meant = self._longest(tokens, first)
        return hit.end if hit and not meant else first

    def _longest(self, tokens: Sequence[Token], first: int) -> tuple[Hit | None, bool]:
        """Give the longest phrase at word `first`, and whether it is meant."""
        branch = self._tree.get(tokens[first].text)
        if branch is None:
            return None, False
        place, end, meant = first + 1, first, False
        while True:
            if _END in branch or _BUT in branch:
                end, meant = place, _BUT not in branch
            if place == len(tokens) or tokens[place].gap >= Gap.BREAK:
                break
            further = branch.get(tokens[place].text) or branch.get(ANY_WORD)
            if further is None:
                break
            branch, place = further, place + 1
        return (Hit(first, end), meant) if end > first else (None, False)

    def find(self, text: Text) -> Iterator[Hit]:
        """Give all phrases, leftmost and longest first, without overlaps."""
        found = self.first_words & text.words
        if not found:
            return
        reached = 0
        for position in sorted(place for word in found for place in text.places[word]):
            if position < reached:
                continue
            hit, meant = self._longest(text.tokens, position)
            if hit and meant:
                yield hit
            reached = hit.end if hit else reached

    def holds(self, word: str) -> bool:
        """Say whether one word is a phrase of its own."""
        return word in self._alone

    def count(self, text: Text) -> int:
        """Count the words of a text that are phrases of their own."""
        return sum(len(text.places[word]) for word in self._alone & text.words)


def longest(tokens: Sequence[Token], first: int, lexicons: Iterable[Lexicon]) -> Hit | None:
    """Give the longest phrase of any of these that begins at word `first`."""
    hits = [hit for one in lexicons if (hit := one.at(tokens, first))]
    return max(hits, key=lambda hit: hit.end, default=None)
