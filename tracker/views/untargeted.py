"""The values of a place that no target of it is about: the newest of each series."""

import pandas as pd

from tracker.core.judging.asof import Known, known_by
from tracker.views.board import Board
from tracker.views.credits import publisher_words
from tracker.views.plans import series_words
from tracker.views.values import Series
from tracker.views.written import observed_words
from tracker.words import text


def untargeted_frame(board: Board, lang: str, place: str) -> pd.DataFrame:
    """Indicator, newest value that was known on the day, how many periods have one, and who published it; a series
    a row, no row where every value has its target. The index has the codes of the newest periods."""
    data = board.data
    here = data.places[place].id
    targeted = {target.series for target in board.targets_of(here)}
    series = [each for each in data.series_by_place.get(here, []) if each not in targeted]
    known = {each: found for each in series if (found := _known(board, each))}
    measures = {each: data.measures[each[1]] for each in known}
    columns = {
        "table.indicator": [series_words(data, measures[each], each[2], lang) for each in known],
        "table.latest": [observed_words(found[-1].observation, measures[each], lang) for each, found in known.items()],
        "table.periods": [len(found) for found in known.values()],
        "page.actual_publisher": [publisher_words(found[-1].observation.publisher, lang) for found in known.values()],
    }
    newest = [found[-1].observation.period.code for found in known.values()]
    return pd.DataFrame({text(lang, key): cells for key, cells in columns.items()}, index=newest)


def _known(board: Board, series: Series) -> tuple[Known, ...]:
    """One value a period, by their ends, as the judging has them."""
    return known_by(board.data.values.get(series, []), board.as_of, board.settings)
