"""Brings the final answer to a request: redirects followed, a busy host's wish to wait obeyed."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from scrapy.http import Headers, Request, Response
from w3lib.url import safe_url_string

from crawler.fetch.addresses import Place, place_of
from crawler.fetch.bodies import ACCEPTED, unpack
from crawler.fetch.manners import Manners
from crawler.fetch.pace import REST_S, TURN, Pace
from crawler.fetch.secret import Secret
from crawler.fetch.trouble import FetchTroubleError, HostRestsError, trouble_of
from crawler.model.capture import Remembered, Trouble

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FOR_ROBOTS = "for_robots"
"""Marks a request for robots.txt itself: it is the only one that does not wait for robots.txt."""
BY_KEY = "by_key"
"""Marks a request to a platform's API under the district's own key: the platform's agreement on the
key says what may be asked, not its robots.txt, which is for those who have none (ADR 0004)."""
_JSON = "application/json"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Errand:
    """What to bring. `secret` goes to the first address's site only, into a header or the query.

    The validators of `before` go to the address they were got from, and to no other. With a `body`
    it is a POST; only the first address gets it, and `headers`.
    """

    url: str
    accept: str = ACCEPT
    secret: Secret | None = None
    before: Remembered | None = None
    for_robots: bool = False
    body: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


class Courier:
    """Sends requests through Scrapy's downloader, one hop after the other."""

    def __init__(
        self,
        manners: Manners,
        pace: Pace,
        download: Callable[[Request], Awaitable[Response]],
    ) -> None:
        self._manners = manners
        self._pace = pace
        self._download = download
        self._headers: dict[str, dict[bytes, list[bytes]]] = {}

    async def bring(self, errand: Errand) -> Response:
        """Give the final answer, its body unpacked. Raises FetchTroubleError, HostRestsError."""
        url = errand.url
        home: Place | None = None
        for _ in range(self._manners.max_redirects + 1):
            request = _request(url) if home else _first_request(errand)
            place = place_of(request.url)
            home = home or place
            self._dress(request, errand, place, at_home=place == home)
            response = await self._answer(request)
            following = next_address(response)
            if following is None:
                return self._unpacked(response)
            url = following
        limit = self._manners.max_redirects
        raise FetchTroubleError(Trouble.REDIRECTS, f"more than {limit} redirects in a row")

    def _dress(self, request: Request, errand: Errand, place: Place, *, at_home: bool) -> None:
        """Give one hop its headers and what Scrapy must know of it."""
        headers: dict[str, str] = {}
        dict.update(request.headers, self._common_headers(errand.accept))
        if errand.secret is not None and at_home:
            headers |= errand.secret.header
            request.meta[BY_KEY] = True
        if errand.before is not None and errand.before.url == request.url.partition("#")[0]:
            headers |= _validators(errand.before)
        request.headers.update(headers)
        request.meta["download_slot"] = place.host
        request.meta["download_timeout"] = self._manners.timeout_s
        if errand.for_robots:
            request.meta[FOR_ROBOTS] = True

    def _common_headers(self, accept: str) -> dict[bytes, list[bytes]]:
        """Give the headers of every request as Scrapy keeps them: written once, not each time."""
        if accept not in self._headers:
            said = {
                "User-Agent": self._manners.user_agent,
                "Accept": accept,
                "Accept-Encoding": ACCEPTED,
            }
            self._headers[accept] = dict(dict.items(Headers(said)))
        return {name: list(values) for name, values in self._headers[accept].items()}

    async def _answer(self, request: Request) -> Response:
        """Ask one address; when the host is busy and says for how long, wait and ask again."""
        for turn in range(self._manners.retries):
            request.meta[TURN] = turn
            response = await self._send(request)
            rest_s = request.meta.pop(REST_S, None)
            if rest_s is None or not self._pace.is_worth_waiting(rest_s):
                return response
        return await self._send(request)

    async def _send(self, request: Request) -> Response:
        try:
            return await self._download(request)
        except (FetchTroubleError, HostRestsError):
            raise
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                _log.exception("a request failed in an unknown way")
                name = type(error).__name__
                trouble = FetchTroubleError(Trouble.BROKEN, f"the answer cannot be used ({name})")
            raise trouble from error

    def _unpacked(self, response: Response) -> Response:
        encodings = response.headers.getlist("Content-Encoding")
        if not encodings or not response.body:
            return response
        words = [value.decode("latin-1") for value in encodings]
        body = unpack(response.body, words, self._manners.max_bytes)
        return Response(response.url, response.status, response.headers, body)


def next_address(response: Response) -> str | None:
    """Give the address a redirect leads to (RFC 9110 §15.4); None when it is no redirect."""
    if response.status not in _REDIRECTS:
        return None
    location = response.headers.get("Location")
    if not location:
        return None
    try:
        return urljoin(response.url, safe_url_string(location.strip()))
    except ValueError as error:
        detail = "a redirect leads to an address that cannot be read"
        raise FetchTroubleError(Trouble.BAD_ADDRESS, detail) from error


def _first_request(errand: Errand) -> Request:
    request = _request(errand.secret.address(errand.url) if errand.secret else errand.url)
    request.headers.update(dict(errand.headers))
    if errand.body is None:
        return request
    headers = {**dict(errand.headers), "Content-Type": _JSON}
    return request.replace(method="POST", body=errand.body, headers=headers)


def _request(url: str) -> Request:
    try:
        return Request(url)
    except ValueError as error:
        detail = "the address cannot be written as a request"
        raise FetchTroubleError(Trouble.BAD_ADDRESS, detail) from error


def _validators(before: Remembered) -> dict[str, str]:
    """Give the headers that ask for the answer only if it changed (RFC 9110 §13.1)."""
    headers = {}
    if before.etag:
        headers["If-None-Match"] = before.etag
    if before.last_modified:
        headers["If-Modified-Since"] = before.last_modified
    return headers
