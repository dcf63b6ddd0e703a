"""The thresholds are read from one file and checked: an error names the key, what was found and what is allowed."""

from pathlib import Path

import pytest

from tracker.core.settings import SETTINGS_FILE, SettingsError, load_settings


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = SETTINGS_FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "settings.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_shipped_settings_are_those_of_the_method() -> None:
    settings = load_settings()
    assert (settings.ahead, settings.behind, settings.far_behind, settings.wrong_way_percent) == (5, -5, -20, 1)
    assert (settings.about_points, settings.about_percent, settings.stale_months, settings.assumed_days) == (
        1,
        5,
        12,
        60,
    )


def test_a_changed_threshold_is_taken(tmp_path: Path) -> None:
    assert load_settings(changed(tmp_path, "ahead = 5 ", "ahead = 7.5 ")).ahead == 7.5


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("ahead = 5 ", 'ahead = "5" ', ("[lead] ahead", "'5'", "a number from 0 to 100")),
        ("ahead = 5 ", "ahead = 500 ", ("[lead] ahead", "500", "a number from 0 to 100")),
        ("ahead = 5 ", "ahead = true ", ("[lead] ahead", "True", "a number from 0 to 100")),
        ("ahead = 5 ", "", ("[lead] ahead", "missing")),
        ("assumed_days = 60 ", "assumed_days = 60.5 ", ("[data] assumed_days", "60.5", "a whole number")),
        ("shown = true", "shown = 1", ("[seasonal] shown", "1", "true or false")),
        ("behind = -5 ", "behind = -30 ", ("[lead] far_behind", "-20", "at most [lead] behind")),
        ("[ranking]", "surprise = 1\n[ranking]", ("[seasonal] surprise", "no setting")),
        ("[lead]", "[lead", ("settings.toml cannot be read",)),
    ],
)
def test_a_wrong_setting_is_refused_by_name(tmp_path: Path, old: str, new: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError) as refusal:
        load_settings(changed(tmp_path, old, new))
    assert all(part in str(refusal.value) for part in parts), str(refusal.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path / "none.toml")
