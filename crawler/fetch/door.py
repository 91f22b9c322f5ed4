"""The only door to the network: every request goes through it, redirect hops included."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, _ScrapyAgent
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Headers, Request, Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.interfaces import IStreamClientEndpoint
from twisted.web.client import URI, Agent, BrowserLikePolicyForHTTPS, _StandardEndpointFactory

from crawler.fetch.addresses import Exemptions, is_public, place_of
from crawler.fetch.guard import GuardedResolver
from crawler.fetch.trouble import FetchTroubleError
from crawler.fetch.trust import trust_root
from crawler.model.capture import Trouble

if TYPE_CHECKING:
    from crawler.fetch.spider import RollcallSpider

_MOST_ENDPOINTS = 4096
_PRIVATE = "the host is not on the public internet; only hosts in allow_hosts may be asked then"


class _Endpoints(_StandardEndpointFactory):
    """Keeps each site's endpoint: to make it costs as much as to ask it. An endpoint is no
    connection: each new one still resolves the name, past the guard.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)  # type: ignore[no-untyped-call]
        self._known: dict[tuple[bytes, bytes, int], IStreamClientEndpoint] = {}

    def endpointForURI(self, uri: URI) -> IStreamClientEndpoint:  # noqa: N802 Twisted's name
        """Give the site's endpoint."""
        site = (uri.scheme, uri.host, uri.port)
        if site not in self._known:
            if len(self._known) >= _MOST_ENDPOINTS:
                self._known.clear()
            self._known[site] = super().endpointForURI(uri)
        return self._known[site]


class _Messenger(_ScrapyAgent):
    """Scrapy's agent for one request, with the one Twisted agent of the crawl; no proxy, no bind
    address, no signals on the way, and an answer whose kind nobody guesses from its first bytes.
    """

    def __init__(self, agent: Agent, **options: Any) -> None:
        super().__init__(**options)
        self._agent = agent

    def _get_agent(self, request: Request, timeout: float) -> Agent:  # noqa: ARG002 Scrapy's
        return self._agent

    def _cb_bodyready(self, txresponse: Any, request: Request) -> Any:
        """Pass on an answer without a body, a 304 above all; let Scrapy read any other."""
        if txresponse.length == 0:
            address = getattr(txresponse, "_scrapy_ip_address", None)
            return {"txresponse": txresponse, "ip_address": address}
        return super()._cb_bodyready(txresponse, request)

    def _cb_bodydone(self, result: Any, url: str) -> Response:
        answer = result["txresponse"]
        headers = Headers()
        said = answer.headers.getAllRawHeaders()
        dict.update(headers, {name.title(): values for name, values in said})  # Twisted says ETag
        body, address = result.get("body", b""), result.get("ip_address")
        return Response(url, int(answer.code), headers, body, ip_address=address)


class Door(HTTP11DownloadHandler):
    """Scrapy's HTTP handler, which waits for the host's rest and checks who answered."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        from twisted.internet import reactor

        resolver: Any = reactor.nameResolver
        if not isinstance(resolver, GuardedResolver):
            raise RuntimeError("the guard against private addresses is not installed")
        self._resolver = resolver
        if (roots := trust_root(sys.platform)) is not None:
            policy: Any = BrowserLikePolicyForHTTPS(roots)  # type: ignore[no-untyped-call]
            self._contextFactory = policy
        timeout_s = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")
        endpoints = _Endpoints(reactor, self._contextFactory, timeout_s, None)
        self._agent: Any = Agent.usingEndpointFactory(reactor, endpoints, self._pool)  # type: ignore[no-untyped-call]
        spider: RollcallSpider = crawler.spider  # type: ignore[assignment]
        self._pace = spider.pace
        self._tally = spider.tally
        self._on_event = spider.job.on_event
        self._exemptions = Exemptions.of(spider.job.manners.allow_hosts)

    async def download_request(self, request: Request) -> Response:
        """Let one request out when its host may be asked. Raises what Scrapy does, and ours."""
        place = place_of(request.url)
        async with self._pace.turn(place.host):
            self._tally.requests += 1
            try:
                response = await self._ask(request)
            except CannotResolveHostError as error:
                if place.host in self._resolver.refused:
                    raise FetchTroubleError(Trouble.PRIVATE_ADDRESS, _PRIVATE) from error
                raise
            self._tally.size_bytes += len(response.body)
            if not self._exemptions.cover(place.host, place.port):
                _check(response.ip_address)
            self._learn(request, response, place.host)
            return response

    async def _ask(self, request: Request) -> Response:
        """Do as Scrapy's handler does, with an agent that is there already."""
        messenger = _Messenger(
            self._agent,
            contextFactory=self._contextFactory,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self.crawler,
        )
        with wrap_twisted_exceptions():
            return await maybe_deferred_to_future(messenger.download_request(request))

    def _learn(self, request: Request, response: Response, host: str) -> None:
        """Take from the answer how the host wants to be asked; the next request may be waiting."""
        rest = self._pace.heed_wish(request, response, host, datetime.now(UTC))
        if rest is not None:
            self._on_event(rest)
        slot = self.crawler.engine.downloader.slots.get(host)
        if slot is not None:
            self._pace.adapt(slot, host, request.meta["download_latency"], response.status)


def _check(address: IPv4Address | IPv6Address | None) -> None:
    """Refuse an answer that came from a private address after all: a second lock on the door."""
    if address is None or not is_public(str(address)):
        raise FetchTroubleError(Trouble.PRIVATE_ADDRESS, _PRIVATE)
