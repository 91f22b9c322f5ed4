"""Golden cases are invented: every host in them is reserved for examples or belongs to a platform
itself.
"""

from __future__ import annotations

import re
from pathlib import Path

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
HOSTS = re.compile(rb"https?://([A-Za-z0-9.-]+)")
RESERVED = re.compile(
    # RFC 2606 and RFC 6761
    r"(^|\.)(example|example\.(com|org|net)|test|invalid|localhost)$|^127\.0\.0\.1$"
)
PLATFORMS = re.compile(
    r"(^|\.)(facebook\.com|instagram\.com|twitter\.com|x\.com|youtube\.com|youtu\.be|ytimg\.com|vimeo\.com"
    r"|linkedin\.com|snapchat\.com|tiktok\.com|pinterest\.com|flickr\.com|threads\.(net|com)|bsky\.(app|social)"
    r"|linktr\.ee|w3\.org|schema\.org|purl\.org|ogp\.me|jsonfeed\.org|microformats\.org|wordpress\.org|yahoo\.com"
    r"|joinmastodon\.org|search\.yahoo\.com|google\.com|rssboard\.org|netscape\.com|mozilla\.org|webns\.net"
    r"|userland\.com|wellformedweb\.org|gmpg\.org|w3id\.org|t\.co|twimg\.com|tiktokapis\.com|harvard\.edu|itunes\.com|rdf-vocabulary\.org"
    r"|googleapis\.com|staticflickr\.com|vimeocdn\.com|reddit(media|static)?\.com|redd\.it|wikipedia\.org)$"
)


def test_every_host_in_a_golden_case_is_reserved() -> None:
    files = [file for file in GOLDEN.rglob("*") if file.is_file()]

    hosts = {
        (match.decode().lower(), file.name)
        for file in files
        for match in HOSTS.findall(file.read_bytes())
    }

    assert files
    assert [
        host for host in hosts if not RESERVED.search(host[0]) and not PLATFORMS.search(host[0])
    ] == []
