"""The numbers behind the charts that compare, as tables."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.core.kinds import Status
from tracker.views.crowd import Counts
from tracker.views.links import Family
from tracker.views.report import Cell, Table
from tracker.views.rows import StatusHistory, TargetLink, TargetRow, Trajectory
from tracker.words import day, percent, period, quantity, text


def links_table(links: Sequence[TargetLink], lang: str) -> Table:
    """Pairs of targets with what the later does to the earlier."""
    heads = ("table.place", "table.indicator", "compare.relation", "compare.earlier", "compare.later")
    cells = tuple(
        (
            link.later.jurisdiction, link.later.title, text(lang, f"chart.link_{link.relation}"),
            _stated(link.earlier, lang), _stated(link.later, lang),
        )
        for link in links
    )  # fmt: skip
    return Table(text(lang, "compare.documents"), tuple(text(lang, head) for head in heads), cells)


def parts_table(family: Family, lang: str) -> Table:
    """A whole, its parts, and what these make together, each as a share of the whole."""

    def line(name: str, row: TargetRow) -> tuple[Cell, ...]:
        whole = family.parent.value
        share = percent(row.value / whole, lang) if row.value is not None and whole else ""
        return name, row.target_words, share

    whole = text(lang, "compare.whole", place=family.parent.jurisdiction)
    share = percent(family.share, lang) if family.share is not None else ""
    cells = (
        line(whole, family.parent),
        *(line(child.jurisdiction, child) for child in family.children),
        (text(lang, "compare.sum"), quantity(family.total, family.parent.unit, lang), share),
    )
    heads = tuple(text(lang, head) for head in ("compare.part_or_whole", "table.target", "compare.share"))
    return Table(text(lang, "compare.parts"), heads, cells)


def history_table(series: Sequence[StatusHistory], lang: str) -> Table:
    """A line a review day on which there was a judgement, a column a target."""
    days = [at for at, _ in series[0].days] if series else []
    found = [dict(each.days) for each in series]
    cells = tuple(
        (day(at, lang), *(_status(each[at], lang) for each in found)) for at in days if any(each[at] for each in found)
    )
    heads = (text(lang, "compare.day"), *(f"{each.target.title} {each.target.target_words}" for each in series))
    return Table(text(lang, "compare.history"), heads, cells)


def courses_table(courses: Sequence[Trajectory], lang: str) -> Table:
    """Every value of several targets, a line each; a target without any has a line of its own."""
    heads = ("table.place", "table.indicator", "table.target", "table.status", "report.head_when", "report.head_value")
    cells = tuple(
        (course.target.jurisdiction, course.target.title, course.target.target_words,
         text(lang, course.target.status_key), *point)
        for course in courses
        for point in ([(period(row.period, lang), row.words) for row in course.actuals] or [("", "—")])
    )  # fmt: skip
    return Table(text(lang, "compare.courses"), tuple(text(lang, head) for head in heads), cells)


def reasons_table(rows: Sequence[tuple[TargetRow, str]], lang: str) -> Table:
    """Targets that are left out of a comparison, with why."""
    heads = ("table.place", "table.indicator", "table.target", "compare.reason", "table.source")
    cells = tuple((row.jurisdiction, row.title, row.target_words, why, row.source_short) for row, why in rows)
    return Table("", tuple(text(lang, head) for head in heads), cells)


def crowd_table(bars: Iterable[tuple[object, Counts]], lang: str) -> Table:
    """How many targets stand in each bar and, last, in all, how many of them could be judged, and as what."""
    lines = list(bars)
    total: Counter[Status] = sum((Counter(counts) for _, counts in lines), Counter())
    cells = tuple(
        (text(lang, "chart.no_deadline") if name is None else str(name),
         sum(status.judged * count for status, count in counts.items()), sum(counts.values()),
         text(lang, "table.gap").join(
             text(lang, "table.status_count", status=text(lang, f"status.{status}"), count=counts[status])
             for status in Status if counts.get(status)))
        for name, counts in [*lines, (text(lang, "compare.sum"), total)]
    )  # fmt: skip
    heads = ("page.fact", "table.judged", "table.targets", "table.statuses")
    return Table("", tuple(text(lang, head) for head in heads), cells)


def _status(status: object, lang: str) -> str:
    return text(lang, f"status.{status}") if status else ""


def _stated(row: TargetRow, lang: str) -> str:
    deadline = day(row.deadline, lang) if row.deadline else text(lang, "table.no_deadline")
    return text(
        lang,
        "compare.stated",
        target=row.target_words,
        deadline=deadline,
        source=row.source_short,
        day=day(row.announced, lang),
    )
