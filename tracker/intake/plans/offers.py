"""Readings that people made by hand: their own count again, where nothing speaks against it; others' are offered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.intake.meaning.fields import field_of
from tracker.intake.meaning.headers import periods_aside
from tracker.intake.meaning.lookup import Lookup
from tracker.intake.meaning.names import plain_name
from tracker.intake.meaning.statements import About, Statement
from tracker.intake.plans.plan import Offer, Options
from tracker.intake.problems import Problem, problem
from tracker.intake.records import Record
from tracker.store.mappings import Reading

_OF_THE_SHAPE = (About.INDICATOR, About.CUMULATIVE, About.UNIT, About.PLACE)
"""What can hold for the next file of a shape, too; the period is that of one file, and so is plan or actual."""

_UNREAD = ("HEADER_NOT_FOUND", "COLUMN_MISSING")


def remembered(kept: Mapping[str, Reading], header: Sequence[str], person: str) -> tuple[Reading, tuple[Offer, ...]]:
    """The person's own reading, its columns unless they beat the exact name of one, and what is only offered."""
    own = kept.get(person, Reading())
    if beats_a_header(own.columns, header):
        own = own._replace(columns={})
    taken = kept.get(person) == own
    offered = {who: reading for who, reading in kept.items() if who != person or not taken}
    return own, tuple(Offer(who, reading) for who, reading in sorted(offered.items()) if any(reading))


def beats_a_header(columns: Mapping[int, str], header: Sequence[str]) -> bool:
    """Whether a reading takes a column, whose header names one field exactly, for another."""
    exact = {at: field_of(header[at])[0] for at in columns if at < len(header)}
    return any(field and field != columns[at] for at, field in exact.items())


def recall(said: dict[About, Statement], own: Reading, options: Options, lookup: Lookup, only: Sequence[About]) -> None:
    """Put what the person answered of an earlier file of this shape beside what this one says.

    It never beats what the file says for sure. It counts without a question where the words that it answered stand
    here again, periods aside; else it is what the panel suggests.
    """
    for about in only:
        value, words = own.answers.get(about, ("", ""))
        here = said.get(about, Statement(about))
        if not value or here.sure or options.answer(about) or not _is_known(about, value, lookup):
            continue
        if here.words and periods_aside(here.words) == periods_aside(words):
            choices = (value,) if about is About.UNIT else here.choices
            said[about] = replace(here, read=value, sure=True, choices=choices, recalled=True)
        elif not here.read or about is About.CUMULATIVE:
            said[about] = replace(here, read=value, recalled=True)


def said_by_hand(said: Mapping[About, Statement], options: Options) -> Reading:
    """What the person has said of this file that may hold for the next one of its shape, with the words answered."""
    answers = {
        about.value: (answer, said[about].words if about in said else "")
        for about in _OF_THE_SHAPE
        if (answer := options.answer(about))
    }
    return Reading(dict(options.mapping), answers, names_said(options))


def names_said(options: Options) -> dict[tuple[str, str], str]:
    """The names by hand in the form in which names are compared: the kind of a thing and a name -> its code."""
    return {(kind, plain_name(text)[0]): code for kind, text, code in options.names}


def _is_known(about: About, value: str, lookup: Lookup) -> bool:
    codes = {About.INDICATOR: lookup.indicators.codes, About.PLACE: lookup.jurisdictions.codes}
    return about not in codes or value in codes[about]


def told_of(offers: Sequence[Offer], problems: Sequence[Problem], header: Record) -> list[Problem]:
    """A word about readings of columns that are offered, where the columns cannot be read without one."""
    if not any(found.code in _UNREAD for found in problems):
        return []
    return [_told(offer, header) for offer in offers if any(offer.reading.columns.values())]


def _told(offer: Offer, header: Record) -> Problem:
    """The columns that were read, and in the same order the fields that they were taken for."""
    columns = sorted(offer.reading.columns.items())
    named = [(header.cells[at], field) for at, field in columns if field and at < len(header.cells)]
    shown, fields = " | ".join(cell for cell, _ in named), "、".join(field for _, field in named)
    return problem("MAPPING_OFFERED", header.line, "", shown, who=offer.who, field=fields)
