"""The guard: no connection to a private address, whatever a page, a redirect or DNS says.

It stands where names become addresses, so it sees every connection: IP literals in every spelling,
every redirect hop, and what a name means at the moment of connecting (no gap for DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self, cast

from scrapy.resolver import CachingHostnameResolver, HostResolution
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import (
    IAddress,
    IHostResolution,
    IResolutionReceiver,
)
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.fetch.addresses import Exemptions, is_public, plain_host

ALLOW_HOSTS = "ROLLCALL_ALLOW_HOSTS"
"""Our own entry in Scrapy's settings: Scrapy builds the resolver before there is a spider."""
_LOOPBACK = "127.0.0.1"


@implementer(IResolutionReceiver)
class _Sieve:
    """Passes on public addresses only; tells the guard when nothing was left."""

    def __init__(self, guard: GuardedResolver, receiver: Any, host: str) -> None:
        self._guard = guard
        self._receiver = receiver
        self._host = host
        self._kept = 0
        self._held_back = 0

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:  # noqa: N802, N803
        self._receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        if isinstance(address, IPv4Address | IPv6Address) and is_public(address.host):
            self._kept += 1
            self._receiver.addressResolved(address)
        else:
            self._held_back += 1

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._held_back and not self._kept:
            self._guard.refused.add(plain_host(self._host))
        self._receiver.resolutionComplete()


class GuardedResolver(CachingHostnameResolver):
    """Twisted's name resolver with the guard in it. `refused` holds the hosts it refused."""

    def __init__(self, reactor: ReactorBase, cache_size: int, exemptions: Exemptions) -> None:
        super().__init__(reactor, cache_size)
        self.refused: set[str] = set()
        self._exemptions = exemptions

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: ReactorBase) -> Self:
        """Build it for Scrapy's process, which hands over itself and its settings."""
        settings = crawler.settings
        exemptions = Exemptions.of(settings.getlist(ALLOW_HOSTS))
        return cls(reactor, settings.getint("DNSCACHE_SIZE"), exemptions)

    def resolveHostName(  # noqa: N802 Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803 Twisted's name
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Resolve as Twisted does, and hold back what is not public unless the host is exempt."""
        receiver = resolutionReceiver
        if not self._exemptions.cover(hostName, portNumber):
            receiver = _Sieve(self, resolutionReceiver, hostName)
        if _is_local(hostName):
            return _resolve_to_loopback(receiver, hostName, portNumber)
        return super().resolveHostName(
            receiver, hostName, portNumber, addressTypes, transportSemantics
        )


def _is_local(host: str) -> bool:
    """Say whether the name is "localhost" or ends so: these mean loopback (RFC 6761 §6.3)."""
    plain = plain_host(host)
    return plain == "localhost" or plain.endswith(".localhost")


def _resolve_to_loopback(receiver: Any, host: str, port: int) -> IHostResolution:
    resolution: Any = HostResolution(host)
    receiver.resolutionBegan(resolution)
    receiver.addressResolved(IPv4Address("TCP", _LOOPBACK, port))
    receiver.resolutionComplete()
    return cast("IHostResolution", resolution)
