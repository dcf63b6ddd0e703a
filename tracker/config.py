"""Where the files are: every place can be moved by one environment variable."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_ADDRESSES = ("postgresql://", "postgres://")
SHIPPED = ROOT / "data"
"""The catalogue, the vocabulary and the practice files that come with the product, wherever its own data lie."""


def database() -> Path | str:
    """Where the database is (TRACKER_DB): a file of SQLite, or the address of a PostgreSQL as text."""
    return place(os.environ.get("TRACKER_DB") or str(SHIPPED / "tracker.db"))


def place(said: str) -> Path | str:
    """A path, or an address `postgresql://…` as it stands."""
    return said if said.startswith(_ADDRESSES) else Path(said)


def beside_database(name: str) -> Path:
    """The file of this name beside the database; for one on a server, beside the people file."""
    where = database()
    return (
        where.with_name(f"{where.name}.{name}") if isinstance(where, Path) else people().with_name(f"database.{name}")
    )


def catalogue() -> Path:
    """The folder of the curated catalogue (TRACKER_CATALOGUE)."""
    return Path(os.environ.get("TRACKER_CATALOGUE") or SHIPPED / "catalogue")


def vocabulary() -> Path:
    """The folder of the standard vocabulary (TRACKER_VOCABULARY)."""
    return Path(os.environ.get("TRACKER_VOCABULARY") or SHIPPED / "vocabulary")


def people() -> Path:
    """The people file (TRACKER_PEOPLE)."""
    return Path(os.environ.get("TRACKER_PEOPLE") or SHIPPED / "people.toml")


def people_named() -> bool:
    """Whether somebody has said where the people file is, so that it has to be there."""
    return bool(os.environ.get("TRACKER_PEOPLE"))


def addresses_are_verified() -> bool:
    """Whether the provider of sign-in hands out only addresses that are its own, and does not say so of each."""
    return os.environ.get("TRACKER_EMAIL_ALWAYS_VERIFIED") == "1"


def office() -> str:
    """The office that reports are made in (TRACKER_OFFICE), as files name it in their properties; empty if not set."""
    return os.environ.get("TRACKER_OFFICE", "").strip()


def template(form: str) -> Path | None:
    """The template of PPTX (TRACKER_SLIDES_TEMPLATE) or DOCX (TRACKER_DOCUMENT_TEMPLATE) reports; None if not set."""
    name = {"pptx": "TRACKER_SLIDES_TEMPLATE", "docx": "TRACKER_DOCUMENT_TEMPLATE"}.get(form, "")
    said = os.environ.get(name, "").strip()
    return Path(said) if said else None


def log_is_json() -> bool:
    """Whether the server's log is to be one JSON object a line (TRACKER_LOG=json)."""
    return os.environ.get("TRACKER_LOG") == "json"


def labels() -> tuple[str, str, str]:
    """The address, the key and the name of a language model that may propose labels (TRACKER_LABELS_URL, _KEY, _MODEL);
    the address is empty where none is asked.
    """
    address, key, name = (os.environ.get(f"TRACKER_LABELS_{part}", "").strip() for part in ("URL", "KEY", "MODEL"))
    return address, key, name


def boundaries() -> Path:
    """The file with boundaries of divisions as GeoJSON (TRACKER_BOUNDARIES); none is shipped."""
    return Path(os.environ.get("TRACKER_BOUNDARIES") or SHIPPED / "boundaries.geojson")
