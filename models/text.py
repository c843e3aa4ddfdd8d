"""Titles and texts as the encoder reads them: the parts of a title, the phrases of running text.

Long texts are not one average vector: they are split, and each short piece is encoded for itself.
"""

import re

from models.normal_form import NORMALISATION_VERSION, normal_title

__all__ = ["MAX_PHRASES", "NORMALISATION_VERSION", "normal_title", "phrases", "title_parts"]

MAX_PARTS = 4
MAX_PHRASES = 40
MAX_PHRASE_WORDS = 14

# What German advertisements say around the title itself. Everything is lower-case here.
_OPENING = re.compile(
    r"^(?:.{0,60}\bsuchen wir\b|[\w ]{0,30}\bgesucht(?=:)|wir suchen|gesucht(?: wird)?\b|(?:deine?|"
    r"ihre?) (?:job|stelle|ausbildung|"
    r"karriere)\b|"
    r"stellenangebot|job|stelle|werde(?:n sie)?|komm zu uns|verstärke(?:n sie)? unser team|starte(?:n sie)?|"
    r"ausbildung(?:splatz)?(?: 20\d\d)?|duales studium|quereinstieg)\b[\s:–-]*"
    r"(?:(?:ab sofort|dringend|zum nächstmöglichen zeitpunkt|mehrere?|zur verstärkung|als|zum|zur|einen?|"
    r"eine|"
    r"engagierten?|motivierten?|zuverlässigen?|freundlichen?|erfahrenen?|qualifizierten?)\b[\s:]*)*"
)
_SCHEDULE = (
    r"(?:\b(?:in )?(?:voll|teil)-?\s?(?:oder|und|/|u\.|o\.|&)\s?-?(?:teil|voll)zeit|\b(?:in |"
    r"auf )?(?:vollzeit|teilzeit)\b"
    r"(?:\s?(?:oder|und|/|u\.|o\.)\s?(?:vollzeit|teilzeit|minijob))?|\b(?:vz|tz)\b(?:\s?(?:/|"
    r"oder)\s?\b(?:vz|tz)\b)?|"
    r"minijob(?:-?basis)?|geringfügig|nebenjob|ferienjob|aushilfsbasis|(?:auf )?\d{3}[,\d]* ?(?:€|"
    r"euro)[- ]?(?:basis|job)?|"
    r"(?:un)?befristet|festanstellung|direktvermittlung|arbeitnehmerüberlassung|"
    r"\d{1,2}[- ]schicht(?:betrieb)?|"
    r"(?:bis zu |ab |mind\. )?\d+[,.]?\d* ?(?:€|euro|h|std\.?|stunden|%|prozent)(?:/|\s?pro\s?|\s?je\s?|\s)?"
    r"(?:h|std\.?|stunde|woche|wo\.?|monat)?(?![\w]))"
)
_NOISE = re.compile(
    r"\bab (?:sofort|\d[\d./ ]*\d)|\bzum (?:nächstmöglichen (?:zeitpunkt|termin)|\d[\d./ ]*\d)|\bsofort\b|"
    r"\bdringend\b|"
    r"\b(?:werden |wird )?gesucht\b.*$|\b(?:für|in) (?:unser(?:e[nrms]?)?|das|"
    r"ein(?:en?)?) (?:junges? )?(?:team|haus|standort)\b.*$|"
    r"\bgehalt\b.*$|\bbrutto\b.*$|\bverdiene?n?\b.*$|\bbundesweit\b|\bdeutschlandweit\b|"
    rf"{_SCHEDULE}|\b(?:ref(?:erenz)?|job|stellen|kenn)[.-]?\s?-?(?:nr|id|nummer|ziffer)\b[.:\s]*[\w-]*|"
    r"\b(?:bei|für) (?:der |die |den |das )?[\w .&+-]{2,60}\b(?:gmbh|mbh|ag|kg|ohg|gbr|se|e\. ?v\.?)\b.*$|"
    r"\bquereinsteiger (?:willkommen|gesucht)\b|\bstellenangebot\b"
)
_PLACE = re.compile(
    r"(?:\b(?:in|für|bei|nähe|raum|großraum|region|standort|umkreis|kreis|landkreis|lkr\.?|bezirk|"
    r"bereich)\s+)?"
    r"\b(?:(?:d[- ])?\d{5}\s+[^\W\d_][\w.-]*(?:\s(?:am|an der|im|ob der|bei)\s[\w-]+)?|\d{5}\b)"
    r"|\b(?:im |in |für )?(?:den |die |der )?(?:großraum|raum|region|standort|umkreis|landkreis|lkr\.?)\s+"
    r"[\w-]+(?:\s?/\s?[\w-]+)*"
    r"|[-–,|(]?\s?\b(?:in |für )?(?:berlin|hamburg|münchen|köln|frankfurt(?: am main)?|stuttgart|"
    r"düsseldorf|leipzig|"
    r"dortmund|essen(?=\s*$)|bremen|dresden|hannover|nürnberg|duisburg|bochum|wuppertal|bielefeld|bonn|"
    r"münster|"
    r"mannheim|karlsruhe|augsburg|wiesbaden|freiburg|heidelberg|ulm|heilbronn|pforzheim|reutlingen|"
    r"tübingen)\b\)?"
)
_TRAILING = re.compile(
    r"(?:[\s,;:|/–-]+(?:in|im|für|als|und|oder|mit|bei|am|an|der|die|das|zum|zur|auf|ab|von))+$"
)
_JOB_WORD = re.compile(
    r"(?:er|or|är|eur|ist|ent|ant|kraft|kräfte|hilfe|leitung|mann|person|arzt|koch|wirt|wart|assistenz|"
    r"helferin|rat|amte|"
    r"stellte|bildende|pfleger|pflege|päde|goge|loge|peut|tekt|nom|graf|lotse|bote|geselle|gehilfe|"
    r"hebamme|chef|"
    r"pilot|soldat|nurse|clerk|cook|driver|ingenieur|ehmer|jurist|trainee|praktikum|azubi|minister|anwalt|"
    r"schmied)$"
)
_SPLIT = re.compile(r"\s+/\s+|\s*\|\s*|\b(?:und/)?oder\b|\bbzw\.?|(?<=[^\W\d_]{4})/(?=[^\W\d_]{4})|,\s|\s&\s")
_GENERIC = re.compile(
    r"^(?:mitarbeiter|mitarbeitende|angestellte|arbeitskraft|kollege|verstärkung|unterstützung|talent)\s+"
    r"(?:in der|in den|im bereich(?: der| des)?|im|in|für den bereich|für die|für den|für das|für|der|des|"
    r"am|an der|"
    r"bereich|auf dem|auf der|zur|zum)\s+(?=[^\W\d_]{4})"
)
_SENTENCE = re.compile(
    r"(?<=[.!?؟。…])\s+|[\n\r;؛•·▪●■►»«‣◦✓✔➢➤*|]+|\s>{1,2}\s|(?<=\s)[-–—](?=\s)|^\s*[-–—]\s*", re.MULTILINE
)
_CLAUSE = re.compile(r"[,،、:()\[\]]\s*")
_QUALIFIER = re.compile(
    r"\s[–—|-]\s|[,:;(]\s?|\s(?:für|auf|in|im|bei|mit|zur|zum|am|an|aus|als|gern|auch|for|at|with)\s"
)
_SAYS_NOTHING = re.compile(
    r"(?:\w+\s)?(?:mitarbeiter|mitarbeitende|fachkraft|arbeitskraft|hilfskraft|helfer|kraft|leiter|"
    r"leitung|person|"
    r"assistenz|trainee|praktikum|azubi|aushilfe|manager|meister|techniker|ingenieur|fahrer|berater)"
)
_LOOSE = " \t-–—|/\\,;:.!?*•·+&#>_=~\"'„“”‚‘’()[]{}"


