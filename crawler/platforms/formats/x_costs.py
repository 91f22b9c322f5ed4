"""What reading X costs: every account and every post that comes. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.capture import Capture
from crawler.platforms.base import Budget
from crawler.platforms.formats.tree import at, dicts_at, parse_json

BUDGET: Budget | None = Budget(
    unit="USD",
    per_day=5.0,
    per_account=0.035,
    time_zone="UTC",
    source="$0.010 per user and $0.005 per post (resellers' pages, 2026-03 and -04); an account "
    "with five new posts between two visits takes $0.035; X bills a thing once in a UTC day",
)
_USD_PER_USER = 0.010
_USD_PER_POST = 0.005


def cost(seen: Sequence[Capture]) -> float:
    """Give what these answers cost in USD: each account and post that came; errors are free."""
    found = [(one.ask.purpose, parse_json(one.body)) for one in seen if one.ok]
    users = sum(1 for purpose, tree in found if purpose == "profile" and at(tree, "data"))
    posts = sum(len(dicts_at(tree, "data")) for purpose, tree in found if purpose == "posts")
    return users * _USD_PER_USER + posts * _USD_PER_POST
