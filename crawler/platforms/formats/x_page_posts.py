"""The posts and the profile that the body of a saved page of X shows. Pure.

The page marks its parts with `data-testid`; until 2020 it did so with classes and `data-` values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any  # elements: lxml ships no types

from crawler.model.snapshot import Moment, Picture, Post, PostKind
from crawler.platforms.formats.dates import moment, moment_of_epoch
from crawler.platforms.formats.markup import parse_html, text_of
from crawler.platforms.formats.tree import clean, web_url
from crawler.platforms.formats.x_words import HOME, status_in

_MEDIA = ("tweetPhoto", "videoComponent", "videoPlayer", "card.layoutLarge.media")
_NOT_PICTURES = ("/profile_images/", "/emoji/", "/hashflags/")
_POSTS = "//*[contains(@class,'tweet')][@data-tweet-id][@data-screen-name]"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the body of a page shows; `notice` is what stands there in place of posts."""

    handle: str | None = None
    name: str | None = None
    bio: str | None = None
    location: str | None = None
    posts: tuple[Post, ...] = ()
    notice: str = field(default="")


def read_shown(text: str) -> Shown:
    """Read the body of a page; everything is empty when it shows nothing."""
    if "data-testid" not in text and "data-tweet-id" not in text:
        return Shown()
    root = parse_html(text)
    if root is None:
        return Shown()
    marked = _marked(root)
    articles = [post for one in marked.get("tweet", ()) if (post := _article(one))]
    old = [post for one in root.xpath(_POSTS) if (post := _old_post(one))]
    names = _words(marked, "UserName")
    bios = root.xpath("//p[contains(concat(' ',@class,' '),' ProfileHeaderCard-bio ')]")
    return Shown(
        handle=next((word[1:] for word in names.split() if word.startswith("@")), None),
        name=names.partition("\n")[0].partition("@")[0].strip() or None,
        bio=_words(marked, "UserDescription") or (_text(bios[0]) if bios else "") or None,
        location=_words(marked, "UserLocation") or None,
        posts=tuple({post.id: post for post in (*articles, *old)}.values()),
        notice=_words(marked, "emptyState") + _words(marked, "empty_state_header_text"),
    )


def _words(marked: dict[str, list[Any]], name: str) -> str:
    return next((_text(one) for one in marked.get(name, ())), "")


def _text(element: Any) -> str:
    """Give an element's text; X draws emoji as pictures, whose `alt` is the sign itself."""
    for image in element.iter("img"):
        if image.get("alt") and "/emoji/" in (image.get("src") or ""):
            image.tail = image.get("alt") + (image.tail or "")
    return clean(text_of(element))


def _article(article: Any) -> Post | None:
    """Read a post of the page since 2019; its own link is the one around its time."""
    marked = _marked(article)
    times = [(one.get("datetime"), link) for one in article.iter("time") if (link := _link(one))]
    when, link = times[0] if times else (None, "")
    place = status_in(link)
    if place is None:
        return None
    context = _words(marked, "socialContext").lower()
    reposted = "repost" in context or "retweet" in context
    handle = link.partition("/status/")[0].rpartition("/")[2]
    name = _words(marked, "User-Name") or _words(marked, "User-Names")
    return Post(
        id=place[1],
        permalink=f"{HOME}{handle}/status/{place[1]}",
        moment=moment(when),
        text=_words(marked, "tweetText") if "tweetText" in marked else None,
        pictures=_pictures(marked),
        kind=PostKind.REPOST if reposted else PostKind.POST,
        author_handle=place[0],
        author_name=name.partition("\n")[0].partition("@")[0].strip() or None,
        mine=not reposted,
    )


def _marked(root: Any) -> dict[str, list[Any]]:
    """Give the elements with a mark of their own, by it, in the page's order."""
    marked: dict[str, list[Any]] = {}
    for element in root.xpath(".//*[@data-testid]"):
        marked.setdefault(element.get("data-testid"), []).append(element)
    return marked


def _link(time: Any) -> str | None:
    """Give the address of the post that the link around a time leads to."""
    found = (one.get("href") or "" for one in time.iterancestors("a"))
    return next((href for href in found if "/status/" in href), None)


def _pictures(marked: dict[str, list[Any]]) -> tuple[Picture, ...]:
    found: dict[str, Picture] = {}
    for part in (part for name in _MEDIA for part in marked.get(name, ())):
        for one in part.iter("img", "video"):
            url = web_url(one.get("poster") if one.tag == "video" else one.get("src"))
            if url and not any(word in url for word in _NOT_PICTURES):
                alt = clean((one.get("alt") or "").strip())
                found.setdefault(url, Picture(url, alt if alt not in {"", "Image"} else None))
    return tuple(found.values())


def _old_post(tweet: Any) -> Post | None:
    """Read a post of the page before 2020."""
    identity = (tweet.get("data-tweet-id") or "").strip()
    handle = (tweet.get("data-screen-name") or "").strip()
    if not identity.isdigit() or not handle:
        return None
    words = tweet.xpath(".//p[contains(@class,'tweet-text')]")
    urls = tweet.xpath(".//*[contains(@class,'AdaptiveMedia')]/@data-image-url")
    reposted = tweet.get("data-retweet-id") is not None
    reply = tweet.get("data-is-reply-to") == "true"
    return Post(
        id=identity,
        permalink=f"{HOME}{handle}/status/{identity}",
        moment=_old_time(tweet),
        text=_text(words[0]) if words else None,
        pictures=tuple(Picture(url) for url in dict.fromkeys(urls) if web_url(url)),
        kind=PostKind.REPOST if reposted else PostKind.REPLY if reply else PostKind.POST,
        author_handle=handle,
        author_name=clean((tweet.get("data-name") or "").strip()) or None,
        mine=not reposted,
    )


def _old_time(tweet: Any) -> Moment | None:
    seconds = next(iter(tweet.xpath(".//@data-time")), "")
    return moment_of_epoch(int(seconds)) if seconds.isdigit() and len(seconds) < 12 else None
