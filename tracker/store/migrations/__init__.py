"""The steps by which the tables came to be what they are. Alembic is imported only when a step has to be taken."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

_FOLDER = Path(__file__).parent
FIRST_SERVED = "0013"
_KINDS: dict[str, Any] = {
    "Text": "kinds.words",
    "DecimalText": "kinds.number",
    "DateText": "kinds.day",
    "MomentText": "kinds.moment",
    "Flag": "sa.Integer()",
}


def known_revisions() -> tuple[str, ...]:
    """All revisions from the earliest to the newest; a step's file is named NNNN_what_it_does.py."""
    return tuple(sorted(step.name[:4] for step in (_FOLDER / "versions").glob("[0-9]*.py")))


def upgrade(connection: "Connection", to: str = "head") -> None:
    """Take the steps up to revision `to` inside the connection's transaction, which the caller commits."""
    from alembic import command

    if connection.dialect.name == "postgresql":
        _begin_served(connection)
    command.upgrade(configuration(connection), to)


def _begin_served(connection: "Connection") -> None:
    """Make what the steps up to FIRST_SERVED have made of SQLite's tables, where there is nothing yet.

    No server had a database before that, so the earlier steps are for files alone.
    """
    if connection.exec_driver_sql("SELECT to_regclass('alembic_version')").scalar_one() is not None:
        return
    script = (_FOLDER / "versions" / f"{FIRST_SERVED}_postgresql.sql").read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def configuration(connection: "Connection") -> "Config":
    """Alembic's configuration for these steps; there is no alembic.ini."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def render_type(kind: str, column_type: Any, _context: Any) -> "str | Literal[False]":
    """Spell our own column types by `kinds`, so that a step never imports today's code."""
    return _KINDS.get(type(column_type).__name__, False) if kind == "type" else False
