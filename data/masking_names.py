"""Personal names in free text: known ones, and those that an introduction, a label or an honorific tells.

A name is a run of words that begin big (in scripts that have capitals). Words of work, of firms and of offices
end it, so that "Frau Meier Personalleiterin" loses the name and keeps the job.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from data.lexicon import occupation_titles

NAME = "[Name]"

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+){0,4}")
_LONGEST_NAME = 60
_MOST_KNOWN_WORDS = 40
_LEAST_LATIN, _LEAST_OTHER = 3, 2


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words("von van de del der den zu al el bin bint ben abu da di la le ter")
_TITLES = _words("herr herrn frau dr prof mr mrs ms med")
# Words that begin a new thought, or a new line of a contact, and are no part of a name.
_NO_NAMES = _words("""
    ich und i and я і и je et ben ve ist is bin am wir sie tel telefon mobil fax email mail handy mann kind team
    kontakt personal office excel word teams access project outlook sql windows unser unsere unserem ihre ihr die
    der das den bitte bei in im mit für von vom zum zur aus auf als nach seit or oder bewerbung stelle frau herr
    herrn beruf arbeit mensch person mutter vater
""")
_FIRM_FORMS = _words("gmbh ag kg ohg gbr ug ek ev se mbh ggmbh co ltd inc llc kgaa partg stiftung klinikum")
_FIRM_HEADS = re.compile(
    r"(?:firma|praxis|hotel|gasthof|gasthaus|restaurant|café|cafe|klinik|kanzlei|autohaus|haus|[^\W\d_]{1,30}erei"
    r"|apotheke|salon|friseur|markt|verlag|studio|betrieb|pension|werkstatt|immobilien|bau|familie|zahnarztpraxis"
    r"|arztpraxis)\s\Z",
    re.IGNORECASE,
)
_WORK_ENDINGS = (
    *("leiter", "leiterin", "leitung", "abteilung", "management", "manager", "managerin", "büro", "chef"),
    *("chefin", "ung", "kraft", "helfer", "helferin", "service", "wesen", "referent", "referentin", "team"),
    *("disponent", "disponentin", "erei", "praxis", "klinik", "gmbh", "schule", "dienst", "zentrum"),
    *("recruiting", "beauftragte"),
)
# Surnames and given names that are words of work (or other everyday words) as well: alone they stay.
_WORK_NAMES = _words("""
    koch köchin bäcker maler maurer schneider schreiner tischler zimmermann metzger fleischer schlosser schmied
    schmidt müller weber fischer gärtner bauer jäger schäfer förster wagner krämer kaufmann fahrer lehrer arzt
    pfleger wirt kellner drucker dreher fräser glaser dachdecker sattler schuster töpfer winzer richter schulz
    vogt meier meyer becker beck hoffmann lang klein groß kurz jung alt neu stark schwarz weiß braun roth sommer
    winter stein berg wolf vogel frei gut baker cook smith taylor mason carpenter farmer driver painter butcher
    cooper turner fisher gardener miller young long king may will mark rose grace hope joy faith art grant frank
    sky summer коваль кравець бондар мельник повар кузнец
