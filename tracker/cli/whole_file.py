"""The options of `import` about a whole file: place, indicator, period, unit, names by hand."""

import argparse

from tracker.cli.exits import Exit, Stopped
from tracker.core import units
from tracker.core.periods import PeriodError, parse_period
from tracker.intake.meaning.lookup import Lookup
from tracker.intake.meaning.names import NameIndex, plain_name
from tracker.intake.plans.plan import Options, Plan
from tracker.words import text


def whole_options(args: argparse.Namespace, lookup: Lookup, mapping: dict[int, str]) -> Options:
    """What was said on the command line, with codes for names; raises Stopped for what cannot be meant."""
    if args.place and args.place not in lookup.jurisdictions.codes:
        raise _wrong(args, "place_unknown", args.place)
    indicator = lookup.indicators.resolve(args.indicator).code if args.indicator else ""
    if args.indicator and not indicator:
        raise _wrong(args, "indicator_unknown", args.indicator)
    if args.period and not _is_period(args.period):
        raise _wrong(args, "period_wrong", args.period)
    if args.unit and not units.known(args.unit):
        raise _wrong(args, "unit_wrong", args.unit)
    return Options(
        args.sheet,
        tuple(mapping.items()),
        args.only_good,
        args.place,
        indicator,
        args.period,
        args.unit,
        args.cumulative,
        args.actual,
        tuple(_name(args, entry, (lookup.indicators, lookup.jurisdictions)) for entry in args.name),
        args.skip_unknown,
        args.confirmed,
    )


def _name(args: argparse.Namespace, entry: str, indexes: tuple[NameIndex, ...]) -> tuple[str, str, str]:
    """NAME=CODE as the kind of the thing, the name as it is compared, and the code."""
    name, separator, said = (part.strip() for part in entry.rpartition("="))
    for index in indexes:
        if separator and name and (code := index.resolve(said).code):
            return index.kind, plain_name(name)[0], code
    raise Stopped(Exit.MISCALLED, "name_wrong", text(args.lang, "cli.import.name_wrong", entry=entry))


def refuse_what_columns_say(args: argparse.Namespace, plan: Plan) -> None:
    """Raises Stopped where a choice for the whole file stands beside a column that says the same of each record."""
    needed = {statement.about.value for statement in plan.layout.statements if statement.needed}
    if not plan.layout.columns:
        return
    if args.place and not plan.layout.place:
        raise _wrong(args, "place_named", args.place)
    for option in ("indicator", "period"):
        if getattr(args, option) and option not in needed:
            words = text(args.lang, "cli.import.named", option=option, code=getattr(args, option))
            raise Stopped(Exit.MISCALLED, f"{option}_named", words)


def _is_period(period: str) -> bool:
    try:
        parse_period(period)
    except PeriodError:
        return False
    return True


def _wrong(args: argparse.Namespace, why: str, code: str) -> Stopped:
    return Stopped(Exit.MISCALLED, why, text(args.lang, f"cli.import.{why}", code=code))
