"""Only hosts with a good certificate for their name are believed."""

from __future__ import annotations

import ssl
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.crawler.fetch.crawling import job, page, run
from tests.crawler.fetch.site import Page, Site, serving

NAME = "school.localhost"


@dataclass(frozen=True)
class Secure:
    """A server with a certificate that it signed itself; `trust` makes a crawl believe it."""

    site: Site
    trust: Mapping[str, str]


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secure]:
    """Serve with an invented certificate."""
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    sign(certificate, key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving({"*": Page(body=b"in confidence")}, tls=context) as site:
        yield Secure(site, {"SSL_CERT_FILE": str(certificate)})


def sign(certificate: Path, key: Path) -> None:
    """Write a self-signed certificate for NAME and its key."""
    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(secret, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    certificate.write_bytes(signed.public_bytes(pem))
    plain = serialization.NoEncryption()
    key.write_bytes(secret.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))


def fetched(
    secure: Secure, vault: Path, host: str, env: Mapping[str, str], **more: str
) -> tuple[str | None, str]:
    """Give trouble and body of one page."""
    allowed = [NAME, "other.localhost"]
    url = f"https://{host}:{secure.site.port}/"
    capture = run(job(vault, [page("it", url)], allow_hosts=allowed, **more), env=env).only("it")
    return capture["trouble"], capture["body"]


def test_refuses_a_certificate_that_nobody_vouches_for(secure: Secure, tmp_path: Path) -> None:
    assert fetched(secure, tmp_path, NAME, {}) == ("tls", "")


def test_refuses_a_certificate_for_another_name(secure: Secure, tmp_path: Path) -> None:
    assert fetched(secure, tmp_path, "other.localhost", secure.trust) == ("tls", "")


def test_nothing_was_asked_of_them(secure: Secure, tmp_path: Path) -> None:
    before = len(secure.site.visits)

    fetched(secure, tmp_path, NAME, {})

    assert len(secure.site.visits) == before


@pytest.mark.skipif(sys.platform == "win32", reason="OpenSSL's variable is not read there")
def test_reads_from_a_host_with_a_good_certificate(secure: Secure, tmp_path: Path) -> None:
    assert fetched(secure, tmp_path, NAME, secure.trust) == (None, "in confidence")


@pytest.mark.skipif(sys.platform == "win32", reason="OpenSSL's variable is not read there")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_reads_from_it_where_openssl_finds_no_roots_itself(
    secure: Secure, tmp_path: Path, platform: str
) -> None:
    read = fetched(secure, tmp_path, NAME, secure.trust, platform=platform)
    refused = fetched(secure, tmp_path, NAME, {}, platform=platform)

    assert read == (None, "in confidence")
    assert refused == ("tls", "")
