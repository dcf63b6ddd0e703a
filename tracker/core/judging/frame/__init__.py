"""The same judging over whole columns: many targets and actuals in, statuses and readings out, for pages and exports.

Numbers are float64. Whatever lies within 1e-9 of a threshold, and targets with interim values, are judged again by
`judge` in Decimal, so that both always say the same; a property test proves it. Nothing else in the core uses pandas.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

import numpy as np
import pandas as pd

from tracker.core.judging.frame.columns import NEVER, Codes, Days, Rows, Targets, pick, to_day
from tracker.core.judging.frame.course import stale
from tracker.core.judging.frame.points import points_of
from tracker.core.judging.frame.readings import Readings
from tracker.core.judging.frame.rules import STATUSES, decide
from tracker.core.judging.frame.shapes import REASONS
from tracker.core.judging.frame.values import Values, values_of
from tracker.core.judging.frame.ways import ways_of
from tracker.core.judging.judge import judge
from tracker.core.judging.judgement import Flag, Judgement
from tracker.core.settings import Settings

READINGS = ("completion_rate", "progress", "time_elapsed", "lead", "expected", "expected_today", "R", "remaining_pace")


def judge_frame(targets: pd.DataFrame, actuals: pd.DataFrame, as_of: date, settings: Settings) -> pd.DataFrame:
    """Judge all targets at once; one row a target, in the order and with the index of `targets`.

    `targets` has columns named as the fields of `Promise`; `kind`, `comparator` and `value` are needed, the others may
    be missing. `actuals` has `target` (an index label of `targets`), `start`, `end` and `value`, and may have
    `qualifier`, `vintage`, `standing`, `published`, `entered` and `basis`; an actual that serves two targets stands
    there twice. Dates are datetime64, codes text or categories.

    Returned: status, reason, data_as_of, stale, unconfirmed, worsening, and the readings of READINGS (missing where
    refused). Projection, seasonal share and sentences are asked of `judge`, for the targets on a page.
    """
    today = to_day(as_of)
    columns = Targets.of(targets)
    values = values_of(actuals, targets.index, today, settings)
    with np.errstate(all="ignore"):
        ways = ways_of(columns, values, settings)
        points, missing_year, near = points_of(ways, values)
        verdicts = decide(ways, points, missing_year, today, settings)
        read_at = verdicts.read_at
        readings = Readings(ways, pick(points.value, read_at, np.nan), pick(points.date, read_at, 0), today, settings)
        data_as_of = pick(points.date, verdicts.used, NEVER)
        result = pd.DataFrame(
            {
                "status": _words(verdicts.status, STATUSES),
                "reason": _words(verdicts.reason, REASONS),
                "data_as_of": data_as_of.astype("datetime64[D]").astype("datetime64[s]"),
                "stale": stale(columns, _newest(values, data_as_of), today, settings),
                "unconfirmed": verdicts.unconfirmed,
                "worsening": verdicts.worsening,
                **readings.columns,
            },
            index=targets.index,
        )
    again = np.flatnonzero(near | verdicts.near | columns.has_interim)
    return _judged_again(result, again, columns, values, as_of, settings)


def _newest(values: Values, data_as_of: Days) -> Days:
    """The end of the newest value known of a target that is judged by one; NEVER of the others."""
    newest = data_as_of.copy()
    np.maximum.at(newest, values.target, values.end)
    return np.where(data_as_of == NEVER, NEVER, newest)


def _words(places: Codes, vocabulary: Sequence[StrEnum]) -> "pd.Categorical[str]":
    return pd.Categorical.from_codes(places.tolist(), pd.Index([str(code) for code in vocabulary]))


def _judged_again(
    result: pd.DataFrame, rows: Rows, targets: Targets, values: Values, as_of: date, settings: Settings
) -> pd.DataFrame:
    """The result with these rows judged in Decimal."""
    if not len(rows):
        return result
    judged = [judge(targets.promise(row), values.observations(row), as_of, settings) for row in rows]
    told = pd.DataFrame([_row(judgement) for judgement in judged], index=result.index[rows])
    for name in result.columns:
        column = result[name].array.copy()
        column[rows] = told[name].astype(result[name].dtype).array
        result[name] = column
    return result


def _row(judgement: Judgement) -> dict[str, object]:
    readings = {name: judgement.reading(name) for name in READINGS}
    return {
        "status": judgement.status,
        "reason": judgement.reason,
        "data_as_of": pd.Timestamp(judgement.data_as_of) if judgement.data_as_of else pd.NaT,
        "stale": Flag.STALE in judgement.flags,
        "unconfirmed": Flag.UNCONFIRMED in judgement.flags,
        "worsening": Flag.WORSENING in judgement.flags,
    } | {
        name: float(reading.value) if reading is not None and isinstance(reading.value, Decimal) else np.nan
        for name, reading in readings.items()
    }
