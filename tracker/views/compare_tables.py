"""The numbers behind the charts that compare, as tables."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.core.kinds import Qualifier, Status, StatusKind
from tracker.views.distance import distance_words
from tracker.views.families import Family, Part
from tracker.views.report import Cell, Table
from tracker.views.rows import StatusHistory, TargetLink, TargetRow, Trajectory
from tracker.views.totals import Counts
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
    """A whole, its parts, and what those make that are added up, each as a share of the whole; why others are not."""
    whole = family.parent

    def line(name: str, row: TargetRow, counted: str) -> tuple[Cell, ...]:
        share = row.value / whole.value if row.value is not None and whole.value and row.of_amounts else None
        return name, row.target_words, "" if share is None else percent(share, lang), counted

    def of_part(part: Part) -> tuple[Cell, ...]:
        why = f"parts.outside_{part.outside}" if part.outside else "parts.counted"
        return line(part.row.jurisdiction, part.row, text(lang, why))

    total = family.total_words(lang) or text(lang, "parts.no_sum")
    share = percent(family.share, lang) if family.share is not None else ""
    counted = text(lang, "parts.counted_of", count=len(family.summed), all=len(family.parts))
    cells = (
        line(text(lang, "compare.whole", place=whole.jurisdiction), whole, ""),
        *map(of_part, family.parts),
        (text(lang, "compare.sum"), total, share, counted),
    )
    heads = tuple(
        text(lang, head) for head in ("compare.part_or_whole", "table.target", "compare.share", "parts.head_counted")
    )
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
    """Every value of several targets, a line each, with its distance; a target without any has a line of its own."""
    heads = ("table.place", "table.indicator", "table.target", "table.status", "report.head_when", "report.head_value",
             "compare.distance")  # fmt: skip
    cells = tuple(
        (course.target.jurisdiction, course.target.title, course.target.target_words,
         text(lang, course.target.status_key), *point)
        for course in courses
        for point in (_points(course, lang) or [("", "—", "")])
    )  # fmt: skip
    return Table(text(lang, "compare.courses"), tuple(text(lang, head) for head in heads), cells)


def _points(course: Trajectory, lang: str) -> list[tuple[str, str, str]]:
    """Period, value and distance of each value, and of the running mean that an average rate is judged by."""
    row = course.target
    values = [
        (period(each.period, lang), each.words,
         "" if each.qualifier in (Qualifier.ABOVE, Qualifier.BELOW) else distance_words(row, each.value, lang))
        for each in course.actuals
    ]  # fmt: skip
    means = [
        (day(at, lang),
         text(lang, "chart.yearly_average", amount=quantity(mean, row.unit, lang, row.decimals, counted=row.counted)),
         distance_words(row, mean, lang))
        for at, mean in course.running_mean
    ]  # fmt: skip
    return values + means


def reasons_table(rows: Sequence[tuple[TargetRow, str]], lang: str) -> Table:
    """Targets that are left out of a comparison, with why."""
    heads = ("table.place", "table.indicator", "table.target", "compare.reason", "table.source")
    cells = tuple((row.jurisdiction, row.title, row.target_words, why, row.source_short) for row, why in rows)
    return Table("", tuple(text(lang, head) for head in heads), cells)


def totals_table(bars: Iterable[tuple[object, Counts]], lang: str) -> Table:
    """How many targets stand in each bar and, last, in all, how many of them could be judged, and as what."""
    lines = list(bars)
    total: Counter[Status] = sum((Counter(counts) for _, counts in lines), Counter())
    cells = tuple(
        (text(lang, "chart.no_deadline") if name is None else str(name),
         sum(status.judged * count for status, count in counts.items()), sum(counts.values()),
         text(lang, "table.kind_gap").join(_kind(kind, counts, lang) for kind in StatusKind
                                           if any(status.kind is kind for status in counts)))
        for name, counts in [*lines, (text(lang, "compare.sum"), total)]
    )  # fmt: skip
    heads = ("page.fact", "table.judged", "table.targets", "table.statuses")
    return Table("", tuple(text(lang, head) for head in heads), cells)


def _kind(kind: StatusKind, counts: Counts, lang: str) -> str:
    """How many targets have statuses of a kind, and which: 进度滞后 5（慢于序时进度 3，严重滞后 2）."""
    of_kind = [status for status in Status if status.kind is kind and counts.get(status)]
    said = [text(lang, "table.status_count", status=text(lang, f"status.{status}"), count=counts[status])
            for status in of_kind]  # fmt: skip
    return text(
        lang,
        "table.kind_count",
        kind=text(lang, f"status.kind.{kind}"),
        count=sum(counts[status] for status in of_kind),
        statuses=text(lang, "table.gap").join(said),
    )


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
