"""The rooms of the charts: a kit that knows no chart, charts that know no other chart, and no circles of imports."""

from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_house import imported

CHARTS = ROOT / "tracker" / "charts"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in sorted(CHARTS.rglob("*.py"))
    if path.name != "__init__.py"
}


def chart(module: str) -> str:
    """The kit, or the chart that a module belongs to."""
    return module.split(".")[2]


@pytest.mark.parametrize("module", MODULES)
def test_a_chart_is_built_from_the_kit_alone(module: str) -> None:
    others = {chart(name) for name in imported(MODULES[module]) & set(MODULES)} - {chart(module), "kit"}
    assert others <= BORROWED.get(chart(module), set())


BORROWED = {each: {"trajectory"} for each in ("multiples", "brief", "in_year")}
BORROWED |= {"native": {"trajectory", "contributions"}}
"""Small multiples, sparklines, a year and native charts have the points, or the steps, of the large ones."""


def test_no_circle_of_imports_in_the_charts() -> None:
    order = list(
        TopologicalSorter({name: imported(path) & set(MODULES) for name, path in MODULES.items()}).static_order()
    )
    assert set(order) == set(MODULES)


def test_pages_and_reports_take_charts_by_the_front_door() -> None:
    inside = {f"tracker.charts.{name}" for name in ("progress", "trajectory")}
    rooms = [*(ROOT / "pages").glob("*.py"), *(ROOT / "tracker").rglob("*.py")]
    outside: list[Path] = [path for path in rooms if not path.is_relative_to(CHARTS)]
    assert outside
    assert not [
        path
        for path in outside
        if any(name.startswith(tuple(f"{each}." for each in inside)) for name in imported(path))
    ]
