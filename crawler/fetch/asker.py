"""Turns an Ask into a Capture: asked conditionally, kept in the vault, failures written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from scrapy.http import Response

from crawler.evidence.vault import Vault, VaultError
from crawler.fetch.courier import ACCEPT, Courier, Errand
from crawler.fetch.secret import Secret
from crawler.fetch.trouble import FetchTroubleError, HostRestsError
from crawler.model.capture import Ask, Capture, Remembered, Trouble

_NOT_MODIFIED = 304
_NOT_ASKED = "not asked for again: it never changes under its address"
_KEPT_HEADERS = (
    "cache-control",
    "content-language",
    "content-type",
    "etag",
    "last-modified",
    "link",
    "location",
    "ratelimit-remaining",
    "x-app-usage",
    "x-business-use-case-usage",
    "x-rate-limit-remaining",
    "x-rate-limit-reset",
    "ratelimit-reset",
    "retry-after",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
    "x-robots-tag",
    "x-wp-total",
    "x-wp-totalpages",
)
_NAMES = {name.title().encode(): name for name in _KEPT_HEADERS}
_SEEN_BY_EYES = ("image/", "video/")
"""Media that no reader parses: an unchanged one's bytes are not loaded for it."""


class Asker:
    """Asks, keeps and remembers for one crawl."""

    def __init__(
        self,
        courier: Courier,
        vault: Vault,
        credentials: Mapping[str, str],
        troubles: Counter[Trouble],
    ) -> None:
        self._courier = courier
        self._vault = vault
        self._credentials = credentials
        self._troubles = troubles

    async def capture(self, ask: Ask, before: Remembered | None = None) -> Capture:
        """Give the answer to `ask`. With `before` it is asked conditionally (RFC 9110 §13).

        Raises VaultError when the body cannot be kept; nothing else is expected to fail.
        """
        try:
            secret = self._secret(ask)
            accept = ask.accept or ACCEPT
            errand = Errand(ask.url, accept, secret, before, body=ask.body, headers=ask.headers)
            response = _hushed(await self._courier.bring(errand), secret)
            return self._kept(ask, response, before)
        except HostRestsError as rest:
            wait = {"retry-after": str(round(rest.seconds))}
            return Capture(ask, ask.url, rest.status, _now(), headers=wait, detail=str(rest))
        except FetchTroubleError as error:
            self._troubles[error.trouble] += 1
            return Capture(ask, ask.url, 0, _now(), trouble=error.trouble, detail=error.detail)

    async def again(self, before: Remembered) -> Capture:
        """Ask for what was captured before; without validators when the vault lost its body."""
        if not self._vault.has(before.sha256):
            return await self.capture(before.ask)
        if before.ask.once:
            return _unchanged(before, before.url, {}, _NOT_ASKED)
        return await self.capture(before.ask, before)

    async def with_body(self, capture: Capture) -> Capture:
        """Give an unchanged capture its bytes; when they are damaged, ask for them anew."""
        if not capture.unchanged or capture.body or capture.sha256 is None:
            return capture
        if capture.media_type.startswith(_SEEN_BY_EYES):
            return capture
        try:
            return replace(capture, body=self._vault.read(capture.sha256))
        except VaultError:
            return await self.capture(capture.ask)

    def _secret(self, ask: Ask) -> Secret | None:
        if ask.credential is None:
            return None
        text = self._credentials.get(ask.credential)
        if text is None:
            detail = f"the settings hold no secret called {ask.credential}"
            raise FetchTroubleError(Trouble.BROKEN, detail)
        return Secret(text, ask.credential_as)

    def _kept(self, ask: Ask, response: Response, before: Remembered | None) -> Capture:
        headers = _headers(response)
        status = response.status
        if status == _NOT_MODIFIED:
            if before is None:
                detail = "the host says that nothing changed, but it was not asked that"
                raise FetchTroubleError(Trouble.BROKEN, detail)
            return _unchanged(before, response.url, headers)
        body = response.body
        sha256 = self._vault.keep(body) if body else None
        same = before is not None and 200 <= status < 300 and sha256 == before.sha256
        return Capture(ask, response.url, status, _now(), headers, body, sha256, unchanged=same)


def _hushed(response: Response, secret: Secret | None) -> Response:
    """Give the answer without our own key in it: what is kept and stored never holds a secret."""
    if secret is None:
        return response
    headers = {
        name: [secret.hide_in(value) for value in values]
        for name, values in dict.items(response.headers)
    }
    url, body = secret.hide(response.url), secret.hide_in(response.body)
    return Response(url, response.status, headers, body)


def _unchanged(before: Remembered, url: str, headers: dict[str, str], detail: str = "") -> Capture:
    """Give the capture of something that is as it was; a 304 need not repeat its headers."""
    old = {"content-type": before.media_type}
    if before.etag:
        old["etag"] = before.etag
    if before.last_modified:
        old["last-modified"] = before.last_modified
    return Capture(
        before.ask,
        url,
        _NOT_MODIFIED,
        _now(),
        headers=old | headers,
        sha256=before.sha256,
        unchanged=True,
        detail=detail,
    )


def _headers(response: Response) -> dict[str, str]:
    """Give the headers that somebody reads, by lower-case name; repeated ones joined by commas."""
    kept: dict[str, str] = {}
    for raw, values in dict.items(response.headers):
        name = _NAMES.get(raw)
        if name is not None:
            kept[name] = b", ".join(values).decode("latin-1")
    return kept


def _now() -> datetime:
    return datetime.now(UTC)
