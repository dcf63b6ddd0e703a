"""On a page every mark that says something opens it, and the names of every chart lead on; in a file nothing does."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.charts import samples
from tests.charts.every import AS_OF, FIGURES
from tests.conftest import ROOT
from tracker import charts
from tracker.charts import Look
from tracker.core.kinds import Status

PAGES = {path.stem for path in (ROOT / "pages").glob("*.py")}
MANY = [name for name in FIGURES if not name.startswith(("trajectory", "in-year"))]  # those are a target's own
LINK = re.compile(r'<a href="([^"?]+)\?([^"]*)"')


def marks(figure: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What each mark that has a label to hover says, and what it opens."""
    for trace in figure["data"]:
        if trace.get("hoverinfo") != "skip" and trace.get("hovertext", trace.get("text")):
            yield from zip(trace.get("hovertext", trace.get("text")), trace["customdata"], strict=True)


@pytest.mark.parametrize("look", [Look(links="lang=en"), Look(links="lang=en", width=358)], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", MANY)
def test_marks_open_something_and_names_lead_on(name: str, look: Look) -> None:
    figure = FIGURES[name]("en", look)
    words = " ".join(note["text"] for note in figure["layout"]["annotations"])
    leads = LINK.findall(words)
    assert leads
    assert {page for page, _ in leads} <= PAGES
    assert all("lang=en" in asked for _, asked in leads)
    for said, opens in marks(figure):
        page, asked, selections = opens.partition("?")
        assert opens or any(word in said.lower() for word in ("smaller", "other", "rest, ")), said
        assert not asked or (page in PAGES and dict(parse_qsl(selections)))


@pytest.mark.parametrize("name", FIGURES)
def test_a_picture_leads_nowhere(name: str) -> None:
    assert not LINK.search(str(FIGURES[name]("zh", Look())["layout"]["annotations"]))


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("matrix", "jurisdiction"), ("matrix", "library"), ("tiles", "jurisdiction"), ("parts", "target"),
        ("documents", "target"), ("documents", "sources"), ("multiples", "target"), ("brief", "target"),
        ("deadlines", "library"), ("totals-places", "jurisdiction"), ("totals-deadlines", "library"),
        ("ranking", "target"), ("progress", "target"), ("gap", "target"),
    ],
)  # fmt: skip
def test_names_lead_to_what_they_name(name: str, page: str) -> None:
    figure = FIGURES[name]("zh", Look(links=""))
    assert page in {page for page, _ in LINK.findall(str(figure["layout"]["annotations"]))}


def test_a_bar_of_counts_opens_all_that_it_counts() -> None:
    rows = samples.spread("zh", 10, 6)
    opened = [opens for _, opens in marks(charts.counts(rows, "zh", AS_OF))]
    asked = [dict(parse_qsl(opens.removeprefix("library?")))["statuses"].split(",") for opens in opened]
    kinds = [{Status(code).kind for code in codes} for codes in asked]
    assert all(len(kind) == 1 for kind in kinds)
    counted = [sum(trace["x"]) for trace in charts.counts(rows, "zh", AS_OF)["data"]]
    assert counted == [sum(row.status in codes for row in rows) for codes in asked]