def title_parts(title: str) -> tuple[str, ...]:
    """Split a title into the jobs that it names, each in its normal form, without the noise around it.

    "Koch (m/w/d) / Beikoch in Vollzeit" holds two, "Maler und Lackierer" is one. A head that says nothing
    ("Mitarbeiter in der Kleinteilmontage") gives way to its complement.

    Returns:
        at most `MAX_PARTS` parts in their order; the whole normal form where cleaning leaves nothing; empty
        for a title without letters.

    """
    whole = normal_title(title)
    if not any(sign.isalpha() for sign in whole):
        return ()
    parts = [_GENERIC.sub("", part) for part in _jobs(_without_noise(whole))]
    kept = [part for part in dict.fromkeys(parts) if sum(map(str.isalpha, part)) > 1]
    return tuple(kept[:MAX_PARTS]) or (whole,)


def title_head(part: str) -> str | None:
    """The job that a title part begins with, without what is said about it; None where there is nothing to cut.

    "bäcker – wir freuen uns auf sie" begins with "bäcker"; "kraft für die küche" with nothing that names a job.
    """
    head = _QUALIFIER.split(part, maxsplit=1)[0].strip(_LOOSE)
    if head == part or not _names_a_job(head) or _SAYS_NOTHING.fullmatch(head):
        return None
    return head


