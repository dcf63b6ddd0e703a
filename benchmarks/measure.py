"""What was measured: several times each, ours and the reference in turn, compared by their medians."""

import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table. `added` compares by difference, otherwise by ratio; `reach` is the most it may be."""

    name: str
    ours: list[float]
    reference: list[float]
    against: str
    reach: float | None = None
    unit: str = "s"
    added: bool = False
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def found(self) -> float:
        """Ours set against the reference."""
        ours, reference = statistics.median(self.ours), statistics.median(self.reference)
        return ours - reference if self.added else ours / reference

    @property
    def line(self) -> str:
        """The line of the table."""
        said = f"{self.found:+.2f} {self.unit}" if self.added else f"{self.found:.2f} ×"
        within = "" if self.reach is None else "yes" if self.found <= self.reach else "NO"
        reach = "" if self.reach is None else f"{self.reach:+g} {self.unit}" if self.added else f"{self.reach:g} ×"
        ours, reference = (f"{statistics.median(side):.3f} {self.unit}" for side in (self.ours, self.reference))
        return f"| {self.name} | {ours} | {self.against}: {reference} | {said} | {reach} | {within} |"


HEAD = "| what | ours | reference | found | reach | reached |\n|---|---|---|---|---|---|"


def in_turn(times: int, *works: Callable[[], float]) -> list[list[float]]:
    """What each of the works returns, called in turn so that a busy machine is busy for all of them."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for work, results in zip(works, found, strict=True):
            results.append(work())
    return found


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def keep(name: str, lines: list[Measured]) -> None:
    """Keep the raw numbers of a benchmark, with how busy the machine was."""
    RESULTS.mkdir(exist_ok=True)
    told = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "cpus": os.cpu_count(), "load": os.getloadavg(),
            "lines": [asdict(line) for line in lines]}  # fmt: skip
    (RESULTS / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
