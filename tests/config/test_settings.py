"""Settings are read, or refused with every problem at once."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from config.asking import SweepSettings
from config.problems import ProblemsError
from config.settings import Settings, home_folder, load_settings
from config.telling import DigestSettings
from tests.config.homes import DISTRICT, Bad, bad_inputs, make_home

EXAMPLE = Path(__file__).resolve().parents[2] / "config" / "examples" / "heron-lake"
UNIT = '\n[[unit]]\nname = "{}"\nkind = "school"\n'


def problems_of(home: Path, environ: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        load_settings(home, environ or {}, ("bluesky", "mastodon", "youtube"))
    return [str(one).replace(f"{home}/", "") for one in caught.value.problems]


def test_stays_silent_on_the_least_that_is_needed(tmp_path: Path) -> None:
    settings = load_settings(make_home(tmp_path), {})

    assert settings.sweep == SweepSettings()
    assert settings.digest == DigestSettings()
    assert settings.smtp is None
    assert settings.district.policy == "generic"
    assert settings.store_url == f"sqlite:///{tmp_path.as_posix()}/rollcall.db"


def test_stays_silent_on_the_example() -> None:
    settings = load_settings(EXAMPLE, {}, ("bluesky", "mastodon", "youtube"))

    assert settings.district.name == "Heron Lake Public Schools"
    assert {"district", "school", "team"} < {unit.kind for unit in settings.district.units}


def test_stays_silent_on_windows_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    windows = "\ufeff" + DISTRICT.replace("\n", "\r\n")
    (home / "district.toml").write_bytes(windows.encode("utf-8"))

    assert load_settings(home, {}).district.city is None


def test_stays_silent_on_everything_that_may_be_said(tmp_path: Path) -> None:
    home = make_home(
        tmp_path,
        """
