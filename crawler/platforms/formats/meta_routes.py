"""What the sanctioned ways to read Meta's platforms give and take. Pure."""

from __future__ import annotations

from crawler.model.access import RouteName
from crawler.platforms.base import Route

FACEBOOK = (
    Route(
        RouteName.CONNECTED,
        gives="the page, its posts and its followers",
        where="https://developers.facebook.com/tools/explorer",
        review="none for pages whose administrator has a role in the app (pages_read_engagement)",
        limits="per page and hour, by its activity (X-Business-Use-Case-Usage)",
        source="developers.facebook.com/docs/graph-api/reference/page (v26.0)",
        checked="2026-11",
    ),
    Route(
        RouteName.APP_KEY,
        gives="any public page and its posts; not profiles of persons, groups or stories",
        where="https://developers.facebook.com/apps",
        review="App Review and business verification for Page Public Content Access",
        limits="200 calls per hour and user of the app (X-App-Usage)",
        source="developers.facebook.com/docs/features-reference/page-public-content-access",
        checked="2026-11",
    ),
    Route(
        RouteName.KEYLESS,
        gives="what the head of the public page says, where the district decided to read pages",
        limits="robots.txt forbids it without written permission",
        source="facebook.com/robots.txt",
        checked="2026-11",
        by_decision=True,
    ),
)
INSTAGRAM = (
    Route(
        RouteName.CONNECTED,
        gives="the account and its posts; of professional accounts only",
        where="https://developers.facebook.com/apps",
        review="none for accounts with a role in the app (instagram_business_basic)",
        limits="per account and day, by its impressions (X-Business-Use-Case-Usage)",
        source="developers.facebook.com/documentation/instagram-platform (v25.0)",
        checked="2026-11",
    ),
    Route(
        RouteName.APP_KEY,
        gives="any professional account by its name, except age-gated ones; needs own_id",
        where="https://developers.facebook.com/apps",
        review="App Review for instagram_basic, instagram_manage_insights, pages_read_engagement",
        limits="per own account and day, by its impressions (X-Business-Use-Case-Usage)",
        source="developers.facebook.com/documentation/instagram-platform (Business Discovery)",
        checked="2026-11",
    ),
    Route(
        RouteName.KEYLESS,
        gives="what the public page holds, where the district decided to read pages",
        limits="robots.txt forbids it without written permission",
        source="instagram.com/robots.txt",
        checked="2026-11",
        by_decision=True,
    ),
)
THREADS = (
    Route(
        RouteName.CONNECTED,
        gives="the account and its posts",
        where="https://developers.facebook.com/apps",
        review="none for accounts with a role in the app (threads_basic)",
        limits="4,800 calls a day and more for accounts that are much seen",
        source="developers.facebook.com/documentation/threads",
        checked="2026-11",
    ),
    Route(
        RouteName.APP_KEY,
        gives="public profiles of adults with 1,000 followers or more, and their posts",
        where="https://developers.facebook.com/apps",
        review="App Review for threads_profile_discovery",
        limits="1,000 look-ups per user and day",
        source="developers.facebook.com/documentation/threads/threads-profiles (2026-04-13)",
        checked="2026-11",
    ),
    Route(
        RouteName.KEYLESS,
        gives="what the public page holds, where the district decided to read pages",
        limits="Meta's terms forbid it without written permission",
        source="threads.com/robots.txt",
        checked="2026-11",
        by_decision=True,
    ),
)
