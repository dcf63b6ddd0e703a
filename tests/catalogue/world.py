"""A database and the catalogue's files beside it, in which people work."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import select

from tests.catalogue.small import Files, write
from tracker.catalogue import SyncReport, bring_up_to_date
from tracker.store.batches import NewBatch, commit_values, save_target
from tracker.store.engine import Where, open_store, reading, writing
from tracker.store.models import Actual, Conflict, Jurisdiction, Target
from tracker.store.staging import ValueWrite

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


class World:
    """A database and the catalogue's files beside it."""

    def __init__(self, where: Where, folder: Path) -> None:
        self.folder = folder
        self.engine: Engine = open_store(where, now=NOW)
        self.acts = 0

    def sync(self, files: Files, *, accept_losses: bool = False) -> SyncReport | None:
        folder = write(self.folder / "catalogue", files)
        return bring_up_to_date(self.engine, now=NOW, folder=folder, accept_losses=accept_losses)

    def _act(self, kind: str) -> NewBatch:
        self.acts += 1
        return NewBatch(key=f"act {self.acts}", kind=kind, at=NOW, who="王芳", reason="更正")

    def person_edits(self, code: str, **fields: Any) -> None:
        with writing(self.engine) as session:
            save_target(session, self._act("target"), code, fields, expected=self.target(code).version)

    def person_enters(self, number: str, *, year: int = 2025, expected: int = 0) -> None:
        value = ValueWrite(self.place, 1, "", date(year, 1, 1), date(year, 12, 31), "", expected, Decimal(number))
        with writing(self.engine) as session:
            assert commit_values(session, self._act("slot"), [value]).batch

    @property
    def place(self) -> int:
        with reading(self.engine) as session:
            return session.exec(select(Jurisdiction.id).where(Jurisdiction.code == "420500")).one() or 0

    def target(self, code: str) -> Target:
        with reading(self.engine) as session:
            return session.exec(select(Target).where(Target.code == code)).one()

    def values(self) -> dict[str, str]:
        """End of the period -> value, for what stands."""
        with reading(self.engine) as session:
            rows = session.exec(select(Actual).where(Actual.current == 1, Actual.retracted == 0)).all()
        return {row.period_end.isoformat(): str(row.value) for row in rows}

    def conflicts(self) -> list[tuple[str, str, str, str]]:
        with reading(self.engine) as session:
            return [(c.entity_key, c.field, c.kept, c.offered) for c in session.exec(select(Conflict)).all()]