def _without_noise(whole: str) -> str:
    text = _OPENING.sub("", whole)
    text = _PLACE.sub(" ", _NOISE.sub(" ", text))
    text = re.sub(r"\([\W_]*\)", " ", text)
    text = " ".join(text.split()).strip(_LOOSE)
    return _TRAILING.sub("", text).strip(_LOOSE)


def _jobs(text: str) -> list[str]:
    """Split where both sides name a job; a side that names none qualifies the side before it."""
    pieces = [piece.strip(_LOOSE) for piece in _SPLIT.split(text)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2 or not any(_names_a_job(piece) for piece in pieces):
        return [text] if any(map(_is_latin, pieces)) else pieces
    jobs: list[str] = []
    for piece in pieces:
        if jobs and not _names_a_job(piece):
            jobs[-1] = f"{jobs[-1]} {piece}"
        else:
            jobs.append(piece)
    return jobs


def _names_a_job(piece: str) -> bool:
    return any(_JOB_WORD.search(word) for word in piece.split()[:4]) and not piece.endswith("-")


def _is_latin(piece: str) -> bool:
    return any("a" <= sign <= "ɏ" for sign in piece)


def phrases(text: str) -> tuple[str, ...]:
    """Split running text of any language into short phrases: sentences, bullets, long ones at their commas.

    Returns:
        at most `MAX_PHRASES` phrases in their order, without doubles, each of at most `MAX_PHRASE_WORDS`
        words (writing without spaces: of at most 60 characters).

    """
    found: dict[str, None] = {}
    for sentence in _SENTENCE.split(text):
        for piece in _short_pieces(sentence):
            found.setdefault(piece)
            if len(found) == MAX_PHRASES:
                return tuple(found)
    return tuple(found)


def _short_pieces(sentence: str | None) -> list[str]:
    if not sentence:
        return []
    words = sentence.split()
    pieces = [sentence] if len(words) <= 6 else _CLAUSE.split(sentence)
    short = [cut for piece in pieces for cut in _cut(piece.split())]
    return [
        piece for piece in (" ".join(cut).strip(_LOOSE) for cut in short) if sum(map(str.isalpha, piece)) > 1
    ]


def _cut(words: list[str]) -> list[list[str]]:
    """Cut a long clause into pieces of equal length, so that no tail of one word is left over."""
    if len(words) == 1 and len(words[0]) > 60:
        return [[words[0][start : start + 60]] for start in range(0, len(words[0]), 60)]
    count = -(-len(words) // MAX_PHRASE_WORDS) or 1
    size = -(-len(words) // count) or 1
    return [words[start : start + size] for start in range(0, len(words), size)]
