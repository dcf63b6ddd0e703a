"""How a target is judged: by its kind, on any day, with every reading and its inputs. `docs/methods.md` is its manual.

promise     what was promised and observed         asof        what was known on a day
goal        which values fulfil a target           case        a target on a day, in one shape for the rules
usable      which actuals lie on its way           totals      totals over several years
course      the line from baseline to target       rules       the ordered rules that give the status
verdict     what a rule decides                    unready     rule 6: first impressions, and reasons
rates       R, average rates, rates of reduction   readings    the readings beside the status (with `outlook`)
projection  trend, miss, past pace                 seasonal    the share usual by the same month
exactness   bounds stay bounds                     tiers       a floor and its stretch
why         the first sentence                     sentences   the others, by key and typed value
ranks       ranks and the period they compare      fan         how far a projection may be off
frame       the same rules over whole columns
"""

from tracker.core.judging.judge import judge
from tracker.core.judging.judgement import Amount, Baseline, Flag, Judgement, Reading, Reason, Sentence, Unit, Wanted
from tracker.core.judging.promise import Observation, Promise

__all__ = [
    "Amount",
    "Baseline",
    "Flag",
    "Judgement",
    "Observation",
    "Promise",
    "Reading",
    "Reason",
    "Sentence",
    "Unit",
    "Wanted",
    "judge",
]
