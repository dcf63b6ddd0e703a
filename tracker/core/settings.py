"""The thresholds of the judging, read from `tracker/settings.toml` and checked when they are read."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

SETTINGS_FILE = Path(__file__).resolve().parent.parent / "settings.toml"

_Number = Annotated[Decimal, BeforeValidator(lambda found: Decimal(found) if type(found) is int else found)]


class SettingsError(Exception):
    """A settings file that cannot be used; the message names the key, what was found and what is allowed."""


class Settings(BaseModel):
    """Every threshold of the method, as `docs/methods.md` names them; pp = percentage points.

    A field's alias is its section and key in the file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    ahead: _Number = Field(alias="lead.ahead", ge=0, le=100)
    behind: _Number = Field(alias="lead.behind", ge=-100, le=0)
    far_behind: _Number = Field(alias="lead.far_behind", ge=-100, le=0)
    wrong_way_percent: _Number = Field(alias="lead.wrong_way_percent", ge=0, le=100)
    about_points: _Number = Field(alias="about.share_points", ge=0, le=100)
    about_percent: _Number = Field(alias="about.relative_percent", ge=0, le=100)
    stale_months: StrictInt = Field(alias="data.stale_months", ge=0, le=120)
    assumed_days: StrictInt = Field(alias="data.assumed_days", ge=0, le=3650)
    ratio_on_track: _Number = Field(alias="growth_ratio.on_track", ge=0, le=10)
    ratio_moderate: _Number = Field(alias="growth_ratio.moderate", ge=0, le=10)
    miss_reached: _Number = Field(alias="projection.reached_below", ge=0, le=100)
    miss_large: _Number = Field(alias="projection.large_above", ge=0, le=100)
    changes: StrictInt = Field(alias="projection.changes", ge=1, le=50)
    changes_least: StrictInt = Field(alias="projection.changes_least", ge=1, le=50)
    seasonal: StrictBool = Field(alias="seasonal.shown")
    seasonal_years: StrictInt = Field(alias="seasonal.years_least", ge=1, le=50)
    tie_points: _Number = Field(alias="ranking.tie_points", ge=0, le=100)


_FIELDS = {str(field.alias): (name, field) for name, field in Settings.model_fields.items()}
_ENDS = ("ge", "le")
_ORDER = (
    ("lead.far_behind", "lead.behind"),
    ("growth_ratio.moderate", "growth_ratio.on_track"),
    ("projection.reached_below", "projection.large_above"),
    ("projection.changes_least", "projection.changes"),
)


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings of a file, by default those shipped with the package; SettingsError when it cannot be used."""
    path = path or SETTINGS_FILE
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name} cannot be read: {error}") from error
    try:
        settings = Settings.model_validate(_flat(tables))
    except ValidationError as error:
        raise SettingsError(f"{path.name}: {_wrong(error.errors()[0])}") from error
    for lower, upper in _ORDER:
        low, high = (getattr(settings, _FIELDS[key][0]) for key in (lower, upper))
        if low > high:
            raise SettingsError(
                f"{path.name}: {_key(lower)} is {low}; allowed is at most {_key(upper)}, which is {high}"
            )
    return settings


def _flat(tables: dict[str, Any]) -> dict[str, Any]:
    """Every value by `section.key`; a value outside a section by its key and a point."""
    sections = {name: keys if isinstance(keys, dict) else {"": keys} for name, keys in tables.items()}
    return {f"{name}.{key}": found for name, keys in sections.items() for key, found in keys.items()}


def _key(alias: str) -> str:
    section, _, key = alias.partition(".")
    return f"[{section}] {key}"


def _wrong(error: ErrorDetails) -> str:
    alias = str(error["loc"][0])
    if error["type"] == "extra_forbidden":
        return f"{_key(alias)} is no setting; allowed are those of {SETTINGS_FILE.name}"
    found = "missing" if error["type"] == "missing" else repr(error["input"])
    return f"{_key(alias)} is {found}; allowed is {allowed(_FIELDS[alias][1])}"


def allowed(field: FieldInfo) -> str:
    """The allowed values of a setting in words."""
    low, high = (next((getattr(limit, end) for limit in field.metadata if hasattr(limit, end)), None) for end in _ENDS)
    if low is None:
        return "true or false"
    return f"a {'number' if field.annotation is Decimal else 'whole number'} from {low} to {high}"
