"""TeamSnap's API (Collection+JSON): what it says of a team. Pure.

Shape: api.teamsnap.com/v3 (a collection of items, each a list of names and values), checked
2026-11. Members, contacts and statistics are never read: most of them are minors.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.dates import moment
from crawler.platforms.formats.tree import Tree, at, dicts_at, filled_at, text_at, web_url


def read_teamsnap(tree: Tree, empty: Snapshot) -> Snapshot | None:
    """Read a collection: the team when it holds one, else nothing; None when it is none."""
    if at(tree, "collection", "version") is None:
        return None
    items = (_told(item) for item in dicts_at(tree, "collection", "items"))
    teams = [told for told in items if text_at(told, "type") == "team"]
    if len(teams) != 1:
        return empty
    team = teams[0]
    logo, site = web_url(filled_at(team, "team_logo_url")), web_url(filled_at(team, "site_url"))
    return replace(
        empty,
        platform_id=filled_at(team, "id"),
        display_name=filled_at(team, "name"),
        avatar=Picture(logo) if logo else None,
        external_urls=(site,) if site else (),
        created=moment(text_at(team, "created_at")),
    )


def _told(item: Tree) -> dict[str, Tree]:
    return {text_at(pair, "name") or "": at(pair, "value") for pair in dicts_at(item, "data")}
