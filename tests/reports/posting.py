"""A clock that a test sets, and a channel that counts and fails as often as it is told to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from config.settings import Settings
from reports.channels.base import Channel, DeliveryError, Handing, Message
from reports.outbox import Post, Watch
from tests.reports.samples import NOW


@dataclass
class Hand:
    """A clock that stands still until somebody waits; `ends_after_s` is when it asks to stop."""

    now: datetime = NOW
    ends_after_s: float | None = None
    slept_s: float = 0.0

    def sleep(self, seconds: float) -> bool:
        """Let the time pass."""
        self.now += timedelta(seconds=seconds)
        self.slept_s += seconds
        return self.ends_after_s is None or self.slept_s < self.ends_after_s

    @property
    def watch(self) -> Watch:
        """Give it as who delivers wants it."""
        return Watch(lambda: self.now, self.sleep)


@dataclass
class Box:
    """A channel: what it took, by Message-ID, and the troubles to come. A trouble that is
    `doubtful`, or no DeliveryError, comes after the handing.
    """

    troubles: list[BaseException] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    settings: list[Settings] = field(default_factory=list)

    def send(self, message: Message, settings: Settings, handing: Handing) -> str:
        """Take the mail, or fail."""
        self.settings.append(settings)
        trouble = self.troubles.pop(0) if self.troubles else None
        if isinstance(trouble, DeliveryError) and not trouble.doubtful:
            raise trouble
        handing()
        if trouble is not None:
            raise trouble
        self.sent.append(str(message.mail["Message-ID"]))
        self.subjects.append(str(message.mail["Subject"]))
        body = message.mail.get_body(("plain",))
        self.texts.append(body.get_content() if body is not None else "")
        self.to.append(message.recipient)
        return self.sent[-1]


def a_post(
    channel: Channel, settings: Settings, hand: Hand | None = None, per_minute: float | None = None
) -> Post:
    """Make what delivers."""
    return Post(channel, settings, (hand or Hand()).watch, per_minute)
