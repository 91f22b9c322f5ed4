"""A process that delivers many mails until it is killed: `python -m tests.reports.sender URL PORT
DISTRICT MAILS IN_DOUBT`.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from config.district import DistrictSettings
from config.settings import Settings
from config.telling import SmtpSettings
from crawler.store.alone import alone
from crawler.store.deliveries import Slot
from crawler.store.session import open_store
from reports.channels import smtp
from reports.channels.base import Message
from reports.outbox import Mail, Post, Watch, deliver, post_of, recover


def message_to(number: int) -> Message:
    """Make a mail that says who is to get it; the same at every attempt."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = "rollcall@heronlake.example", address_of(number)
    mail["Message-ID"] = f"<{number}@heronlake.example>"
    mail["Subject"] = f"3 need you · {number}"
    mail.set_content(f"Three things need you, number {number}.\n.\n.. and a line of dots\n" * 40)
    return Message(str(number), address_of(number), mail, "")


def address_of(number: int) -> str:
    """Give the address of a reader."""
    return f"reader{number}@heronlake.example"


def main(url: str, port: str, district: str, mails: str, in_doubt: str) -> None:
    """Deliver every mail that is not delivered yet."""
    said = {"host": "127.0.0.1", "port": int(port), "security": "none", "in_doubt": in_doubt}
    settings = Settings(
        home=Path(),
        smtp=SmtpSettings.model_validate(said),
        district=DistrictSettings(
            name="Heron Lake", home_page="https://heronlake.example", contact="a@heronlake.example"
        ),
    )
    store, number = open_store(url), int(district)
    post = Post(smtp, settings, Watch(lambda: datetime.now(UTC), lambda _: True))
    print("ready", flush=True)
    with alone(store, post_of(number)) as hold:
        assert hold is not None, "a dead process still has it"
        recover(store, number, post)
        for one in range(int(mails)):
            slot = Slot(number, "weekly", address_of(one), "2026-W48")
            deliver(store, slot, Mail(lambda one=one: message_to(one)), post)  # type: ignore[misc]
    store.close()
    print("done", flush=True)
    time.sleep(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
