"""Postfix and Dovecot from the machine's packages, on loopback with files of their own: mail goes
in by SMTP with STARTTLS and a log-in, and is read back by IMAP.
"""

from __future__ import annotations

import imaplib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.reports.channels.mailserver import HOST, Certificate, make_certificate

PROGRAMS = ("postfix", "dovecot")
DOMAIN = "heronlake.example"
LARGEST = 200_000
PASSWORD = "three-herons"
_WAIT_S = 30.0
_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
myhostname = mail.heronlake.example
mydestination =
alias_maps =
inet_interfaces = loopback-only
inet_protocols = ipv4
virtual_mailbox_domains = heronlake.example
virtual_mailbox_maps = inline:{{ {readers} }}
virtual_transport = lmtp:unix:{folder}/lmtp
message_size_limit = {largest}
mailbox_size_limit = 0
virtual_mailbox_limit = 0
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {certificate}
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {folder}/auth
mynetworks =
smtpd_relay_restrictions = permit_sasl_authenticated, reject
"""
_MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
_DOVECOT = """\
base_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap lmtp
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={folder}/mail/%u
}}
service lmtp {{
  unix_listener {folder}/lmtp {{
    mode = 0666
  }}
}}
service auth {{
  unix_listener {folder}/auth {{
    mode = 0666
  }}
}}
service imap-login {{
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
protocol lmtp {{
  mail_plugins = sieve
}}
plugin {{
  sieve_before = {folder}/once.sieve
}}
"""
_ONCE = 'require ["duplicate"];\nif duplicate {\n  discard;\n  stop;\n}\n'


class NoMailHouseError(Exception):
    """The servers cannot be run here; the text says why."""


@dataclass(frozen=True)
class MailHouse:
    """Running servers. `certificate` is who vouches for them."""

    folder: Path
    smtp_port: int
    imap_port: int
    certificate: Certificate

    def mails(self, reader: str, number: int) -> list[bytes]:
        """Give what a reader's mailbox holds, once it holds `number` mails and the queue is empty;
        whatever it holds after half a minute.
        """
        until = time.monotonic() + _WAIT_S
        found = self._fetch(reader)
        while (len(found) < number or not self._is_idle()) and time.monotonic() < until:
            time.sleep(0.1)
            found = self._fetch(reader)
        return found

    def _fetch(self, reader: str) -> list[bytes]:
        with imaplib.IMAP4(HOST, self.imap_port) as box:
            box.login(reader, PASSWORD)
            box.select()
            _, (numbers,) = box.search(None, "ALL")
            fetched = [box.fetch(number, "(BODY.PEEK[])")[1] for number in numbers.decode().split()]
        return [part[0][1] for part in fetched if isinstance(part[0], tuple)]

    def _is_idle(self) -> bool:
        queues = (self.folder / "spool" / name for name in ("incoming", "active", "deferred"))
        return not any(one.is_file() for queue in queues for one in queue.rglob("*"))


@contextmanager
def running(readers: tuple[str, ...]) -> Iterator[MailHouse]:
    """Run both servers, for these readers. Raises NoMailHouseError."""
    _check()
    folder = Path(tempfile.mkdtemp(prefix="rollcall-mail-"))
    folder.chmod(0o755)
    try:
        house = _write(folder, readers)
        with _dovecot(folder), _postfix(folder):
            _wait(house)
            yield house
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check() -> None:
    missing = [name for name in PROGRAMS if shutil.which(name, path="/usr/sbin:/usr/bin") is None]
    if missing:
        raise NoMailHouseError(f"{' and '.join(missing)} not installed")
    if os.geteuid() != 0:
        raise NoMailHouseError("Postfix is started by root alone")
    if not Path("/usr/lib/dovecot/modules/lib90_sieve_plugin.so").exists():
        raise NoMailHouseError("dovecot-sieve not installed")


def _write(folder: Path, readers: tuple[str, ...]) -> MailHouse:
    for name in ("spool", "etc", "mail", "data", "run"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    shutil.chown(folder / "mail", "mail", "mail")
    certificate = make_certificate(folder)
    ports = _free(), _free()
    house = MailHouse(folder, *ports, certificate)
    values = {
        "folder": folder,
        "readers": ", ".join(f"{{ {one} = ok }}" for one in readers),
        "largest": LARGEST,
        "certificate": certificate.file,
        "port": house.smtp_port,
        "imap": house.imap_port,
        "password": PASSWORD,
    }
    (folder / "etc" / "main.cf").write_text(_MAIN.format(**values))
    (folder / "etc" / "master.cf").write_text(_MASTER.format(**values))
    (folder / "dovecot.conf").write_text(_DOVECOT.format(**values))
    (folder / "once.sieve").write_text(_ONCE)
    return house


@contextmanager
def _dovecot(folder: Path) -> Iterator[None]:
    command = ["/usr/sbin/dovecot", "-F", "-c", str(folder / "dovecot.conf")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def _postfix(folder: Path) -> Iterator[None]:
    command = ["/usr/sbin/postfix", "-c", str(folder / "etc")]
    started = subprocess.run([*command, "start"], capture_output=True, text=True, check=False)
    if started.returncode:
        raise NoMailHouseError(f"Postfix does not start: {started.stderr[-300:]}")
    try:
        yield
    finally:
        subprocess.run([*command, "stop"], capture_output=True, check=False)


def _wait(house: MailHouse) -> None:
    until = time.monotonic() + _WAIT_S
    for port in (house.smtp_port, house.imap_port):
        while not _answers(port):
            if time.monotonic() > until:
                raise NoMailHouseError(f"nothing answers on port {port}")
            time.sleep(0.1)


def _answers(port: int) -> bool:
    try:
        with closing(socket.create_connection((HOST, port), timeout=5)) as connection:
            return bool(connection.recv(1))
    except OSError:
        return False


def _free() -> int:
    with closing(socket.create_server((HOST, 0))) as server:
        port: int = server.getsockname()[1]
    return port