""")


@dataclass(frozen=True)
class Introduction:
    """Words after which a name stands: at most `most` words of it, at least `least`.

    Text in which none of the (case-folded) needles occurs is not searched. `any_case` takes a first word that
    begins small, too; `removed` masks the words themselves as well (an honorific tells the gender).
    """

    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    most: int = 3
    least: int = 1
    any_case: bool = False
    removed: bool = False


_INTRODUCTIONS = (
    Introduction(
        (
            *(
                "heiss",
                "name",
                "called",
                "звати",
                "звуть",
                "зовут",
                "ім'я",
                "ім’я",
                "имя",
                "appelle",
                "nomme",
            ),
            *("mon nom", "nazywam", "imię", "me llamo", "chiamo", "numesc", "meu nome"),
        ),
        re.compile(
            r"(?<!\w)(?:ich hei(?:ß|ss)e|mein (?:vor)?name ist|my name is|my name['’]s|i am called|i['’]m called"
            r"|мене звати|мене звуть|моє ім['’]я(?:\s?[—\-])?|меня зовут|мо[её] имя(?:\s?[—\-])?|je m['’]appelle"
            r"|je me nomme|mon nom est|nazywam się|mam na imię|me llamo|mi chiamo|mă numesc|meu nome é)\s",
            re.IGNORECASE,
        ),
        any_case=True,
    ),
    Introduction(
        ("adım", "smim", "soyadım"),
        re.compile(r"(?<!\w)(?:(?:[Bb]enim\s)?(?:[Aa]dım|[İi]smim)|[Ss]oyadım)\s"),
    ),
    Introduction(
        ("name:", "name :", "прізвище", "фамилия", "ім'я:", "ім’я:", "имя:", "nom:", "nom :", "ad:"),
        re.compile(
            r"^[ \t\-•*]{0,4}(?:vor- und nachname|vorname|nachname|familienname|name|full name|first name|last name"
            r"|surname|прізвище|ім['’]я|фамилия|имя|nom|prénom|ad soyad|ad|soyad)\s?:[ \t]?",
            re.IGNORECASE | re.MULTILINE,
        ),
        most=4,
    ),
    Introduction(
        ("herr", "frau", "hr."),
        re.compile(
            r"(?<!\w)(?:Herrn?|Frau|Hr\.)(?:\s?(?:/|oder|und|bzw\.)\s?(?:Herrn?|Frau))?[ \u00a0]"
            r"(?:(?:Dr|Prof|Dipl|med|Ing|phil|rer|nat)\.(?:-Ing\.)?[ \u00a0]?){0,4}"
        ),
        most=2,
        removed=True,
    ),
    Introduction(
        ("mr ", "mr.", "mrs", "ms ", "ms.", "miss ", "madame", "monsieur", "mme", "mlle", "bay ", "bayan"),
        re.compile(r"(?<!\w)(?:Mrs?|Ms|Miss|Madame|Monsieur|Mme|Mlle|Bay|Bayan)\.? (?:Dr\. )?"),
        most=2,
        removed=True,
    ),
    Introduction(
        ("пан", "г-н", "г-жа", "господин", "госпожа"),
        re.compile(r"(?<!\w)(?:пан|пані|г-н|г-жа|господин|госпожа) ", re.IGNORECASE),
        most=2,
        removed=True,
    ),
    Introduction(
        ("ansprechpartner", "ansprechperson", "kontaktperson", "contact person"),
        re.compile(
            r"(?<!\w)(?:ansprechpartner(?:in)?|ansprechperson|kontaktperson|contact person)(?:\s(?:ist|is)|\s?:)"
            r"\s{0,2}(?:(?:Dr|Prof)\.\s?){0,2}",
            re.IGNORECASE,
        ),
    ),
    Introduction(
        ("kontakt", "contact", "bewerbung an", "hd."),
        re.compile(r"(?<!\w)(?:kontakt|contact|bewerbung an|z\.\s?hd\.)\s?:?\s", re.IGNORECASE),
        least=2,
    ),
)

# "Hello, I'm Samira", "I am Samira Rahimi": a name, unless one of its words is known as work. One word is taken for a
# name only behind a greeting, and never in German, where every noun begins big.
_SAYS_I_AM = r"[Ii](?: am|['’]m)|[Tt]his is|[Jj]e suis|[Mm]oi,? c['’]est|[Bb]en(?:im)?|[Яя](?:\s[—–-])?"
_ICH_BIN = r"[Ii]ch bin(?: die| der)?|[Hh]ier (?:ist|schreibt)"
_GREETING = (
    r"[Hh]ello|[Hh]i|[Gg]ood (?:morning|day|evening)|[Bb]onjour|[Ss]alut|[Mm]erhaba|[Ss]elam|[Пп]ривет|[Пп]ривіт"
    r"|[Зз]дравствуйте|[Дд]обр(?:ый|ий) (?:день|вечер|вечір)|[Вв]ітаю|[Дд]оброго дня"
)
_SPEAKING = (
    *(
        "i am",
        "i'm",
        "i’m",
        "this is",
        "je suis",
        "c'est",
        "c’est",
        "ben ",
        "benim",
        "я ",
        "ich bin",
        "hier ist",
    ),
    "hier schreibt",
)
_BIG = r"[^\W\d_a-zà-þа-яіїєґşğıöü][^\W\d_]{1,20}"
_I_AM = re.compile(
    rf"(?<!\w)(?:(?:{_GREETING})[,.!]?\s(?:{_SAYS_I_AM})\s(?P<one>{_BIG})|(?:{_SAYS_I_AM}|{_ICH_BIN})\s"
    rf"(?P<two>{_BIG}(?:[ \-]{_BIG}){{1,2}}))(?=\s?(?:[.,;!\n]|und\s|and\s|et\s|ve\s|$))"
)
_BEFORE_HONORIFIC = re.compile(r"(?<!\w)([^\W\d_]{2,30})\s(?:Bey|Hanım)(?!\w)")
# Scripts without capitals: one word, and more where its form or the word that ends the sentence tells it.
_ARABIC = re.compile(
    r"(?<!\w)(?:(?:أنا )?(?:اسمي|إسمي)(?: هو)?|السيدة|السيد)\s"
    r"((?:عبد\s)?[^\W\d_]{2,20}(?:\s(?:ال[^\W\d_]{2,18}|(?:بن|ابن|أبو|عبد)\s[^\W\d_]{2,18}|محمد|أحمد|احمد|علي"
    r"|حسن|حسين|محمود|خالد|عمر|يوسف|إبراهيم|ابراهيم|مصطفى|خليل|صالح|سعيد|ناصر|حمزة|عثمان|كريم|جمال)(?!\w)){0,3})"
)
_HONORIFICS = ("السيد", "آقای", "خانم")
_PERSIAN = re.compile(
    r"(?<!\w)(?:نام|اسم)\s(?:من|ام|بنده)\s((?:[^\W\d_]{2,20}\s){1,3}(?=است|هست)|[^\W\d_]{2,20})"
    r"|(?<!\w)(?:آقای|خانم)\s([^\W\d_]{2,20})"
)
_TIGRINYA = re.compile(r"(?<!\w)ስመይ\s([^\W\d_]{1,20})")


INTRODUCED = "|".join(
    (
        *(introduction.pattern.pattern for introduction in _INTRODUCTIONS if not introduction.removed),
        r"(?<!\w)(?:(?:أنا )?(?:اسمي|إسمي)(?: هو)?|(?:نام|اسم)\s(?:من|ام|بنده)|من|ስመይ)\s",
        rf"(?<!\w)(?:{_SAYS_I_AM}|{_ICH_BIN})\s",
    )
)
"""Words after which a name stands and which stay when it is masked, as alternatives of a regular expression."""


def without_introduced_names(text: str, folded: str) -> str:
    """`text` without the names that the words around them tell. `folded` is the text, case folded."""
    for introduction in _INTRODUCTIONS:
        if any(needle in folded for needle in introduction.needles):
            text = _without_names_after(text, introduction)
    if any(needle in folded for needle in _SPEAKING):
        text = _I_AM.sub(_without_name_of_speaker, text)
    if " Bey" in text or " Hanım" in text:
        text = _BEFORE_HONORIFIC.sub(lambda match: NAME if match[1][0].isupper() else match[0], text)
    if any(needle in text for needle in ("سم", "السيد", "نام", "آقای", "خانم")):
        text = _PERSIAN.sub(_named, _ARABIC.sub(_named, text))
    return _TIGRINYA.sub(_named, text) if "ስመይ" in text else text


def _without_name_of_speaker(match: re.Match[str]) -> str:
    """What somebody says they are, without it where none of the words is a word of work in the lexicon."""
    name = match["two"] or match["one"]
    words = [word.casefold() for word in _WORD.findall(name)]
    is_work = any(
        word in _NO_NAMES or word in _WORK_NAMES or _is_work(word) or word in _words_of_work()
        for word in words
    )
    return match[0] if is_work else match[0].removesuffix(name) + NAME


@cache
def _words_of_work() -> frozenset[str]:
    titles = " ".join(row.title for row in occupation_titles()).casefold()
    return frozenset(_WORD.findall(titles))


def without_known_names(text: str, known: re.Pattern[str]) -> str:
    """`text` without known names. A single word that is a trade as well, or a firm's name, stays."""

    def replaced(match: re.Match[str]) -> str:
        is_single = not re.search("[ ,]", match[0])
        stays = is_single and (match[0].casefold() in _WORK_NAMES or _belongs_to_firm(text, match))
        return match[0] if stays else NAME

    return known.sub(replaced, text)


