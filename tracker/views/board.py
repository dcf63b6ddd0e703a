"""The board: every target with its judgement as of a day, and the rows that pages draw from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


from tracker.core.judging import Judgement, judge
from tracker.core.judging.asof import counts_from
from tracker.core.judging.promise import Promise
from tracker.core.kinds import ActualBasis, Qualifier
from tracker.core.periods import Period
from tracker.core.settings import Settings
from tracker.store.engine import Engine, reading
from tracker.views.promises import observation, promise
from tracker.views.rows import ActualRow, TargetRow
from tracker.views.snapshot import Snapshot, TargetRecord, ValueRecord, name
from tracker.words import measured, period, quantity, text, unit_name


@dataclass(frozen=True, slots=True)
class Board:
    """One version of the database judged as of a day. Targets of documents that came later are not on it."""

    version: tuple[int, int]
    as_of: date
    settings: Settings
    data: Snapshot
    promises: dict[str, Promise]
    judgements: dict[str, Judgement]

    @property
    def targets(self) -> Iterator[TargetRecord]:
        """The targets on the board, in the catalogue's order."""
        return (self.data.targets[code] for code in self.judgements)

    def known_values(self, series: tuple[int, int, str]) -> list[ValueRecord]:
        """The values of a series that were known on the day, all vintages, by period."""
        return [value for value in self.data.values.get(series, []) if counts_from(observation(value), self.settings).since <= self.as_of]


def load_board(engine: Engine, *, version: tuple[int, int], as_of: date, settings: Settings) -> Board:
    """Read the database and judge every target whose document was out by the day."""
    with reading(engine) as session:
        data = Snapshot.read(session)
    promises = {
        target.code: promise(target, data.measures[target.indicator_id], data.documents[target.source].published)
        for target in data.targets.values()
        if data.documents[target.source].published <= as_of
    }
    observed = {series: [observation(value) for value in values] for series, values in data.values.items()}
    judgements = {
        code: judge(promised, observed.get(data.targets[code].series, ()), as_of, settings) for code, promised in promises.items()
    }
    return Board(version, as_of, settings, data, promises, judgements)


def target_rows(board: Board, lang: str, codes: Iterable[str]) -> list[TargetRow]:
    """Rows of the targets with these codes."""
    return [target_row(board, lang, board.data.targets[code]) for code in codes]


def target_row(board: Board, lang: str, target: TargetRecord) -> TargetRow:
    """One target as pages and charts show it."""
    data, judged = board.data, board.judgements[target.code]
    measure, place = data.measures[target.indicator_id], data.places_by_id[target.jurisdiction_id]
    document, theme = data.documents[target.source], data.themes[data.theme_of(target)]
    promised = board.promises[target.code]
    latest = next((each for each in data.values.get(target.series, []) if judged.latest and each.id == judged.latest.id), None)
    return TargetRow(
        code=target.code,
        jurisdiction_code=place.code,
        jurisdiction=name(place, lang),
        indicator_code=measure.code,
        indicator=name(measure, lang),
        scope=name(data.scopes[target.scope], lang) if target.scope else "",
        theme_code=theme.code,
        theme=name(theme, lang),
        kind=target.kind,
        comparator=target.comparator,
        commitment=target.commitment,
        binding=target.binding,
        value=promised.value,
        upper=promised.upper,
        unit=measure.unit,
        decimals=measure.decimals,
        redacted=bool(target.redacted),
        target_words=target_words(target, lang),
        start=target.start,
        deadline=target.deadline,
        deadline_basis=target.deadline_basis,
        tier=target.tier,
        tier_of=target.tier_of or "",
        parent=target.parent or "",
        source=target.source,
        source_short=document.short_zh if lang == "zh" else document.short_en,
        line=target.line,
        figure=target.figure,
        announced=document.published,
        status=judged.status,
        reason=judged.reason or "",
        flags=tuple(sorted(judged.flags)),
        progress=_share(judged, "progress"),
        completion=_share(judged, "completion_rate"),
        elapsed=_share(judged, "time_elapsed"),
        lead=_share(judged, "lead"),
        expected=_value(judged, "expected"),
        latest=judged.latest.value if judged.latest else None,
        latest_period=judged.latest.period if judged.latest else None,
        latest_words=value_words(latest, measure.unit, lang) if latest else text(lang, "table.no_value"),
        data_as_of=judged.data_as_of,
        baseline=judged.baseline.value if judged.baseline else None,
    )


def target_words(target: TargetRecord, lang: str) -> str:
    """The target value as the document states it, with its comparator; a redacted or numberless one in words."""
    if target.value is None:
        return text(lang, "table.redacted" if target.redacted else "table.milestone", unit=unit_name(target.unit, lang))
    return measured(target.comparator, target.value, target.value_upper, target.unit, lang)


def value_words(value: ValueRecord, unit: str, lang: str) -> str:
    """An actual in words: its value with qualifier, its period, and a mark where it is not simply published."""
    amount = quantity(value.value, unit, lang)
    if value.qualifier != Qualifier.EXACT:
        amount = text(lang, f"qualifier.{Qualifier(value.qualifier).name.lower()}", amount=amount)
    words = text(lang, "table.value_in_period", amount=amount, period=period(Period(value.period_start, value.period_end), lang))
    return text(lang, "table.derived", words=words) if value.basis == ActualBasis.DERIVED else words


def actual_row(value: ValueRecord, unit: str, lang: str, as_of: date) -> ActualRow:
    """One actual of a series as pages and charts show it."""
    span = Period(value.period_start, value.period_end)
    return ActualRow(
        period=span,
        value=value.value,
        qualifier=value.qualifier,
        vintage=value.vintage,
        settled=value.qualifier != Qualifier.ESTIMATE and span.end <= as_of,
        interim=(span.end.month, span.end.day) != (12, 31) and span.start < span.end,
        basis=value.basis,
        certainty=value.certainty,
        publisher=value.publisher,
        published=value.published,
        derived_from=value.derived_from,
        source=value.source,
        note=value.note,
        version=value.version,
        words=value_words(value, unit, lang),
    )


def _share(judged: Judgement, reading_name: str) -> float | None:
    found = judged.reading(reading_name)
    return None if found is None or found.value is None or isinstance(found.value, date) else float(found.value) / 100


def _value(judged: Judgement, reading_name: str) -> Decimal | None:
    found = judged.reading(reading_name)
    return None if found is None or isinstance(found.value, date) else found.value
