"""The seam of all channels."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

from config.settings import Settings


class DeliveryError(Exception):
    """A message could not be handed over; `permanent` says whether trying again is useless."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


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

    def send(self, message: Message, settings: Settings) -> str:
        """Hand over and give the channel's id of it. Raises DeliveryError."""
        ...
