"""Judging a whole country at once."""

from datetime import date

import pandas as pd

from benchmarks.generate import generated
from benchmarks.measure import Measured, in_turn, seconds
from tracker.core.judging.frame import judge_frame
from tracker.core.settings import load_settings
from tracker.store.engine import connect
from tracker.views.judged_columns import DatabaseVersion

DAY = date(2026, 7, 1)


def judging(times: int) -> list[Measured]:
    """100,000 targets with 1,000,000 actuals and every reading, against the last actual of each target by pandas."""
    database = DatabaseVersion.read(connect(generated(1_000_000).database), (0, 0))
    targets = list(database.data.targets.values())
    actuals, settings = database.data.values.frame([target.series for target in targets]), load_settings()
    shuffled = actuals.sample(frac=1, random_state=1).reset_index(drop=True)

    def last() -> pd.DataFrame:
        return shuffled.sort_values(["target", "end"]).groupby("target").last()

    ours, reference = in_turn(
        times, lambda: seconds(lambda: judge_frame(database.columns, shuffled, DAY, settings)), lambda: seconds(last)
    )
    return [Measured("judging 100,000 targets, 1,000,000 actuals", ours, reference, "sort_values + groupby.last", 5.0)]
