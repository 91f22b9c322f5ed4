"""`rollcall init` and `rollcall start` write settings that can be read back."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from config.district import DistrictSettings, MarkSettings, UnitSettings
from config.home import TEMPLATES, proposal, write_district, write_home
from config.problems import ProblemsError
from config.settings import InstallationSettings, load_settings
from config.telling import RecipientSettings, SmtpSettings

NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
)


def heron_lake(**more: Any) -> DistrictSettings:
    return DistrictSettings(
        name="Heron Lake Public Schools",
        home_page="https://www.heronlake.example/",
        contact="communications@heronlake.example",
        **more,
    )


def uncommented(text: str) -> str:
    """Give a template with every setting that is commented out taken in."""
    return re.sub(r"(?m)^# (?=\[|[a-z_]+ = )", "", text)


def defaults(model: BaseModel) -> dict[str, Any]:
    return {name: field.default for name, field in type(model).model_fields.items()}


def test_a_fresh_home_has_no_problems(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"

    files = write_home(home, heron_lake())

    assert files == (home / "rollcall.toml", home / "district.toml")
    assert load_settings(home, {}).district == heron_lake()
    assert (home / "marks").is_dir()
    assert (home / "packs").is_dir()


def test_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "district.toml").write_text("mine")

    with pytest.raises(ProblemsError) as caught:
        write_home(tmp_path, heron_lake())

    file = tmp_path / "district.toml"
    assert str(caught.value) == f"{file}:1: is already there and is not replaced"
    assert not (tmp_path / "rollcall.toml").exists()
    assert file.read_text() == "mine"


def test_replaces_no_district(tmp_path: Path) -> None:
    write_district(tmp_path, heron_lake(), ())

    with pytest.raises(ProblemsError, match="is already there and is not replaced"):
        write_district(tmp_path, heron_lake(), ())


def test_names_every_setting_with_its_default() -> None:
    text = (TEMPLATES / "rollcall.toml").read_text(encoding="utf-8")

    said = tomllib.loads(uncommented(text))

    settings = InstallationSettings()
    for name in ("sweep", "discovery", "digest", "retention"):
        known = defaults(getattr(settings, name))
        assert set(said[name]) == set(known)
        assert {
            key: said[name][key] for key, value in known.items() if value not in (None, ())
        } == {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in known.items()
            if value not in (None, ())
        }
    assert set(said["smtp"]) == set(SmtpSettings.model_fields) - {"password"}
    assert set(said) == set(InstallationSettings.model_fields)


def test_the_settings_of_the_template_can_all_be_taken_in(tmp_path: Path) -> None:
    write_home(tmp_path, heron_lake())
    file = tmp_path / "rollcall.toml"
    file.write_text(uncommented(file.read_text(encoding="utf-8")), encoding="utf-8")

    settings = load_settings(tmp_path, {})

    assert settings.smtp is not None
    assert settings.platforms["bluesky"].enabled is True


def test_names_every_setting_of_the_district() -> None:
    text = (TEMPLATES / "district.toml").read_text(encoding="utf-8")

    said = tomllib.loads(uncommented(text).replace("\n#\n", "\n"))

    written = {"name", "home_page", "contact"}
    tables = {
        "units": "unit",
        "marks": "mark",
        "recipients": "recipient",
        "approvers": "approver",
    }
    assert set(said) | written == {tables.get(name, name) for name in DistrictSettings.model_fields}
    assert {key for unit in said["unit"] for key in unit} == set(UnitSettings.model_fields)
    assert set(said["mark"][0]) == set(MarkSettings.model_fields)
    assert set(said["recipient"][0]) | {"unit"} == set(RecipientSettings.model_fields)


def test_marks_what_was_guessed(tmp_path: Path) -> None:
    school = UnitSettings(name="Eastview High School", kind="school", mascot="Herons")
    district = heron_lake(city="Heron Lake", units=(school,))

    text = write_district(tmp_path, district, {"city", "units"}).read_text(encoding="utf-8")

    assert 'name = "Heron Lake Public Schools"\n' in text
    assert 'city = "Heron Lake"  # guessed\n' in text
    assert "[[unit]]  # guessed\n" in text


@given(st.lists(NAMES, max_size=4), NAMES, NAMES)
def test_what_was_written_reads_back(aliases: list[str], city: str, unit: str) -> None:
    district = heron_lake(
        aliases=tuple(aliases),
        city=city,
        units=(UnitSettings(name=unit, kind="club", aliases=tuple(aliases)),),
    )

    said = tomllib.loads(proposal(district, {"aliases"}))

    assert DistrictSettings.model_validate(said) == district


def test_escapes_what_would_end_the_text() -> None:
    hostile = 'x"\n[smtp]\nhost = "evil.example"\x7f\ud800\\'

    said = tomllib.loads(proposal(heron_lake().model_copy(update={"name": hostile}), ()))

    assert set(said) >= {"name"}
    assert "smtp" not in said
    assert said["name"] == hostile.replace("\ud800", "?")
