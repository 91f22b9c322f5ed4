"""Districts and what they are made of: units, marks, people, approved tools, opt-outs."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Table, UniqueConstraint

from crawler.store.tables.columns import (
    METADATA,
    day,
    district,
    key,
    moment,
    number,
    of_district,
    structure,
    words,
    yes,
)

DISTRICT = Table(
    "district",
    METADATA,
    key(),
    words("name", "full name, unique in the installation"),
    structure("aliases", "JSON list: other names of the district"),
    words("city", "where it is", null=True),
    words("state", "state or province, as people write it", null=True),
    structure("domains", "JSON list: host names of its own sites"),
    structure("email_domains", "JSON list: what its e-mail addresses end with"),
    structure("neighbours", "JSON list: names of others that are easily taken for it"),
    structure("languages", "JSON list: languages its people write, BCP 47"),
    UniqueConstraint("name"),
    comment="a school district; one installation can serve many",
)
UNIT = Table(
    "unit",
    METADATA,
    key(),
    district(),
    words("name", "name as people write it, unique in the district"),
    words("kind", "district, school, department, team or club"),
    number("parent_id", "the unit it is a part of", null=True),
    structure("aliases", "JSON list: other names"),
    words("mascot", "name of the mascot, as in Herons", null=True),
    words("sport", "sport of a team", null=True),
    words("season", "season of a team: fall, winter, spring or summer", null=True),
    number("position", "place in the district's own order, from 0"),
    yes("from_settings", "whether the settings name it; otherwise the register did"),
    yes("listed", "whether it is still named; one that is not stays for its accounts"),
    of_district(),
    ForeignKeyConstraint(["district_id", "parent_id"], ["unit.district_id", "unit.id"]),
    UniqueConstraint("district_id", "id"),
    UniqueConstraint("district_id", "name"),
    comment="a part of the district",
)
MARK = Table(
    "mark",
    METADATA,
    key(),
    district(),
    words("stem", "stem of the reference picture's file, unique in the district"),
    words("title", "what people call the mark"),
    words("sha256", "SHA-256 of the reference picture, hexadecimal"),
    number("unit_id", "the unit whose mark it is; none = the district's", null=True),
    of_district(),
    ForeignKeyConstraint(["district_id", "unit_id"], ["unit.district_id", "unit.id"]),
    UniqueConstraint("district_id", "stem"),
    comment="a reference logo",
)
PERSON = Table(
    "person",
    METADATA,
    key(),
    district(),
    words("name", "name, unique in the district"),
    words("email", "work e-mail address", null=True),
    words("role", "what they do, as in head coach", null=True),
    day("until", "last day in service; none = still there"),
    of_district(),
    UniqueConstraint("district_id", "id"),
    UniqueConstraint("district_id", "name"),
    comment="a member of staff; never a pupil",
)
APPROVED_TOOL = Table(
    "approved_tool",
    METADATA,
    district(primary_key=True),
    words("name", "name of an online tool that is never a finding", primary_key=True),
    of_district(),
    comment="an online tool that the district approved",
)
OPT_OUT = Table(
    "opt_out",
    METADATA,
    district(primary_key=True),
    words(
        "name_hash", "keyed hash (HMAC-SHA-256, hexadecimal) of a normalised name", primary_key=True
    ),
    words("key_name", "name of the key that made it, hexadecimal; never the key"),
    moment("added_at", "when it was entered"),
    of_district(),
    comment="who may not be shown: keyed hashes only, never a name",
)
