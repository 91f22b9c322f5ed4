"""Settings of an invented installation, and mails to send from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from config.district import DistrictSettings, UnitSettings
from config.settings import Settings
from config.telling import DigestSettings, RecipientSettings, SmtpSettings
from reports.channels.base import Message
from reports.render.mail import Envelope, build_mail
from reports.render.page import Page
from tests.reports.samples import NOW

PEOPLE = (
    RecipientSettings(
        name="Dana Reyes", email="dana.reyes@heronlake.example", role="communications"
    ),
    RecipientSettings(name="Sam Okafor", email="sam.okafor@heronlake.example", role="technology"),
    RecipientSettings(
        name="Ana Lind",
        email="ana.lind@heronlake.example",
        role="principal",
        unit="Eastview High School",
    ),
)


def some_settings(home: Path, smtp: SmtpSettings | None = None, **district: Any) -> Settings:
    """Make the settings of Heron Lake."""
    values: dict[str, Any] = {
        "name": "Heron Lake Public Schools",
        "home_page": "https://www.heronlake.example/",
        "contact": "office@heronlake.example",
        "recipients": PEOPLE,
        "units": (
            UnitSettings(name="Heron Lake Public Schools", kind="district"),
            UnitSettings(
                name="Eastview High School", kind="school", parent="Heron Lake Public Schools"
            ),
        ),
    }
    return Settings(
        home=home,
        smtp=smtp,
        digest=DigestSettings(sender="rollcall@heronlake.example"),
        district=DistrictSettings(**values | district),
    )


def a_message(key: str = "2026-W48/weekly/communications/dana", **envelope: Any) -> Message:
    """Make a mail to Dana."""
    values: dict[str, Any] = {
        "key": key,
        "sender": "rollcall@heronlake.example",
        "sender_name": "Rollcall",
        "recipient": "dana.reyes@heronlake.example",
        "recipient_name": "Dana Reyes",
        "contact": "office@heronlake.example",
        "sent_at": NOW,
    }
    page = Page("3 need you · 42 of 45 checked", "Three things — “need” you.\n", "<p>Three</p>")
    written = Envelope(**values | envelope)
    return Message(key, written.recipient, build_mail(page, written), page.html)
