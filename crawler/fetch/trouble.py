"""Why a request got no answer: what Scrapy and Twisted raise, in our words."""

from __future__ import annotations

from OpenSSL.SSL import Error as OpenSSLError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.web.client import ResponseFailed

from crawler.model.capture import Trouble
from crawler.model.errors import CrawlerError

_WORDS: dict[type[Exception], tuple[Trouble, str]] = {
    CannotResolveHostError: (Trouble.DNS, "there is no host of this name"),
    DownloadConnectionRefusedError: (Trouble.CONNECT, "the host refused the connection"),
    DownloadTimeoutError: (Trouble.TIMEOUT, "the answer took too long"),
    DownloadCancelledError: (Trouble.TOO_LARGE, "the answer is larger than the limit"),
    ResponseDataLossError: (Trouble.BROKEN, "the answer broke off before its end"),
    UnsupportedURLSchemeError: (Trouble.BAD_ADDRESS, "only http and https are asked"),
    NotSupported: (Trouble.BAD_ADDRESS, "only http and https are asked"),
    OpenSSLError: (Trouble.TLS, "the host's certificate or encryption is not good"),
    VerificationError: (Trouble.TLS, "the host's certificate is for another name"),
    ConnectError: (Trouble.CONNECT, "the host cannot be reached"),
    ConnectionClosed: (Trouble.BROKEN, "the host closed the connection without an answer"),
    DownloadFailedError: (Trouble.BROKEN, "the host's answer is not proper HTTP"),
}


class FetchTroubleError(CrawlerError):
    """A request has no answer; `trouble` says of which kind, `detail` says it in a sentence."""

    def __init__(self, trouble: Trouble, detail: str) -> None:
        super().__init__(detail)
        self.trouble = trouble
        self.detail = detail


class HostRestsError(CrawlerError):
    """The host asked to be left alone longer than we wait; `status` is what it said that with."""

    def __init__(self, status: int, seconds: float) -> None:
        super().__init__(
            f"the host asked to be left alone for {seconds:.0f} s; it is not asked now"
        )
        self.status = status
        self.seconds = seconds


def trouble_of(error: Exception) -> FetchTroubleError | None:
    """Give the trouble that `error` of a download stands for; None when it is none that we know."""
    for cause in _causes(error):
        for kind, (trouble, detail) in _WORDS.items():
            if isinstance(cause, kind):
                return FetchTroubleError(trouble, detail)
    return None


def _causes(error: BaseException) -> list[BaseException]:
    """Give what lies under `error`, the innermost first: Twisted packs the reasons of a failure."""
    inner: list[BaseException] = []
    if isinstance(error, ResponseFailed):
        inner = [cause for reason in error.reasons for cause in _causes(reason.value)]
    elif isinstance(error.__cause__, ResponseFailed):
        inner = _causes(error.__cause__)
    return [*inner, error]
