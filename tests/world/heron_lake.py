"""The whole invented district, as one description: its sites and its accounts."""

from __future__ import annotations

from tests.world import heron_lake_groups as groups
from tests.world import heron_lake_sites as sites
from tests.world.description import Description
from tests.world.heron_lake_channels import BLUESKY, YOUTUBE
from tests.world.heron_lake_mastodon import MASTODON
from tests.world.words import Profile, Site

SITES: dict[str, Site] = {
    site.host: site
    for site in (
        sites.DISTRICT,
        sites.EASTVIEW,
        sites.WESTBROOK,
        sites.HERALD,
        groups.FOOTBALL,
        groups.ROBOTICS,
        groups.SWIM,
        groups.COMMUNITY,
        groups.BOOSTERS,
        groups.FANS,
        groups.PARENTS,
    )
}
"""Every site by its host name."""
PROFILES: tuple[Profile, ...] = (*MASTODON, *BLUESKY, *YOUTUBE)
"""Every account on a loopback platform."""
PLATFORM_HOSTS = (
    "mastodon.localhost",
    "rss-only.localhost",
    "outbox-only.localhost",
    "bluesky.localhost",
    "youtube.localhost",
)
"""Hosts of the platforms. The second answers no API of Mastodon, the third no feed either."""
TROUBLE_HOST = "trouble.localhost"
CLOSED_HOST = "closed.localhost"
HOSTS: tuple[str, ...] = (*SITES, *PLATFORM_HOSTS, TROUBLE_HOST, CLOSED_HOST)
"""Every host name that the world answers; what `allow_hosts` must name."""
HERON_LAKE = Description(SITES, PROFILES, HOSTS)
