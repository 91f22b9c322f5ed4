"""What LinkedIn's answers of all ages write alike: localised texts, addresses, little text. Pure.

Little text: learn.microsoft.com/linkedin, little-text-format, checked 2026-11.
"""

from __future__ import annotations

import re

from crawler.model.snapshot import Picture
from crawler.platforms.formats.tree import Tree, at, count_at, dicts_at, filled_at, url_at, web_url

HOME = "https://www.linkedin.com/"
_MENTION = re.compile(r"@\[((?:[^\]\\]|\\.){1,300})\]\(urn:[^()\s]{1,200}\)")
_HASHTAG = re.compile(r"\{hashtag\|\\?#\|([^{}|]{1,200})\}")
_ESCAPE = re.compile(r"\\([\\|{}@\[\]()<>#*_~])")
_URN = re.compile(r"urn:li:\w{1,40}:(?:\()?([\w-]{1,60})")


def plain_little(text: str | None) -> str | None:
    """Give a post's `commentary` as plain text: mentions by name, escapes taken off."""
    if text is None or not any(sign in text for sign in "\\{@"):
        return text
    text = _HASHTAG.sub(r"#\1", _MENTION.sub(r"\1", text))
    return _ESCAPE.sub(r"\1", text)


def localised(tree: Tree, name: str) -> str | None:
    """Give a text in the language asked for, else in its preferred language, else the first."""
    if tree is None:
        return None
    for plain in (f"localized{name[:1].upper()}{name[1:]}", name):
        text = filled_at(tree, plain)
        if text:
            return text
    texts = at(tree, name, "localized")
    language = filled_at(tree, name, "preferredLocale", "language")
    country = filled_at(tree, name, "preferredLocale", "country")
    preferred = filled_at(texts, f"{language}_{country}")
    if preferred or not isinstance(texts, dict):
        return preferred
    return next((text for key in texts if (text := filled_at(texts, key))), None)


def urn_id(urn: str | None) -> str | None:
    """Give the id in a URN; a plain id stays as it is."""
    match = _URN.match(urn or "")
    return match.group(1) if match else urn


def post_url(identity: str) -> str | None:
    """Give the public address of a post, known by its URN."""
    return f"{HOME}feed/update/{identity}/" if identity.startswith("urn:li:") else None


def decorated_picture(tree: Tree, name: str) -> Picture | None:
    """Give the largest size of a picture that the answer brings along (`name~`)."""
    for place in (at(tree, name), tree):
        for key in ("original~", "cropped~", "displayImage~", f"{name}~"):
            url = largest(at(place, key))
            if url:
                return Picture(url)
    return None


def largest(stream: Tree) -> str | None:
    """Give the address of the largest picture among the elements of a media stream."""
    found: list[tuple[int, str]] = []
    for element in dicts_at(stream, "elements"):
        still = at(element, "data", "com.linkedin.digitalmedia.mediaartifact.StillImage")
        width = count_at(still, "storageSize", "width") or 0
        url = url_at(element, "identifiers", 0, "identifier")
        if url:
            found.append((width, url))
    return max(found, key=lambda one: one[0])[1] if found else None


def first_url(tree: Tree, *names: str) -> str | None:
    """Give the first of these that is a web address."""
    return next((url for name in names if (url := web_url(filled_at(tree, name)))), None)
