"""How leads were found, what discovery asked, and whom it leaves alone."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Index, UniqueConstraint

from crawler.store.tables.columns import amount, district, key, moment, number, of_district, words
from crawler.store.tables.columns import yes as yes_or_no

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; there is no way back."""
    how = words("how", "how it was found, as in link, document, search; none = link", null=True)
    signs = words(
        "signs", "kinds of signs that spoke for it then, with commas; none = no row", null=True
    )
    op.add_column("lead", how)
    op.add_column("lead_decision", signs)
    _say_more()
    _questions()
    op.create_table(
        "left_alone",
        district(primary_key=True),
        words(
            "account_hash", "keyed hash (HMAC-SHA-256, hexadecimal) of an account", primary_key=True
        ),
        words("why", "personal, parody, critical, news, elsewhere or unrelated"),
        yes_or_no("decided", "whether a person said so; otherwise we recognised it"),
        moment("since", "when it was recognised or decided"),
        moment("until", "when it may be looked at again; none = never", null=True),
        of_district(),
        comment="accounts that are none of our business: nothing but a keyed hash of each is kept",
    )
    op.create_table(
        "lead_tie",
        key(),
        district(),
        words("platform", "name of the platform's reader"),
        words("handle", "the platform's key of an account"),
        words("other_platform", "the same of the other account"),
        words("other_handle", "the same of the other account"),
        words("person", "who put them together"),
        moment("tied_at", "when"),
        of_district(),
        Index(None, "district_id"),
        comment="two accounts that a person put into one row of the queue; only added to",
    )


def _say_more() -> None:
    """Bring comments up to date, where the database keeps any."""
    if op.get_bind().dialect.name != "postgresql":
        return
    states = "registered, third_party, not_ours, personal, parody, ask"
    key = "the platform's key of the account; hash:… of one that is left alone"
    op.alter_column("lead", "state", comment=f"open, {states.replace(', ask', ' or ask')}")
    op.alter_column("lead_decision", "state", comment=f"{states} or open")
    op.alter_column("lead_decision", "handle", comment=key)


def _questions() -> None:
    op.create_table(
        "question",
        key(),
        district(),
        words("platform", "name of the platform's reader"),
        words("sort", "search (for words) or exists (is there an account with this handle)"),
        words("text", "the words, or the handle"),
        words("answer", "answered, present, absent or unknown"),
        number("found", "accounts in the answer that looked like ours"),
        amount("cost", "what it cost, in the unit of the platform's budget"),
        words("detail", "why it is unknown; empty when it is not"),
        moment("asked_at", "when it was last asked"),
        of_district(),
        UniqueConstraint("district_id", "platform", "sort", "text"),
        comment="a question to a platform, so that it is not asked again too soon, "
        "and costs are known",
    )
