"""Handles that are nobody's around a school: makers of web sites and link pages, and templates that
were never filled in. Pure.
"""

from __future__ import annotations

import re

_VENDORS = frozenset(
    {"finalsite", "blackboard", "edlio", "apptegy", "thrillshare", "schoolmessenger", "schoolwires"}
    | {"foxbright", "gabbart", "parentsquare", "powerschool", "infinitecampus", "wordpress", "wix"}
    | {
        "wordpresscom",
        "wordpressdotcom",
        "wordpressdotorg",
        "squarespace",
        "weebly",
        "intrado",
        "catapultk12",
        "drupal",
    }
    | {
        "linktree",
        "beaconsai",
        "biolink",
        "biosite",
        "campsite",
        "taplink",
        "milkshake",
    }
    | {"smore", "peachjar", "canvalms", "googleworkspace", "adobe", "issuu", "mailchimp"}
    | {"schoolinsites", "campussuite", "schoolblocks", "joomla", "godaddy", "canva", "google"}
    | {"medium", "blogger", "tumblr", "substackinc", "jetpack", "yoast", "elementor", "webflow"}
)
"""Makers of school web sites, whose own accounts stand in their templates ([K] general knowledge of
2026-11).
"""
_UNFILLED = re.compile(
    r"your[-_]?(?:page|account|user(?:name)?|handle|channel|profile|school)"
    r"|user-?name|example|profile\.php",
    re.IGNORECASE,
)


def is_nobodys(key: str) -> bool:
    """Say whether a handle is a maker's of web sites, or was never filled in."""
    plain = re.sub(r"[^a-z0-9]", "", key.casefold().removesuffix(".com"))
    return plain in _VENDORS or bool(_UNFILLED.fullmatch(key))
