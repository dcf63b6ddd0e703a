"""The steps by which the tables came to be what they are. Alembic is imported only when a step has to be taken."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

_FOLDER = Path(__file__).parent


def known_revisions() -> tuple[str, ...]:
    """All revisions from the earliest to the newest; a step's file is named NNNN_what_it_does.py."""
    return tuple(sorted(step.name[:4] for step in (_FOLDER / "versions").glob("[0-9]*.py")))


def upgrade(connection: "Connection", to: str = "head") -> None:
    """Take the steps up to revision `to` inside the connection's transaction, which the caller commits."""
    from alembic import command

    command.upgrade(configuration(connection), to)


def configuration(connection: "Connection") -> "Config":
    """Alembic's configuration for these steps; there is no alembic.ini."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def render_type(kind: str, column_type: Any, _context: Any) -> "str | Literal[False]":
    """Spell our own column types as the plain text that they are, so that a step never imports today's code."""
    from sqlalchemy.types import TypeDecorator

    return "sa.Text()" if kind == "type" and isinstance(column_type, TypeDecorator) else False
