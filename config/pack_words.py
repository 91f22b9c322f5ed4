"""The words a pack may use: its keys, and the closed sets its rules choose from."""

from __future__ import annotations

KINDS = ("professional", "student_group", "third_party", "personal", "student", "unregistered")
"""Kinds of account."""
SEVERITIES = ("high", "medium", "low", "advice")
ROLES = ("communications", "technology", "athletics", "principal", "superintendent")
"""Who is told: the roles of recipients."""
SCOPES = ("logo", "official_capacity", "photos", "parental")
"""What a permission may allow."""
PLACES = ("avatar", "cover", "display_name", "handle", "bio", "post", "register", "activity")
"""Where on an account a thing may be seen."""
STATUSES = ("active", "draft")

PACK_KEYS = ("name", "title", "language", "source", "clauses", "rules")
PACK_MAY = (
    "adopted",
    "review_month",
    "approved_tools",
    "allowed_platforms",
    "guard_rails",
    "not_observable",
)
RULE_KEYS = (
    "id",
    "title",
    "clauses",
    "status",
    "detector",
    "kinds",
    "severity",
    "tell",
    "action",
    "min_confidence",
    "falsepositives",
)
RULE_MAY = ("params", "unless", "places")
