"""Under which name an account is remembered that is none of our business: a keyed hash. Pure."""

from __future__ import annotations

import hashlib
import hmac
from enum import StrEnum


class Why(StrEnum):
    """Why an account is left alone: a person's own; a fan's or a parody; a critic's; the press;
    another place or organisation; or nothing speaks for it but a like name.
    """

    PERSONAL = "personal"
    PARODY = "parody"
    CRITICAL = "critical"
    NEWS = "news"
    ELSEWHERE = "elsewhere"
    UNRELATED = "unrelated"


def account_hash(key: bytes, platform: str, handle: str) -> str:
    """Give the keyed hash (HMAC-SHA-256, RFC 2104) of an account: 64 hexadecimal digits, the same
    for every spelling of its handle. Ids (`id:…`) tell cases apart.
    """
    name = handle if handle.startswith("id:") else handle.casefold()
    said = f"{platform}\x1f{name}".encode(errors="surrogatepass")
    return hmac.new(key, said, hashlib.sha256).hexdigest()