@lru_cache(maxsize=64)
def name_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Runs of the words of known names, in their usual writings; None where no word is long enough."""
    words = list(dict.fromkeys(word for name in names for word in _known_words(name)))[:_MOST_KNOWN_WORDS]
    forms = {form for word in words for form in (word, word.title(), word.upper()) if not form.islower()}
    if not forms:
        return None
    one = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    run = rf"(?:{one}), (?:{one})|(?:{one})(?: {{1,2}}(?:{one})){{0,5}}"
    return re.compile(rf"(?<!\w)(?:{run})(?:['’]?s)?(?!\w)")


def _known_words(name: str) -> Iterator[str]:
    for word in _WORD.findall(name[:200]):
        least = _LEAST_LATIN if word.isascii() else _LEAST_OTHER
        if len(word) >= least and word.casefold() not in _TITLES | _PARTICLES:
            yield word


def _without_names_after(text: str, introduction: Introduction) -> str:
    parts: list[str] = []
    done = 0
    for match in introduction.pattern.finditer(text):
        end = _name_end(text, match.end(), introduction)
        if end > match.end() and match.start() >= done:
            parts += [text[done : match.start() if introduction.removed else match.end()], NAME]
            done = end
    return "".join([*parts, text[done:]])


def _name_end(text: str, start: int, introduction: Introduction) -> int:
    """Where the name that begins at `start` ends; `start` where there is none."""
    if introduction.removed and text.startswith(NAME, start):
        return start + len(NAME)
    end, words = start, 0
    for word in _words_from(text, start):
        if word[0] in _PARTICLES and word.end() - start < _LONGEST_NAME:
            continue
        if not _continues_name(text, word, words, introduction):
            break
        words, end = words + 1, word.end()
        if words == introduction.most:
            break
    following = _WORD.match(text, end + 1)
    is_firm = following is not None and following[0].casefold() in _FIRM_FORMS
    return start if words < introduction.least or is_firm else end


def _continues_name(text: str, word: re.Match[str], words: int, introduction: Introduction) -> bool:
    """Whether `word`, after so many words of a name, is one more; small ones only where people write so."""
    token = word[0]
    if token.casefold() in _NO_NAMES or (_is_work(token) and (words or not introduction.removed)):
        return False
    if not token[0].islower():
        return True
    return introduction.any_case and (
        not words or (words == 1 and text[word.end() : word.end() + 1] in ".,;!\n")
    )


def _words_from(text: str, start: int) -> Iterator[re.Match[str]]:
    """Words that follow one another with one space between."""
    at = start
    while word := _WORD.match(text, at):
        yield word
        at = word.end() + 1
        if text[word.end() : at] != " ":
            return


def _is_work(token: str) -> bool:
    return token.casefold().endswith(_WORK_ENDINGS)


def _belongs_to_firm(text: str, match: re.Match[str]) -> bool:
    following = _WORD.match(text, match.end() + 1)
    before = text[max(0, match.start() - 40) : match.start()]
    return (following is not None and following[0].casefold() in _FIRM_FORMS) or bool(
        _FIRM_HEADS.search(before)
    )


def _last_word(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1]


def _named(match: re.Match[str]) -> str:
    if match[0].startswith(_HONORIFICS):
        return match[0] if _last_word(match[0]) in _words_of_work() else NAME
    name = next(group for group in match.groups() if group is not None)
    return match[0].removesuffix(name) + NAME + (" " if name.endswith(" ") else "")
