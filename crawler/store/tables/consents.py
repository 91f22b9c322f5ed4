"""What the district knows of photos of students: permissions for them, and its calendar."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint

from crawler.store.tables.columns import (
    METADATA,
    day,
    district,
    key,
    moment,
    number,
    of_district,
    words,
    yes,
)

GRANT = Table(
    "photo_grant",
    METADATA,
    key(),
    district(),
    words("scope", "photos (the district's own) or parental"),
    words("covers", "account, team, season or event"),
    words("granted_by", "who granted it in writing, as the district names the file; never a child"),
    number("account_id", "the account it is for; none = any", null=True),
    number("unit_id", "the unit it is for; none = any", null=True),
    words("event", "the event's name, as captions write it; none = not for one event", null=True),
    day("first_day", "first day of what it covers"),
    day("last_day", "last day of what it covers"),
    day("until", "last day on which it counts; none = without end"),
    moment("noted_at", "when it was written down"),
    moment("ended_at", "when it was taken back; none = it was not", null=True),
    of_district(),
    ForeignKeyConstraint(["district_id", "account_id"], ["account.district_id", "account.id"]),
    ForeignKeyConstraint(["district_id", "unit_id"], ["unit.district_id", "unit.id"]),
    UniqueConstraint("district_id", "id"),
    comment="a permission for photos of an account, a team, a season or an event",
)
CALENDAR_EVENT = Table(
    "calendar_event",
    METADATA,
    key(),
    district(),
    words("source", "name of the imported file; another import of it replaces its events"),
    words("title", "what the calendar calls it"),
    day("first_day", "first day"),
    day("last_day", "last day"),
    yes("public", "whether anybody may attend"),
    number("unit_id", "whose event it is; none = the whole district's", null=True),
    of_district(),
    ForeignKeyConstraint(["district_id", "unit_id"], ["unit.district_id", "unit.id"]),
    Index(None, "district_id", "source"),
    comment="an event of the district's calendar",
)
SAFETY_PRESS = Table(
    "safety_press",
    METADATA,
    key(),
    district(),
    moment("pressed_at", "when"),
    of_district(),
    comment="that somebody asked what to do when a child may be in danger; only added to",
)
