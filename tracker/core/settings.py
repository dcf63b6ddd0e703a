"""The thresholds of the judging, read from `tracker/settings.toml` and checked when they are read."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

SETTINGS_FILE = Path(__file__).resolve().parent.parent / "settings.toml"


class SettingsError(Exception):
    """A settings file that cannot be used; the message names the key, what was found and what is allowed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every threshold of the method, as `docs/methods.md` names them; pp = percentage points."""

    ahead: Decimal
    behind: Decimal
    far_behind: Decimal
    wrong_way_percent: Decimal
    about_points: Decimal
    about_percent: Decimal
    stale_months: int
    assumed_days: int
    ratio_on_track: Decimal
    ratio_moderate: Decimal
    miss_reached: Decimal
    miss_large: Decimal
    changes: int
    changes_least: int
    seasonal: bool
    seasonal_years: int
    tie_points: Decimal


@dataclass(frozen=True, slots=True)
class _Rule:
    """Where a setting stands in the file, and which values it may have."""

    section: str
    key: str
    low: int = 0
    high: int = 0
    whole: bool = False
    switch: bool = False

    @property
    def allowed(self) -> str:
        """The allowed values in words."""
        if self.switch:
            return "true or false"
        return f"a {'whole number' if self.whole else 'number'} from {self.low} to {self.high}"

    def admits(self, found: object) -> bool:
        """Whether the found value is of the right type and within the limits."""
        if self.switch or isinstance(found, bool):
            return self.switch and isinstance(found, bool)
        if not isinstance(found, int if self.whole else int | Decimal):
            return False
        return self.low <= found <= self.high


_RULES = {
    "ahead": _Rule("lead", "ahead", 0, 100),
    "behind": _Rule("lead", "behind", -100, 0),
    "far_behind": _Rule("lead", "far_behind", -100, 0),
    "wrong_way_percent": _Rule("lead", "wrong_way_percent", 0, 100),
    "about_points": _Rule("about", "share_points", 0, 100),
    "about_percent": _Rule("about", "relative_percent", 0, 100),
    "stale_months": _Rule("data", "stale_months", 0, 120, whole=True),
    "assumed_days": _Rule("data", "assumed_days", 0, 3650, whole=True),
    "ratio_on_track": _Rule("growth_ratio", "on_track", 0, 10),
    "ratio_moderate": _Rule("growth_ratio", "moderate", 0, 10),
    "miss_reached": _Rule("projection", "reached_below", 0, 100),
    "miss_large": _Rule("projection", "large_above", 0, 100),
    "changes": _Rule("projection", "changes", 1, 50, whole=True),
    "changes_least": _Rule("projection", "changes_least", 1, 50, whole=True),
    "seasonal": _Rule("seasonal", "shown", switch=True),
    "seasonal_years": _Rule("seasonal", "years_least", 1, 50, whole=True),
    "tie_points": _Rule("ranking", "tie_points", 0, 100),
}
_ORDER = (
    ("far_behind", "behind"),
    ("ratio_moderate", "ratio_on_track"),
    ("miss_reached", "miss_large"),
    ("changes_least", "changes"),
)


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings of a file, by default those shipped with the package; SettingsError when it cannot be used."""
    path = path or SETTINGS_FILE
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name} cannot be read: {error}") from error
    _refuse_unknown(tables, path.name)
    found = {name: _value(tables, rule, path.name) for name, rule in _RULES.items()}
    for lower, upper in _ORDER:
        if found[lower] > found[upper]:
            low, high = _RULES[lower], _RULES[upper]
            raise SettingsError(
                f"{path.name}: [{low.section}] {low.key} is {found[lower]}; "
                f"allowed is at most [{high.section}] {high.key}, which is {found[upper]}"
            )
    return Settings(**found)


def _value(tables: dict[str, Any], rule: _Rule, file: str) -> Any:
    section = tables.get(rule.section)
    if not isinstance(section, dict) or rule.key not in section:
        raise SettingsError(f"{file}: [{rule.section}] {rule.key} is missing; allowed is {rule.allowed}")
    found = section[rule.key]
    if not rule.admits(found):
        raise SettingsError(f"{file}: [{rule.section}] {rule.key} is {found!r}; allowed is {rule.allowed}")
    return found if rule.whole or rule.switch else Decimal(found)


def _refuse_unknown(tables: dict[str, Any], file: str) -> None:
    known = {(rule.section, rule.key) for rule in _RULES.values()}
    for section, keys in tables.items():
        for key in keys if isinstance(keys, dict) else [""]:
            if (section, key) not in known:
                raise SettingsError(
                    f"{file}: [{section}] {key} is no setting; allowed are those of {SETTINGS_FILE.name}"
                )
