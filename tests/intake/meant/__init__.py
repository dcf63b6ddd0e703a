"""Files in which a word somewhere decides what the values are: what is stored of each, and why the rest is not."""

from tests.intake.meant.beside import BESIDE
from tests.intake.meant.lines import LINES
from tests.intake.meant.months import MONTHS
from tests.intake.meant.parts import PARTS
from tests.intake.meant.periods import PERIODS
from tests.intake.meant.plain import PLAIN
from tests.intake.meant.remarks import REMARKS
from tests.intake.meant.sizes import SIZES
from tests.intake.meant.titles import TITLES
from tests.intake.meant.units import UNITS

CASES = {**PERIODS, **LINES, **REMARKS, **PARTS, **SIZES, **PLAIN, **UNITS, **TITLES, **BESIDE, **MONTHS}