[store]
url = "postgresql://rollcall@db.heronlake.example/rollcall"
[sweep]
every_hours = 12
allow_hosts = ["127.0.0.1:8080", "[::1]:80", "::1", "Intranet.localhost", "10.0.0.5"]
[digest]
weekday = "sun"
[smtp]
host = "mail.heronlake.example"
user = "rollcall"
security = "tls"
port = 465
[platforms.bluesky]
base_url = "http://bluesky.localhost:8470/xrpc"
enabled = false
[retention]
vault_days = 3000
""",
    )

    settings = load_settings(home, {})

    assert settings.sweep.allow_hosts[3] == "intranet.localhost"
    assert settings.platforms["bluesky"].enabled is False


@pytest.mark.parametrize("bad", bad_inputs("rollcall"), ids=lambda bad: bad["name"])
def test_sees_what_is_wrong_in_rollcall_toml(tmp_path: Path, bad: Bad) -> None:
    home = make_home(tmp_path, bad["text"])

    assert f"rollcall.toml:{bad['message']}" in problems_of(home)


@pytest.mark.parametrize("bad", bad_inputs("district"), ids=lambda bad: bad["name"])
def test_sees_what_is_wrong_in_district_toml(tmp_path: Path, bad: Bad) -> None:
    home = make_home(tmp_path, district=DISTRICT + bad["text"])

    found = [one.replace(f"{home}/", "") for one in problems_of(home)]

    assert f"district.toml:{bad['message']}" in found


def test_takes_holidays_as_days_and_as_spans(tmp_path: Path) -> None:
    said = 'holidays = [2026-11-26, "2026-11-27", "2026-12-21/2027-01-01"]\n'

    settings = load_settings(make_home(tmp_path, district=DISTRICT + said), {})

    assert settings.district.holidays == (
        (date(2026, 11, 26), date(2026, 11, 26)),
        (date(2026, 11, 27), date(2026, 11, 27)),
        (date(2026, 12, 21), date(2027, 1, 1)),
    )


def test_the_contact_gets_everything_where_nobody_is_named(tmp_path: Path) -> None:
    settings = load_settings(make_home(tmp_path), {})

    assert [(one.email, one.role) for one in settings.recipients] == [
        (settings.district.contact, "communications")
    ]


def test_sees_a_ring_of_units(tmp_path: Path) -> None:
    ring = UNIT.format("A") + 'parent = "B"\n' + UNIT.format("B") + 'parent = "A"\n'
    home = make_home(tmp_path, district=DISTRICT + ring)

    assert problems_of(home) == [
        "district.toml:8: unit.parent: 'A' would be a part of itself",
        "district.toml:13: unit.parent: 'B' would be a part of itself",
    ]


def test_tells_the_problems_of_all_files_at_once(tmp_path: Path) -> None:
    home = make_home(tmp_path, "[digest]\nhour = 24\n", 'name = ""\n')
    (home / "secrets.toml").write_text('smtp_pasword = "otters"\n')
    (home / "secrets.toml").chmod(0o600)

    assert problems_of(home) == [
        "district.toml:1: contact is missing",
        "district.toml:1: home_page is missing",
        "district.toml:1: name should not be empty, not ''",
        "rollcall.toml:2: digest.hour should be at most 23, not 24",
        "secrets.toml:1: unknown secret 'smtp_pasword'; did you mean 'smtp_password'?",
    ]


def test_sees_that_files_are_missing(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == [
        "district.toml:1: is not there; `rollcall init` makes an installation",
        "rollcall.toml:1: is not there; `rollcall init` makes an installation",
    ]


def test_sees_a_file_that_is_no_text(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    (home / "district.toml").write_bytes(b"name = 'x'\ncity = '\xff'\n")

    assert problems_of(home) == ["district.toml:2: is not UTF-8 text"]


def test_sees_a_file_that_nests_without_end(tmp_path: Path) -> None:
    home = make_home(tmp_path, "a = " + "[" * 100_000)

    assert problems_of(home) == ["rollcall.toml:1: is not TOML that can be read: nested too deeply"]


def test_sees_a_file_that_is_too_large(tmp_path: Path) -> None:
    home = make_home(tmp_path, "#" * 1_000_001)

    assert problems_of(home) == [
        "rollcall.toml:1: is larger than 1000000 bytes; no settings file is"
    ]


def test_keeps_secrets_out_of_every_text(tmp_path: Path) -> None:
    home = make_home(tmp_path, '[smtp]\nhost = "mail.heronlake.example"\n')
    environ = {
        "ROLLCALL_SMTP_PASSWORD": "otters",
        "ROLLCALL_CREDENTIAL_YOUTUBE": "otters",
        "ROLLCALL_STORE_URL": "postgresql://rollcall:otters@db.example/rollcall",
    }

    settings = load_settings(home, environ)

    assert settings.smtp is not None
    assert settings.smtp.password is not None
    assert settings.smtp.password.get_secret_value() == "otters"
    assert settings.credentials["youtube"].get_secret_value() == "otters"
    assert settings.store_url.startswith("postgresql://rollcall:otters@")
    assert "otters" not in repr(settings) + str(settings)


def test_reads_secrets_from_a_file_that_nobody_else_may_read(tmp_path: Path) -> None:
    home = make_home(tmp_path, '[smtp]\nhost = "mail.heronlake.example"\n')
    secrets = home / "secrets.toml"
    secrets.write_text('smtp_password = "otters"\n[credentials]\nyoutube = "herons"\n')
    secrets.chmod(0o600)

    settings = load_settings(home, {"ROLLCALL_CREDENTIAL_YOUTUBE": "foxes"})

    assert settings.smtp is not None
    assert settings.smtp.password is not None
    assert settings.smtp.password.get_secret_value() == "otters"
    assert settings.credentials["youtube"].get_secret_value() == "foxes"


def test_an_owners_token_is_named_after_platform_and_handle(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    secrets = home / "secrets.toml"
    name = '"facebook/HeronLake"'
    secrets.write_text(f'[credentials]\n{name} = "otters"\n[expires]\n{name} = 2027-01-31\n')
    secrets.chmod(0o600)

    settings = load_settings(home, {"ROLLCALL_CREDENTIAL_THREADS__HERONLAKE": "foxes"})

    assert settings.credentials["facebook/heronlake"].get_secret_value() == "otters"
    assert settings.credentials["threads/heronlake"].get_secret_value() == "foxes"
    assert settings.expires == {"facebook/heronlake": date(2027, 1, 31)}


@pytest.mark.parametrize(
    ("text", "mode", "message"),
    [
        ("", 0o644, "1: holds secrets and others may read it (mode 644); run: chmod 600"),
        ("smtp_password = 3\n", 0o600, "1: smtp_password should be text"),
        ("credentials = 'otters'\n", 0o600, "1: credentials should be a table"),
        ("[credentials]\nyoutube = 7\n", 0o600, "2: credentials.youtube should be text"),
        ("store_url = 'otters'\n", 0o600, "1: store_url should begin with sqlite:/// or"),
        ("[expires]\nyoutube = 'soon'\n", 0o600, "2: expires.youtube should be a day such as"),
        ("[expires]\nx = 2027-01-01T00:00:00Z\n", 0o600, "2: expires.x should be a day such"),
    ],
    ids=["mode", "number", "no table", "number in table", "no address", "no day", "a moment"],
)
def test_sees_what_is_wrong_with_secrets(
    tmp_path: Path, text: str, mode: int, message: str
) -> None:
    home = make_home(tmp_path)
    (home / "secrets.toml").write_text(text)
    (home / "secrets.toml").chmod(mode)

    assert [one[: len(message) + 13] for one in problems_of(home)] == [f"secrets.toml:{message}"]


def test_sees_a_wrong_address_in_the_environment_without_quoting_it(tmp_path: Path) -> None:
    found = problems_of(make_home(tmp_path), {"ROLLCALL_STORE_URL": "mysql://u:otters@h/x"})

    assert found == [
        "ROLLCALL_STORE_URL:1: the environment's value should begin with sqlite:/// or "
        "postgresql://"
    ]


@pytest.mark.parametrize(
    ("option", "environ", "folder"),
    [
        (None, {}, Path("rollcall-home")),
        (None, {"ROLLCALL_HOME": " "}, Path("rollcall-home")),
        (None, {"ROLLCALL_HOME": "there"}, Path("there")),
        (Path("here"), {"ROLLCALL_HOME": "there"}, Path("here")),
    ],
    ids=["nothing said", "empty", "environment", "option"],
)
def test_finds_the_home(option: Path | None, environ: dict[str, str], folder: Path) -> None:
    assert home_folder(option, environ) == folder


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    settings = load_settings(make_home(tmp_path), {})

    with pytest.raises(ValueError, match="frozen"):
        settings.sweep.every_hours = 1.0


def test_knows_the_default_time_zone() -> None:
    assert "America/Chicago" in available_timezones()


@with_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=120), st.text(max_size=120))
def test_gives_settings_or_problems_whatever_the_files_say(
    tmp_path: Path, rollcall: str, district: str
) -> None:
    for name, text in (("rollcall.toml", rollcall), ("district.toml", DISTRICT + district)):
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogatepass"))

    with suppress(ProblemsError):
        assert isinstance(load_settings(tmp_path, {}), Settings)
