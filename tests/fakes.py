"""Stand-ins for what a test is not about."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.model.errors import ReaderError
from crawler.model.snapshot import Snapshot
from crawler.platforms.base import Address


class FakeReader:
    """A reader with the words of a platform: asks for these pages one after the other, and reads
    this out of them.

    `calls` notes every call of `ask` and `normalise`, by name.
    """

    NAME = "fake"
    TITLE = "Fake"
    HELP = "Nothing helps."

    def __init__(self, answer: Snapshot | ReaderError, pages: Sequence[str] = ()) -> None:
        self.answer = answer
        self.pages = tuple(Ask(url, "page") for url in pages)
        self.read_from: list[tuple[str, ...]] = []
        self.calls: list[str] = []

    def recognise(self, url: str) -> Address | None:  # noqa: ARG002
        """Know no address."""
        return None

    def claim(self, url: str) -> str | None:  # noqa: ARG002
        """Claim nothing."""
        return None

    def profile_url(self, handle: str) -> str:
        """Give an address on a reserved host."""
        return f"https://fake.example/{handle}"

    def ask(self, account: Account, seen: Sequence[Capture]) -> Sequence[Ask]:  # noqa: ARG002
        """Give the first page that was not answered."""
        self.calls.append("ask")
        answered = {capture.ask.url for capture in seen}
        return tuple(page for page in self.pages if page.url not in answered)[:1]

    def normalise(self, account: Account, seen: Sequence[Capture]) -> Snapshot:  # noqa: ARG002
        """Give the snapshot, or raise the trouble."""
        self.calls.append("normalise")
        self.read_from.append(tuple(capture.ask.url for capture in seen))
        if isinstance(self.answer, ReaderError):
            raise self.answer
        return self.answer

    def cost(self, seen: Sequence[Capture]) -> float:
        """Take a unit for each answer."""
        return float(len(seen))
