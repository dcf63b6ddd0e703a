"""Whether a database that a server keeps is ours, found out without changing it."""

from sqlalchemy import Connection, inspect

from tracker.store.engines import kind_of
from tracker.store.errors import StoreForeign, StoreTooNew
from tracker.store.migrations import known_revisions

_ENCODING = "UTF8"


def served_revision(connection: Connection) -> str:
    """The schema revision of a database of ours, empty where there is nothing yet.

    Raises StoreForeign where there are tables of somebody else, or texts could not be kept, and StoreTooNew.
    """
    where = kind_of(connection.engine).where(connection.engine)
    if (found := str(connection.exec_driver_sql("SHOW server_encoding").scalar_one())) != _ENCODING:
        raise StoreForeign(where, f"encoding {found}, not {_ENCODING}")
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return ""
    if not {"alembic_version", "meta", "actual", "batch"} <= tables:
        raise StoreForeign(where)
    revisions = list(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars())
    if len(revisions) != 1 or revisions[0] not in known_revisions():
        raise StoreTooNew(where, " ".join(map(str, revisions)))
    return str(revisions[0])
