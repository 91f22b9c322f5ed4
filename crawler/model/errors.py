"""What can go wrong on the way from a page to a finding. Pure.

CrawlerError
├── ReaderError               a platform's reader cannot give a snapshot
│   ├── LayoutChangedError    the answer has another form than the reader knows
│   └── OutOfReachError       the answer is not to be had; carries the outcome and its fix
├── PictureError              a picture cannot be opened within the limits
└── PackError                 a rule does not fit its detector
"""

from __future__ import annotations

from crawler.model.outcome import Outcome
from crawler.model.sentence import Sentence, sentence, word


class CrawlerError(Exception):
    """Root of all expected errors of this package."""


class ReaderError(CrawlerError):
    """A reader cannot give a snapshot of this account now.

    `reason` says what happened, `fix` what a person could do about it (one plain sentence each,
    which knows what it was made of: a digest tells both in its reader's language).
    """

    outcome: Outcome

    def __init__(self, reason: Sentence, fix: Sentence) -> None:
        super().__init__(reason)
        self.reason = reason
        self.fix = fix


class LayoutChangedError(ReaderError):
    """The answer came, but a part that is always there is missing; `part` names it."""

    outcome = Outcome.UNREADABLE

    def __init__(self, part: str) -> None:
        super().__init__(
            sentence("the answer has no {part}, which was always there", part=word(part)),
            sentence(
                "Update Rollcall; if this is the newest version, report the platform's change."
            ),
        )
        self.part = part


class OutOfReachError(ReaderError):
    """The account cannot be read by a sanctioned route now; `outcome` says in which way."""

    def __init__(self, outcome: Outcome, reason: Sentence, fix: Sentence) -> None:
        super().__init__(reason, fix)
        self.outcome = outcome


class PictureError(CrawlerError):
    """A picture is broken, too large or of a kind that is not opened; the text says which."""


class PackError(CrawlerError):
    """A rule of the pack does not fit its detector; the text says what the detector takes."""
