"""Which regulated profession a post or a certificate belongs to, and who may exercise it."""

import re
from collections.abc import Iterator, Sequence

from data.levels import Recognition, RequirementLevel
from data.records import Candidate, JobKind, Qualification, Vacancy
from data.rules.loading import Rules
from data.rules.rows import RegulatedProfession
from matcher.certainty import is_sure

NOT_REGULATED = -1
NOT_STATED = "not_stated"

TRAINING_KINDS = (JobKind.APPRENTICESHIP, JobKind.INTERNSHIP, JobKind.TRAINING)
"""Kinds of work that lead to a profession and so need no recognition."""

_GENDER_MARK = re.compile(r"[:*_/·]-?(?=(?:in|innen|[rne])\b)|\(in(?:nen)?\)")
_COURSE = re.compile(
    r"sprach|deutsch|führerschein|kurs\b|course|курс|دور[ةه]|lehrgang|seminar|workshop|integration|c1|b[12]\b"
)
_CLAUSE = re.compile(r"[,/|;()–—]|\s-\s|\boder\b")
_WORD_AND_NEXT = re.compile(r"\w*(?:\s\w+)?")
_RANKS = (
    None,
    Recognition.NONE,
    Recognition.APPLIED,
    Recognition.PARTIAL,
    Recognition.NOT_NEEDED,
    Recognition.FULL,
)


def plain_job_title(text: str) -> str:
    """Lower case, and the gender marks inside words gone: "Pfleger:in" as "pflegerin"."""
    return _GENDER_MARK.sub("", text.lower())


def profession_of_vacancy(vacancy: Vacancy, rules: Rules) -> int:
    """Number of the regulated profession (a place in `rules.professions`), or `NOT_REGULATED`.

    What the employer entered wins. Helper posts and posts on the way to a profession are not regulated.
    """
    if vacancy.regulated is False or vacancy.kind in TRAINING_KINDS:
        return NOT_REGULATED
    texts = [plain_job_title(text) for text in (vacancy.title, *vacancy.occupation.titles)]
    if not vacancy.regulated and _needs_no_recognition(vacancy, texts[0], rules):
        return NOT_REGULATED
    kldb = vacancy.occupation.kldb if is_sure(vacancy.derived, "occupation.kldb") else None
    number = next(_professions(texts, kldb, rules), NOT_REGULATED)
    return _other(rules) if number == NOT_REGULATED and vacancy.regulated else number


def recognition_of_candidate(candidate: Candidate, rules: Rules) -> dict[int, str]:
    """How far the person's recognition has come, by number of the regulated profession.

    A certificate counts for the professions that its title names; German ones need no recognition. Foreign
    ones whose title names none, and is no course, count for the person's occupations, the least of them.
    """
    states: dict[int, str] = {}
    for qualification in candidate.qualifications:
        for number in _professions([plain_job_title(qualification.title)], None, rules):
            state = _state(qualification)
            states[number] = max(state, states.get(number, state), key=_rank)
    unnamed = [_state(each) for each in candidate.qualifications if _may_be_of_occupation(each, rules)]
    if unnamed:
        state = min(unnamed, key=_rank)
        states = dict.fromkeys(_professions_of_occupations(candidate, rules), state) | states
    return states


def may_exercise(state: str | None) -> bool:
    """Whether a state of recognition allows exercising the profession."""
    return state in (Recognition.FULL, Recognition.NOT_NEEDED)


def _professions(texts: Sequence[str], kldb: str | None, rules: Rules) -> Iterator[int]:
    """Professions that the title names, or that its other names or code say where the title is not a helper's."""
    title, *others = texts
    clauses = _clauses([title], rules)
    other_clauses = _clauses(others, rules)
    if not clauses and not other_clauses and not kldb:
        return
    for number, versions in enumerate(rules.professions):
        profession = versions[-1]
        if _is_named(profession, clauses) or (
            not (profession.exclude and profession.exclude.search(title))
            and (
                _is_named(profession, other_clauses)
                or (kldb and profession.kldb and kldb.startswith(profession.kldb))
            )
        ):
            yield number


def _clauses(texts: Sequence[str], rules: Rules) -> list[str]:
    """The clauses of `texts` in which a profession may be named."""
    clauses = (clause for text in texts for clause in _CLAUSE.split(text))
    return [clause for clause in clauses if rules.profession_names.search(clause)]


def _is_named(profession: RegulatedProfession, clauses: Sequence[str]) -> bool:
    if profession.pattern is None:
        return False
    for clause in clauses:
        for match in profession.pattern.finditer(clause):
            if not _is_excluded(profession, clause, match.end()):
                return True
    return False


def _is_excluded(profession: RegulatedProfession, clause: str, end: int) -> bool:
    """Whether what is named up to `end` is another's post: said before it, in the same word, or in the next.

    "Krankenpflegehelfer" and "Sekretariat der Ärztin" are no regulated posts; "Krankenpfleger in der Suchthilfe" is.
    """
    reach = _WORD_AND_NEXT.match(clause, end)
    return profession.exclude is not None and bool(
        profession.exclude.search(clause[: reach.end() if reach else end])
    )


def _needs_no_recognition(vacancy: Vacancy, title: str, rules: Rules) -> bool:
    is_helper = vacancy.level is RequirementLevel.HELPER and is_sure(vacancy.derived, "level")
    return is_helper or any(row.pattern.search(title) for row in rules.exceptions)


def _other(rules: Rules) -> int:
    """The profession for posts that are entered as regulated and that no row names."""
    unnamed = (
        n for n, rows in enumerate(rules.professions) if rows[-1].pattern is None and not rows[-1].kldb
    )
    return next(unnamed, NOT_REGULATED)


def _may_be_of_occupation(qualification: Qualification, rules: Rules) -> bool:
    title = plain_job_title(qualification.title)
    if qualification.country == "DE" or _COURSE.search(title):
        return False
    return next(_professions([title], None, rules), None) is None


def _professions_of_occupations(candidate: Candidate, rules: Rules) -> Iterator[int]:
    for occupation in candidate.occupations:
        yield from _professions([plain_job_title(occupation.title)], occupation.kldb, rules)


def _state(qualification: Qualification) -> str:
    if qualification.recognition is None:
        return Recognition.NOT_NEEDED if qualification.country == "DE" else NOT_STATED
    return qualification.recognition


def _rank(state: str) -> int:
    return 0 if state == NOT_STATED else _RANKS.index(Recognition(state))
