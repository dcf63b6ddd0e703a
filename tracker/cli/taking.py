"""`take`: places and indicators of the standard vocabulary into the database, by their names."""

import argparse
from functools import partial

from tracker.catalogue.taking import take_in, vocabulary_name
from tracker.cli.exits import Exit, Stopped
from tracker.cli.grammar import Command
from tracker.cli.printing import say
from tracker.cli.surroundings import add_who, clock, database_to_write, person
from tracker.people import may_write, may_write_somewhere
from tracker.store.engine import reading, writing
from tracker.store.entries import batch_entries
from tracker.vocabulary import find_division, find_indicator
from tracker.words import text


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """What to take, why, and who says so."""
    parser.add_argument("names", nargs="+", metavar="NAME", help=text(lang, "cli.taking.names"))
    parser.add_argument("--reason", default="", metavar="TEXT", help=text(lang, "cli.acts.reason"))
    add_who(parser, lang)


def run(args: argparse.Namespace) -> int:
    """Find each name among the divisions, then among the indicators; nothing is taken where one is not found."""
    now, who = clock(), person(args)
    codes = [_code(name, args.lang) for name in args.names]
    engine = database_to_write(now, args.lang)
    with writing(engine) as session:
        taken = take_in(
            session,
            codes,
            who=who.name,
            may_write=partial(may_write, who),
            may_add=may_write_somewhere(who),
            now=now,
            reason=args.reason,
        )
    if taken.wrong:
        words = [
            text(args.lang, f"cli.taking.{why}", name=shown_code(code, args.lang)) for code, why in taken.wrong.items()
        ]
        raise Stopped(Exit.REFUSED, "not_taken", "\n".join(words))
    if taken.result is None or taken.result.batch is None:
        say(text(args.lang, "cli.taking.nothing"))
        return Exit.DONE
    with reading(engine) as session:
        written = batch_entries(session=session, batch_id=taken.result.batch.id or 0, limit=None)
    say(text(args.lang, "cli.taking.done", number=taken.result.batch.id, count=len(written)))
    for entity, code, _, _ in written:
        say(f"{text(args.lang, f'history.entity_{entity}')} {shown_code(code, args.lang)}")
    return Exit.DONE


def _code(name: str, lang: str) -> str:
    """The code of a name; one that is not found, or is that of several, stops the command with what may be meant."""
    place, thing = find_division(name), find_indicator(name)
    if code := place.code or thing.code:
        return code
    asked = place if place.how == "ambiguous" else thing
    near = "、".join(shown_code(code, lang) for code in asked.suggestions or place.suggestions)
    key = "cli.taking.several" if asked.how == "ambiguous" else "cli.taking.not_found"
    raise Stopped(Exit.MISCALLED, "name_unknown", text(lang, key, name=name, near=near))


def shown_code(code: str, lang: str) -> str:
    """A code with the name that it stands for."""
    name = vocabulary_name(code, lang)
    return name if name == code else f"{name} ({code})"


COMMANDS = {"take": Command(add_arguments, run)}
