"""Taking files in, against what a database's own shell and pandas need for the same rows."""

import csv
import io
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
from sqlmodel import Session, select

from benchmarks.generate import HEADER, Generated, generated
from benchmarks.measure import Measured, in_turn, seconds
from tracker import config
from tracker.core.periods import Period
from tracker.intake.acts.commit import commit_plan
from tracker.intake.plans.check import COMMAND_BYTES, PAGE_BYTES, check_file
from tracker.people import Person
from tracker.store.engine import Engine, connect, reading
from tracker.store.models import Actual, Indicator, Jurisdiction, Table

NOW = datetime(2026, 11, 21, tzinfo=UTC)
ANYONE = Person("benchmarks", all_rights=True)


def intake(times: int) -> list[Measured]:
    """100,000 rows checked and committed, as they come from the generator and in no order."""
    country = generated(100_000)
    mixed = _shuffled(country)
    ours, shell, ours_mixed, shell_mixed = in_turn(
        times, lambda: _checked(country), lambda: shell_import(country),
        lambda: _checked(mixed), lambda: shell_import(mixed),
    )  # fmt: skip
    (added,) = in_turn(times, lambda: _add_all(country))  # its models would be in the way of the others
    return [Measured("100,000 rows checked and committed", ours, shell, "sqlite3 .import", 5.0),
            Measured("the same in no order", ours_mixed, shell_mixed, "sqlite3 .import", 5.0),
            Measured("100,000 rows checked and committed", ours, added, "read_csv + add_all", 1.0)]  # fmt: skip


def panel(times: int) -> list[Measured]:
    """A file of 20 MB that leaves open whether its months are cumulative: the question, against pandas alone."""
    country = generated(100_000)
    with (country.catalogue / "jurisdictions.csv").open(encoding="utf-8", newline="") as places:
        codes = [row["code"] for row in csv.DictReader(places)]
    months = [f"{year}-{month:02}" for year in range(1950, 2026) for month in range(2, 13)]
    lines = (f"{place},industrial-output,{period},{at}.5,亿元,试验统计公报\n"
             for place in codes for at, period in enumerate(months))  # fmt: skip
    begun = "2026年主要指标（累计）\njurisdiction,indicator,period,value,unit,source\n"
    file = "".join([begun, *lines]).encode()[:PAGE_BYTES]
    with emptied(country) as database:
        engine = connect(database)

        def asked() -> None:
            with reading(engine) as session:
                plan = check_file(session, file, "a.csv", person=ANYONE, today=NOW.date())
            if not any(each.asked for each in plan.layout.statements):
                raise RuntimeError("nothing was asked")

        ours, read = in_turn(
            times,
            lambda: seconds(asked),
            lambda: seconds(lambda: pd.read_csv(io.BytesIO(file), skiprows=1, dtype=str, keep_default_na=False)),
        )
    return [Measured("20 MB that leave something open: the question", ours, read, "pandas read_csv", 2.0)]


def command(times: int) -> list[Measured]:
    """1,000,000 rows by the command line, as generated and in no order: time, and the most memory that it held."""
    country = generated(1_000_000)
    mixed = _shuffled(country)
    held: list[float] = []

    def ours(files: Generated) -> float:
        with emptied(files) as database:
            taken = seconds(lambda: _command(files, database))
        held.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        return taken

    taken, shell, taken_mixed, shell_mixed = in_turn(
        times, lambda: ours(country), lambda: shell_import(country), lambda: ours(mixed), lambda: shell_import(mixed)
    )
    return [Measured("1,000,000 rows by the command line", taken, shell, "sqlite3 .import", 3.0),
            Measured("the same in no order", taken_mixed, shell_mixed, "sqlite3 .import", 3.0),
            Measured("the most memory of either", held, [1500], "allowed", 1.0, "MB")]  # fmt: skip


def _shuffled(country: Generated) -> Generated:
    """The same with its rows in no order; the generator writes them sorted by key, which spares a table's index."""
    path = country.actuals.with_name("shuffled.csv")
    header, *lines = country.actuals.read_text(encoding="utf-8").splitlines(keepends=True)
    random.Random(0).shuffle(lines)
    path.write_text("".join([header, *lines]), encoding="utf-8")
    return replace(country, actuals=path)


def check_and_commit(country: Generated, database: Path) -> None:
    """The file through the page's own check and commit."""
    engine = connect(database)
    with reading(engine) as session:
        plan = check_file(session, country.actuals.read_bytes(), country.actuals.name, person=ANYONE,
                          today=NOW.date(), most_bytes=COMMAND_BYTES)  # fmt: skip
    result = commit_plan(engine, plan, person=ANYONE, now=NOW)
    if result.batch is None or result.batch.added != len(plan.rows):
        raise RuntimeError("not all rows went in")


def shell_import(country: Generated) -> float:
    """Seconds of the shell's own import of the same file into a table with the same key."""
    columns = ", ".join(f"{name} TEXT" for name in HEADER)
    table = f"CREATE TABLE value ({columns}, PRIMARY KEY (jurisdiction, indicator, scope, period, vintage));"
    with TemporaryDirectory() as folder:
        script = f"{table}\n.mode csv\n.import --skip 1 {country.actuals} value\n"
        return seconds(lambda: subprocess.run(["sqlite3", f"{folder}/shell.db"], input=script.encode(), check=True))


@contextmanager
def emptied(country: Generated) -> Iterator[Path]:
    """A copy of the country's database without its values, nor the space that they took."""
    with TemporaryDirectory() as folder:
        database = Path(shutil.copy(country.database, folder))
        with connect(database).execution_options(use="write").begin() as connection:
            connection.exec_driver_sql("DELETE FROM actual")
            connection.exec_driver_sql("DELETE FROM batch WHERE kind = 'import'")
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("VACUUM")
        yield database


def _checked(country: Generated) -> float:
    with emptied(country) as database:
        return seconds(lambda: check_and_commit(country, database))


def _command(country: Generated, database: Path) -> None:
    kept = {"PYTHONDONTWRITEBYTECODE": ""}  # as everywhere but on machines for tests: only the first start compiles
    moved = os.environ | kept | {"TRACKER_DB": str(database), "TRACKER_CATALOGUE": str(country.catalogue)}
    subprocess.run([sys.executable, "-m", "tracker", "import", str(country.actuals)], cwd=config.ROOT, env=moved,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)  # fmt: skip


def _add_all(country: Generated) -> float:
    """Seconds of the usual way: a frame, a model a row, all added to a session."""
    with emptied(country) as database:
        return seconds(lambda: _added(country, connect(database)))


def _added(country: Generated, engine: Engine) -> None:
    frame = pd.read_csv(country.actuals, dtype=str, keep_default_na=False)
    with Session(engine.execution_options(use="write")) as session:
        places = {row.code: row.id for row in session.exec(select(Jurisdiction)).all()}
        indicators = {row.code: row.id for row in session.exec(select(Indicator)).all()}
        session.add_all([_model(row, places, indicators) for row in frame.itertuples()])
        session.commit()


def _model(row: Any, places: dict[str, int | None], indicators: dict[str, int | None]) -> Table:
    period = Period.from_code(row.period)
    return Actual(
        jurisdiction_id=places[row.jurisdiction] or 0, indicator_id=indicators[row.indicator] or 0,
        period_start=period.start, period_end=period.end, value=Decimal(row.value), batch_id=1,
    )  # fmt: skip
