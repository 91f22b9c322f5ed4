"""An account of Instagram or Threads, in each of the forms in which Meta writes one. Pure.

Forms: as in `instagram_media`. The id of the Graph APIs (17841…) is another than that of the pages.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at, filled_at, url_at
from crawler.platforms.formats.web_names import web_sites

_AVATARS = (
    ("profile_picture_url",),
    ("threads_profile_picture_url",),
    ("hd_profile_pic_url_info", "url"),
    ("profile_pic_url_hd",),
    ("hd_profile_pic_versions", -1, "url"),
    ("profile_picture",),
    ("profile_pic_url",),
)
_FOLLOWERS = (
    ("followers_count",),
    ("follower_count",),
    ("edge_followed_by", "count"),
    ("followed_by", "count"),
    ("counts", "followed_by"),
)
_BIOS = ("biography", "threads_biography", "bio")
_SITES = ("website", "external_url")
_OF_AN_ACCOUNT = frozenset(
    {
        "biography", "threads_biography", "bio", "followers_count", "follower_count", "followed_by",
        "edge_followed_by", "counts", "media_count", "profile_picture_url", "profile_picture",
        "threads_profile_picture_url", "full_name", "is_verified", "account_type",
    }
)  # fmt: skip
_NAMES = frozenset({"username", "id", "pk"})
PRIVATE = sentence("posts: the account is private")
"""What a snapshot says it lacks when only followers may see the posts."""


def is_user(tree: Tree) -> bool:
    """Say whether an object is an account, with more than its name."""
    if not isinstance(tree, dict):
        return False
    signs = len(_OF_AN_ACCOUNT & tree.keys())
    return signs > 1 or (signs == 1 and not _NAMES.isdisjoint(tree))


def read_user(user: Tree, empty: Snapshot) -> Snapshot:
    """Read an account; what is not there stays absent."""
    avatar = next((url for steps in _AVATARS if (url := url_at(user, *steps))), None)
    followers = (count_at(user, *steps) for steps in _FOLLOWERS)
    verified = at(user, "is_verified")
    return replace(
        empty,
        handle=filled_at(user, "username"),
        platform_id=filled_at(user, "user_id") or filled_at(user, "id") or filled_at(user, "pk"),
        display_name=filled_at(user, "name") or filled_at(user, "full_name"),
        bio=next((text for name in _BIOS if (text := filled_at(user, name))), None),
        avatar=Picture(avatar) if avatar else None,
        external_urls=_sites(user),
        followers=next((count for count in followers if count is not None), None),
        verified=verified if isinstance(verified, bool) else None,
        partial=(PRIVATE,) if at(user, "is_private") is True else (),
    )


def _sites(user: Tree) -> tuple[str, ...]:
    found = [site for name in _SITES for site in web_sites(filled_at(user, name))]
    found += [url for link in dicts_at(user, "bio_links") if (url := url_at(link, "url"))]
    return tuple(dict.fromkeys(found))
