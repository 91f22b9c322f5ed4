"""Whose certificates are believed: the system's, on every system."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import certifi
from OpenSSL import crypto
from twisted.internet.ssl import Certificate, trustRootFromCertificates

_OPENSSL_FINDS_NONE = frozenset({"win32", "darwin"})
"""Where the OpenSSL inside the cryptography package finds no certificates of the system
(pyOpenSSL's documentation of Context.set_default_verify_paths, read November 2026)."""


def trust_root(platform: str) -> Any:
    """Give the roots to trust for Twisted; None where it finds the system's own by itself.

    Python's ssl reads the store of Windows, with the roots that a school's network adds to it.
    Where that is empty, as in some builds for macOS, Mozilla's roots in certifi are taken.
    """
    if platform not in _OPENSSL_FINDS_NONE:
        return None
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(Path(certifi.where()))
    roots = context.get_ca_certs(binary_form=True)
    certificates = [_certificate(root) for root in roots]
    return trustRootFromCertificates(certificates)  # type: ignore[no-untyped-call]


def _certificate(der: bytes) -> Certificate:
    loaded = crypto.load_certificate(crypto.FILETYPE_ASN1, der)
    return Certificate(loaded)  # type: ignore[no-untyped-call]
