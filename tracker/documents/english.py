"""English documents: the same roles and fields by plainer rules, a sentence or an item of a list at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.core.kinds import Commitment, Comparator, DeadlineBasis, Kind
from tracker.documents.candidates import Candidate
from tracker.documents.facts import Facts
from tracker.documents.lines import Paragraph
from tracker.documents.numerals import Numeral, numerals_in
from tracker.documents.reasons import Reason
from tracker.documents.roles import Role
from tracker.documents.sentences import Sentence, sentences_of

_YEAR = re.compile(r"(?:19|20)\d\d$")
_UNIT = re.compile(
    r"\s?(?:(?P<scale>thousand|million|billion|trillion)\b\s*)?"
    r"(?P<unit>%|percent(?:age points?)?\b|per cent\b|[A-Za-z][A-Za-z²³/-]*)?"
)
_UNIT_WORDS = """
    miles mile acres acre kilometers kilometres km kWh MWh GWh MW GW kW tons tonnes ton people jobs homes households
    units trees vehicles buses schools
    hours minutes days dollars gallons hectares residents students businesses projects
"""
_UNITS = frozenset(_UNIT_WORDS.split())
_GOAL = re.compile(
    r"\b(?:goals?|targets?|will|aims?|by (?:the end of )?20\d\d|plans? to|intends?|"
    r"commit(?:s|ted)?|must|shall|strives?|seeks?|objective"
    r"|pledges?)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"^(?:[•●▪*–—-]\s*|\d+[.)]\s*)?(?:reduce|increase|generate|raise|reach|achieve|cut|"
    r"install|plant|build|ensure|expand|create"
    r"|add|double|triple|lower|maintain|keep|deliver|provide|improve|grow|complete|"
    r"eliminate|limit|attain|convert|protect)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|has|have|had|rose|fell|grew|reached|achieved|increased|decreased|"
    r"reduced|declined|totaled|totalled|since"
    r"|last year|to date|currently|already|completed|in 20\d\d)\b",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:by|before|through|until|in)\s+(?:the\s+end\s+of\s+|year\s+)?(20\d\d)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?P<verb>(?P<down>reduc\w*|cut\w*|lower\w*|decreas\w*|declin\w*|fell|drop\w*)"
    r"|(?P<up>increas\w*|rais\w*|grow\w*|grew|rose|expand\w*|improv\w*|boost\w*))\b",
    re.IGNORECASE,
)
_CHANGE_NOUN = re.compile(
    r"\s*(?:(?P<down>reduction|decrease|cut|decline)|(?P<up>increase|growth|rise))\s+(?:in|of)\s+", re.IGNORECASE
)
_NOUN_BEHIND = re.compile(
    r"\s+((?!(?:by|of|to|in|from|relative|compared|below|above|reduction|increase|"
    r"decrease|and|or|per|over|since|for|on|at)\b)"
    r"[A-Za-z][^.;,()\d]{3,60}?)(?=\s+(?:by|in|within|before|per|and|from|since)\b|[.;,()]|$)"
)
_BEFORE = (
    (re.compile(r"(?:at least|no (?:less|fewer) than|a minimum of)\s*[$€£]?$", re.IGNORECASE), Comparator.AT_LEAST),
    (re.compile(r"(?:more than|over|above|exceed(?:s|ing)?)\s*[$€£]?$", re.IGNORECASE), Comparator.ABOVE),
    (
        re.compile(r"(?:at most|no more than|up to|within|limited? to|not exceed)\s*[$€£]?$", re.IGNORECASE),
        Comparator.AT_MOST,
    ),
    (re.compile(r"(?:less than|under|below|fewer than)\s*[$€£]?$", re.IGNORECASE), Comparator.BELOW),
    (re.compile(r"(?:about|around|approximately|nearly|roughly)\s*[$€£]?$", re.IGNORECASE), Comparator.ABOUT),
    (re.compile(r"\bto\s*[$€£]?$", re.IGNORECASE), Comparator.AT_LEAST),
)
_SHARE = re.compile(r"\b(?:share|rate|percentage|proportion|coverage|level)\b", re.IGNORECASE)
_MUST = re.compile(r"\b(?:must|shall|ensure|required to)\b", re.IGNORECASE)
_STRIVE = re.compile(r"\b(?:strive|seek|aspire|endeavou?r)\w*\b", re.IGNORECASE)
_AROUND = re.compile(r"^(?:[•●▪*–—,-]\s*|(?:our|the|its|a|an|of|to|by|and|total|will|be|is|in)\b\s*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Opening:
    """What the line before a list says: that goals follow, and by which year."""

    ahead: bool = False
    due: int = 0
    words: str = ""


def read_english(paragraphs: Sequence[Paragraph], facts: Facts) -> Iterator[Candidate]:
    """The candidates of an English text."""
    opening = _Opening()
    for paragraph in paragraphs:
        numerals = numerals_in(paragraph.text)
        for sentence in sentences_of(paragraph.text):
            words = paragraph.text[sentence.start : sentence.end]
            inside = [one for one in numerals if sentence.start <= one.start < sentence.end]
            role = _role(words, opening, facts) if inside else (False, "")
            for numeral in inside:
                yield _candidate(paragraph, sentence, numeral, opening, role, facts)
            if words.rstrip().endswith(":") or re.fullmatch(r"[^.]{0,60}\b[Gg]oals?", words):
                due = [int(year) for year in _DUE.findall(words)]
                opening = _Opening(bool(_GOAL.search(words)), max(due, default=0), words.strip())


def _candidate(
    paragraph: Paragraph, sentence: Sentence, numeral: Numeral, opening: _Opening, role: tuple[bool, str], facts: Facts
) -> Candidate:
    text = paragraph.text
    line, start = paragraph.place(numeral.start)
    words, before = text[sentence.start : sentence.end], text[sentence.start : numeral.start]
    if reason := _reason(numeral, text, paragraph.furniture):
        return Candidate(
            line=line,
            start=start,
            figure=numeral.text,
            role=Role.EXCLUDED,
            reason=reason,
            because={"role": before[-12:] + numeral.text},
        )
    goal, role_words = role
    if not role_words:
        return Candidate(line=line, start=start, figure=numeral.text, role=Role.EXCLUDED, reason=Reason.STATED_FACT)
    value, unit, end = _amount(numeral, text)
    change, by = _change(before)
    if noun := _CHANGE_NOUN.match(text, end):
        change, by = ("down" if noun["down"] else "up"), True
    comparator, comparator_words = _comparator(before)
    if by and comparator is Comparator.AT_LEAST and comparator_words.lower().startswith("to"):
        comparator = Comparator.COUNT
    name = _name(before, text[end : sentence.end])
    kind = Kind.GROWTH if by else _kind(unit, name)
    due, basis, due_words = _due(words, end - sentence.start, opening)
    return Candidate(
        line=line, start=start, figure=text[numeral.start : end], role=Role.TARGET if goal else Role.ACTUAL,
        jurisdiction=facts.place_name, indicator=name, kind=kind, comparator=comparator, value=value, unit=unit,
        commitment=_commitment(words) if goal else None, change=change if by else "",
        period=(f"{due}-12-31" if due else "") if goal else _past_year(words, facts),
        deadline_basis=basis if goal else None,
        because={"role": role_words, "comparator": comparator_words, "period": due_words},
    )  # fmt: skip


def _reason(numeral: Numeral, text: str, furniture: bool) -> Reason | None:
    """Why a numeral states nothing, if so."""
    after, before = text[numeral.end : numeral.end + 12], text[max(0, numeral.start - 12) : numeral.start]
    if furniture:
        return Reason.PAGE_FURNITURE
    if _YEAR.fullmatch(numeral.text) or re.match(r"(?:st|nd|rd|th)\b", after):
        return Reason.DATE if _YEAR.fullmatch(numeral.text) else Reason.ORDINAL
    if not re.match(r"\d", numeral.text):
        return Reason.CLASSIFICATION
    if re.search(
        r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s$", before
    ):
        return Reason.DATE
    if re.search(r"[A-Za-z_.-]$|\b(?:Figure|Table|Chapter|Section|Goal|Page|Phase|Step|Ward|Article|No\.)\s$", before):
        return Reason.ORDINAL
    if numeral.start == 0 and re.match(r"[.)]\s", after):
        return Reason.ORDINAL
    return Reason.TECHNICAL_NAME if re.match(r"[A-Za-z]", after) and not re.match(r"[kMG]W|km", after) else None


def _amount(numeral: Numeral, text: str) -> tuple[str, str, int]:
    """Value, unit and the end of the figure."""
    value = numeral.text.rstrip("%‰").replace(",", "")
    if numeral.text[-1] in "%‰":
        return value, numeral.text[-1], numeral.end
    found = _UNIT.match(text, numeral.end)
    scale, unit = (found["scale"] or "", found["unit"] or "") if found else ("", "")
    money = text[numeral.start - 1 : numeral.start] in ("$", "€", "£")
    if unit.startswith(("percent", "per cent")) and found:
        return value, "percentage points" if "point" in unit else "%", found.end()
    if unit in _UNITS and found:
        return value, f"{scale} {unit}".strip(), found.end()
    end = found.end("scale") if found and scale else numeral.end
    return value, f"{scale} {'dollars' if money else ''}".strip(), end


def _role(words: str, opening: _Opening, facts: Facts) -> tuple[bool, str]:
    """Whether a sentence states a goal, and the words it rests on."""
    if imperative := _IMPERATIVE.match(words):
        return True, opening.words or imperative[0]
    past, goal = _PAST.search(words), _GOAL.search(words)
    due = _DUE.search(words)
    if due and int(due[1]) >= facts.year and (goal or not past):
        return True, due[0]
    if goal and not (past and past.start() < goal.start()):
        return True, goal[0]
    if past:
        return False, past[0]
    return opening.ahead, opening.words


def _change(before: str) -> tuple[str, bool]:
    """Which way, and whether the number is the size of the change (by 30%)."""
    found = list(_CHANGE.finditer(before))
    by = bool(re.search(r"\bby\s+(?:at least |about |up to |more than |over )?[$]?$", before))
    if not found:
        return "", False
    last = found[-1]
    between = before[last.end() :]
    direct = not re.search(r"\b(?:to|at|of|than|least)\s*[$]?$|[;:]", between) and not re.search(
        r"\band\b[^,]*$", between
    )
    return ("down" if last["down"] else "up"), by or direct


def _comparator(before: str) -> tuple[Comparator, str]:
    for pattern, comparator in _BEFORE:
        if found := pattern.search(before):
            return comparator, found[0]
    return Comparator.COUNT, ""


def _name(before: str, behind: str) -> str:
    """What is measured: behind 'N% of …', else between the verb and the number."""
    if noun := _CHANGE_NOUN.match(behind):
        return _plain(re.split(r"[.;,]|\b(?:relative|compared|from|below|by)\b", behind[noun.end() :])[0])
    if noun := _NOUN_BEHIND.match(behind):
        return _plain(noun[1])
    if of := re.match(r"\s*(?:of\s+)([^.;,]{4,80})", behind):
        return _plain(of[1]) if not re.search(r"\b(?:rate|share|level) of\s*$", before) else _plain(_object(before))
    if name := _plain(re.split(r"\s[$]?\d", _object(before))[0]):
        return name
    return _plain(re.split(r"[.;,]", behind)[0][:80])


def _object(before: str) -> str:
    """The words between the last verb of the sentence and its number."""
    clause = re.split(r"[;:]|,\s(?:and|while)\s", before)[-1]
    verb = list(_CHANGE.finditer(clause)) or list(re.finditer(_IMPERATIVE.pattern[1:], clause, re.IGNORECASE))
    clause = clause[verb[0].end() :] if verb else clause
    return re.sub(r"\b(?:by|to|of|is|at|at least|more than|up to|over|reached|was|were|from)?\s*[$€£]?$", "", clause)


def _plain(words: str) -> str:
    for _ in range(6):
        shorter = _AROUND.sub("", words.strip(), count=1)
        if shorter == words:
            break
        words = shorter
    words = re.sub(r"\b(?:by|to|of|is|at|in|was|were|rate of)$", "", words.strip()).strip()
    return re.sub(r"\s*\bby 20\d\d\b.*", "", words).strip(" .,:")


def _kind(unit: str, name: str) -> Kind:
    if unit in {"%", "‰"} or _SHARE.search(name):
        return Kind.LEVEL
    return Kind.TOTAL


def _commitment(words: str) -> Commitment:
    if _MUST.search(words):
        return Commitment.MUST
    return Commitment.STRIVE if _STRIVE.search(words) else Commitment.PLAN


def _due(words: str, end: int, opening: _Opening) -> tuple[int, DeadlineBasis, str]:
    """The deadline's year, how it is known, and from which words: the next behind the number, else the last before."""
    found = _DUE.search(words, end)
    for before in [] if found else _DUE.finditer(words, 0, end):
        found = before
    if found:
        return int(found[1]), DeadlineBasis.STATED, found[0]
    if opening.due:
        return opening.due, DeadlineBasis.INFERRED, opening.words
    return 0, DeadlineBasis.NONE, ""


def _past_year(words: str, facts: Facts) -> str:
    years = re.findall(r"\b(20\d\d)\b", words)
    return years[-1] if years else str(facts.year - 1)
