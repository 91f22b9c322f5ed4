"""The register."""

from __future__ import annotations

from alembic import op
from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint

from crawler.store.tables.columns import (
    amount,
    day,
    district,
    key,
    moment,
    number,
    of_account,
    of_district,
    structure,
    words,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    op.create_table(
        "account",
        key(),
        district(),
        words("platform", "name of the platform's reader"),
        words(
            "handle", "the platform's key of the account; id:… when its address holds only an id"
        ),
        words("url", "public address"),
        words(
            "kind", "professional, student_group, third_party, personal, student or unregistered"
        ),
        words("status", "lead, proposed, requested, approved, active or closed"),
        words("display_name", "name that the account shows", null=True),
        words("platform_id", "the platform's immutable id", null=True),
        number("unit_id", "the unit it speaks for", null=True),
        words("approved_by", "who approved it", null=True),
        day("approved_on", "day of the approval"),
        day("created_on", "day the account was opened"),
        words("opened_with", "e-mail address it was opened with", null=True),
        amount("cadence_days", "declared longest ordinary gap between posts, days", null=True),
        words("purpose", "what it is for", null=True),
        day("review_due", "day by which somebody looks at the entry again"),
        moment("first_seen_at", "when we first met it", null=True),
        structure("guessed", "JSON list: names of the fields that nobody confirmed, sorted"),
        moment(
            "withdrawn_at",
            "when the import that brought it was taken back; none = it counts",
            null=True,
        ),
        of_district(),
        ForeignKeyConstraint(["district_id", "unit_id"], ["unit.district_id", "unit.id"]),
        UniqueConstraint("district_id", "id"),
        UniqueConstraint("district_id", "platform", "handle"),
        comment="an account on a platform, with its register entry",
    )
    op.create_table(
        "administrator",
        key(),
        district(),
        number("account_id", "the account"),
        number("position", "place in the entry, from 0"),
        words("name", "name"),
        words("email", "work e-mail address", null=True),
        words("rank", "primary or secondary"),
        day("until", "last day in service; none = still there"),
        of_account(),
        UniqueConstraint("account_id", "position"),
        comment="who can log in to an account and answers for it",
    )
    op.create_table(
        "custody",
        number("account_id", "the account", primary_key=True),
        district(),
        words("deposited_by", "who deposited the credentials"),
        words("place", "where they lie, as in the safe of the technology office"),
        day("deposited_on", "when"),
        of_account(),
        comment="that credentials were deposited; never the credentials",
    )
    op.create_table(
        "permission",
        key(),
        district(),
        number("account_id", "the account"),
        number("position", "place in the entry, from 0"),
        words("scope", "logo, official_capacity or photos"),
        words("granted_by", "who granted it in writing"),
        day("until", "last day it counts; none = without end"),
        words("mark", "stem of the one mark it is for; none = all", null=True),
        of_account(),
        UniqueConstraint("account_id", "position"),
        comment="what the district allowed an account in writing",
    )
    op.create_table(
        "disclosure",
        key(),
        district(),
        number("account_id", "the account"),
        number("person_id", "who disclosed it", null=True),
        number("year", "the year it was disclosed for", null=True),
        of_account(),
        ForeignKeyConstraint(["district_id", "person_id"], ["person.district_id", "person.id"]),
        Index(None, "account_id"),
        comment="an employee's disclosure that an account is theirs",
    )
    op.create_table(
        "register_import",
        key(),
        district(),
        words("source", "name of the imported file"),
        moment("imported_at", "when"),
        number("added", "accounts that were new"),
        number("changed", "accounts that were changed"),
        moment("undone_at", "when it was taken back; none = it counts", null=True),
        of_district(),
        UniqueConstraint("district_id", "id"),
        comment="one import of the register",
    )
    op.create_table(
        "imported_row",
        number("import_id", "the import", primary_key=True),
        number("account_id", "the account it touched", primary_key=True),
        district(),
        words("before", "JSON: the entry as it was before; none = there was none", null=True),
        ForeignKeyConstraint(
            ["district_id", "import_id"], ["register_import.district_id", "register_import.id"]
        ),
        of_account(),
        comment="what an import touched, so that it can be taken back exactly",
    )
