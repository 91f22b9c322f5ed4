"""The seam of all channels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

from config.settings import Settings


class DeliveryError(Exception):
    """A message could not be handed over; `permanent` says whether trying again is useless,
    `doubtful` that it may have arrived all the same, `for_all` that no other message would fare
    better now. `reason` is a sentence where it is in our own words.
    """

    def __init__(
        self, reason: str, *, permanent: bool, doubtful: bool = False, for_all: bool = False
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.doubtful = doubtful
        self.for_all = for_all


Handing = Callable[[], None]
"""Is called just before the moment from which on the other side may have the message."""


@dataclass(frozen=True, slots=True)
class Message:
    """One rendered mail. `key` is its stable name (kind, recipient and period), used for Message-ID
    and file names.
    """

    key: str
    recipient: str
    mail: EmailMessage
    html: str


class Channel(Protocol):
    """A module that hands a message over."""

    def send(self, message: Message, settings: Settings, handing: Handing) -> str:
        """Hand over and give the channel's id of it. Raises DeliveryError.

        A channel that does the same thing when it does it twice never calls `handing`.
        """
        ...
