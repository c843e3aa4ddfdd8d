"""Requirement level of a job: helper, skilled, specialist, expert.

Read only where education or experience is demanded, a team is led, or the job is called a helper job; the name of
a trade alone says nothing here, that is the work of occupation coding.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.reading.finding import Finding, surest
from models.reading.headings import Section
from models.reading.sentences import Sentence, Source, listed_words
from models.reading.stance import Stance, stance

FIELD = "level"
TRIGGERS = listed_words(
    "ausbild abschl lehr helfer hilfs hilfst meister techniker studi bachelor master diplom gelernt erfahr gesell",
    "facharb facharzt fachärzt fachwirt betriebswirt examin examen anerkann kenntnisse einweisung anlern quer team",
    "führ approb promo training experience degree certifi apprentice beruf anleiten bring zeig qualif polier umsteig",
    "leit lead helper jahre promov dipl. studium nichts",
)
"""A sentence without any of these needs no further look."""
_FEMALE = r"(?:innen|in|/in|/-in|:in|\*in|_in|\(in\)|/innen)?"
_NEEDED = (
    r"(?:nötig|notwendig|erforderlich|voraussetzung|vorausgesetzt|verlangt|gebraucht|benötigt"
    r"|erwartet|bedingung|zwingend|muss|pflicht)"
)
_TRAINING = (
    r"(?:(?:berufs|fach|vor)?(?:ausbildung|bildung|abschluss|abschlüsse|qualifikation(?:en)?"
    r"|lehre)|vorkenntnisse|berufsabschluss|zeugnisse)"
)
_EXPERIENCE = r"(?:berufs|vor|fach)?(?:erfahrung(?:en)?|praxis)"
_NOTHING_NEEDED = re.compile(
    rf"\b(?:keine?|keinerlei|weder|ohne) (?:\w+ ){{0,2}}?(?:{_TRAINING}|{_EXPERIENCE})\b(?! "
    rf"(?:mit|in|im|zum|zur|als)\b)"
    rf"|\b(?:{_TRAINING})\b[^.;,]{{0,40}}\b(?:nicht (?:\w+ )?{_NEEDED}|keine (?:voraussetzung"
    rf"|bedingung)|kein muss|brauchen (?:sie|wir) nicht|brauchst du nicht|benötigen sie nicht"
    rf"|müssen sie nicht)"
    rf"|\b(?:berufs|vor)?erfahrung(?:en)?\b(?! (?:mit|in|im)\b)[^.;,]{{0,20}}\b(?:nicht "
    rf"(?:\w+ )?{_NEEDED}|keine (?:voraussetzung|bedingung)|kein muss|brauchen sie nicht"
    rf"|brauchst du nicht|benötigen sie nicht)"
    r"|\bkeinen beruf\b|\bnichts (?:bestimmtes )?gelernt|\bkeinen (?:\w+ )?abschluss\b|\bnot "
    r"(?:\w+ )?gelernt haben\b"
    r"|\bno (?:\w+ ){0,3}?(?:training|experience|qualifications?|diploma|previous)\b|\b"
    r"(?:training|experience) (?:is |are )?not (?:required|needed|necessary)|\bwithout "
    r"(?:training|experience)"
)
_TAUGHT = re.compile(
    r"\bungelernte?\w*|\bangelernt(?:\b|e\b)|\blernen wir (?:sie|dich|euch)(?: \w+)? an\b"
    r"|\bwir lernen (?:sie|dich|euch)(?: \w+){0,3} an\b|\b(?:kurze[rn]?|einfache[rn]?) "
    r"(?:einweisung|anlernzeit|anlernphase|einarbeitung genügt)"
    r"|\bnach (?:einer )?(?:kurzen )?(?:einweisung|anlernzeit|anlernphase)\b|\b(?:alles"
    r"|was sie wissen müssen|das nötige|den rest|alles nötige|alles weitere"
    r"|alles andere)\b.{0,20}\b(?:bringen wir|zeigen wir|lernen sie|lernst du)"
    r"|\b(?:zeigen|erklären|bringen) (?:wir )?(?:ihnen|dir) alles\b|\bwir (?:zeigen|erklären"
    r"|bringen) (?:ihnen|dir) alles\b|\banlernen? (?:vor ort|am arbeitsplatz|wir)"
    r"|\banlerntätigkeit|\bam arbeitsplatz (?:angelernt|gelernt)"
)
_CAREER_CHANGERS = re.compile(r"\bquereinst\w+|\bumsteiger\w*|\bcareer changers?")
_INDUCTION = re.compile(
    r"\beinarbeit\w*|\beingearbeitet|\bangelernt\b|\banlern\w*|\bschulen wir|\bwir schulen"
    r"|\bbringen wir .{0,20}bei|\bgeschult\b|\blernen sie an\b"
)
_HELPER = re.compile(
    rf"\b(?!(?:erst|brandschutz|nothelf|geburts|entwicklungs|ernte(?!helf)|impf|flucht|flut"
    rf"|aufbau|wahl)helfer)\w*?(?:helfer{_FEMALE}|hilfskr[aä]fte?|hilfsarbeiter{_FEMALE})\b"
    rf"(?!tätigkeit(?:en)? von)|\bhelpers?\b|\bhelferjob\w*|\bhilfstätigkeit\w*"
)
_NOT_HELPER = re.compile(
    r"\b(?:erst|brandschutz|evakuierungs|wahl|geburts|sanitäts|flucht|impf)helfer|\b"
    r"(?:studentische|wissenschaftliche|freiwillige\w*|ehrenamtliche\w*) (?:hilfskr|helfer)"
    r"|\bhelfern\b|\bhelfer der\b"
)
_HELPER_FRAME = re.compile(
    r"(?:^\W*|\bals |\bsuch(?:en|t|e) .{0,30}|\b(?:eine[nr]?|ein|zum|zur|gesucht:?|als"
    r"|looking for an?|for) (?:\w+ ){0,2}|[/,] ?|\bund |\bstelle als )$"
)
_ONE_YEAR = re.compile(
    r"\b(?:einjährig\w*|1-jährig\w*|eine einjährige)\b[^.;]{0,40}\b(?:ausbildung|ausgebildet\w*"
    r"|helfer\w*|examinier\w*|hilfskr|qualifi\w+|assist\w+|pflegehilfe)"
)
_WISHED_TRAINING = re.compile(
    rf"\b{_TRAINING}\b.{{0,60}}\b(?:von vorteil|wünschenswert|schön|hilfreich|gern gesehen"
    rf"|ein plus|willkommen|gut).{{0,12}}\b(?:aber|jedoch|doch|und)?\b.{{0,8}}\b(?:nicht "
    rf"(?:\w+ )?{_NEEDED}|keine? (?:voraussetzung|bedingung|pflicht|muss))"
)
_TRAINED = re.compile(
    r"\b(?:abgeschl\. ?(?=\w)|abgeschlossene[nrs]?|beendete|erfolgreiche?|fertige|anerkannte"
    r"|dreijährige|zweijährige|3-jährige|einschlägige|qualifizierte|solide|fundierte"
    r"|handwerkliche|kaufmännische|technische|gewerbliche|pflegerische|pädagogische"
    r"|medizinische)\b[^.;]{0,50}?(?:\b|berufs|fach)(?:ausbildung|lehre|berufsabschluss"
    r"|lehrberuf|abschluss als)\b"
    r"|\b\w*(?<!teil)ausbildung\b (?:als|zum|zur|im|in|der|des|mit|oder|o\.)\b|\b(?:berufs"
    r"|fach)ausbildung\b|\bausbildung\b.{0,70}\babgeschlossen|\blehre\b (?:als|zum|zur|im|in)\b"
    r"|\b\w*lehre\b.{0,30}\babgeschlossen"
    r"|\bberufsabschl\w+|\bgesell(?:e|en|in|innen|enbrief|enprüfung)\b|\bfacharbeiter\w*"
    r"|\bgelernte?[nrs]?\b(?! haben)|\bexaminierte?[nrs]?\b|\bstaatlich anerkannte?[nrs]?\b"
    r"|\bstaatlich geprüfte?[nrs]? (?!techniker|betriebswirt)|\bpflegeexamen\b|\bexamen (?:in"
    r"|als)\b"
    r"|\bausgebildete?[nrs]?\b|\bberufsurkunde\b|\bfachabschluss\b"
    r"|\bstaatliche[rn]? anerkennung als\b|\babschluss als\b|\bberufsqualifikation\b"
    r"|\berlernte?[nr]? (?:\w+ )?(?:beruf|handwerk)"
    r"|\b(?:completed|vocational|recognised|finished) (?:\w+ )?(?:training|apprenticeship"
    r"|qualification)\b|\b(?:training|apprenticeship|qualified|trained|certified) as an?\b"
    r"|\bcompleted apprenticeship"
)
_YEARS = re.compile(
    r"\b(?:mehrjährige?[rn]?|langjährige?[rn]?|mehrere jahre|viele jahre|(?:zwei|drei|vier|fünf"
    r"|zehn|\d{1,2}) jahre|lange)\b[^.;]{0,25}?\b(?:\w*erfahrung(?:en)?|\w*praxis|im beruf"
    r"|gearbeitet)\b|\b(?:several|two|three|five|many|\d) years\b.{0,15}\bexperience"
    r"|\blong experience"
)
_SPECIALIST = re.compile(
    rf"(?<!\w)(?:\w*(?<!haus)(?<!bürger)(?<!bade)(?<!schwimm)(?<!platz)(?<!wacht)"
    rf"(?<!zeug)meister{_FEMALE}(?=\W|$)(?! lampe)|meister(?:brief|prüfung|titel|abschluss)\w*"
    rf"|handwerksmeister{_FEMALE}|techniker{_FEMALE}(?=\W|$)|\w*techniker(?:abschluss"
    rf"|ausbildung|schule)|techniker-|\w*fachwirt{_FEMALE}\b|\w*betriebswirt{_FEMALE} \("
    rf"|bachelor\w*|polier\b)"
    r"|\bmaster (?:craftsman|craftswoman)|\bmaster's certificate|\bbachelor"
)
_LEADING = re.compile(
    r"\b(?:führungs|leitungs)erfahrung\b|\berfahrung in (?:der )?(?:führung|leitung"
    r"|personalführung|mitarbeiterführung)\b|\b(?:leiten|führen|leitest|führst|verantworten"
    r"|übernehmen|übernimmst) (?:sie |du )?(?:die leitung|die führung|ein|das|unser|den|\d+|die"
    r"|ihr|dein|zwei|drei|vier|fünf|sechs)[^.;]{0,30}?(?:team\w*|\w*team\b|mitarbeite\w+"
    r"|beschäftigte\w*|kolleg\w+|personen\b|schicht\b|gruppe\b|abteilung|station|filiale)"
    r"|\bleitung (?:eines|des|der|unseres|von)\b[^.;]{0,30}(?:team|mitarbeit|abteilung"
    r"|beschäftigt|station|filiale|küche|gruppe|\bkita)|\b(?:personal|führungs)verantwortung\b"
    r"|\bführung (?:eines|des|unseres|von)\b[^.;]{0,25}(?:team|mitarbeit|beschäftigt)"
    r"|\b(?:lead|manage) a team|\bleadership experience|\bhave led teams|\bteamleitung übernehmen"
)
_LEADING_TITLE = re.compile(
    r"\b\w*(?:leiter(?:in|/in|:in|\*in)?|leitung)\b|\bhead of\b|\bmanager (?:of)?\b(?!.*assist)"
    r"|\bteam ?lead"
)
_NOT_LEADING_TITLE = re.compile(
    r"assist|stellv|vertret|\bleitung(?:sbau|en)|sekretariat|\bzuleitung|sanitär|rohr|kabel"
    r"|freileitung|anlagenleiter der"
)
_EXPERT = re.compile(
    r"\b(?:\w*(?<!vollzeit)(?<!teilzeit)(?:hochschul|universitäts|fachhochschul|master"
    r"|ingenieur|medizin|lehramts|architektur)?studium|(?:hochschul|universitäts|fachhochschul"
    r"|fh-?|uni-?|master|studien|diplom-?)abschlu(?:ss|ß)|akademische[rn]? (?:abschluss|grad"
    r"|ausbildung)|studiert\w*|staatsexamen|lehramt)\b"
    r"|\bmaster(?: of \w+|studium)?\b(?!.?(?:craft|'s cert| clean| data))|\bdiplom(?:e|s)?\b"
    r"(?!-)|\bdiplom-\w+|\bdipl\.|\bapprobation\w*|\bapprobierte?[rn]?\b|\bfach(?:arzt|ärztin"
    r"|ärzte)\w*|\bpromotion\b|\bpromovierte?\w*|\bhabilitation"
    r"|\b(?:university|master's) degree|\bdegree in\b|\buniversity (?:diploma|education)"
    r"|\bphd\b|\bmaster of\b"
)
_NOT_EXPERT = re.compile(
    r"\b(?:neben|während|im|vor dem|ins|duale[ns]?|statt|begleitend\w* zum|zum|ihr|dein|des"
    r"|fürs|für das|beim|nach dem|parallel zum|neben dem|neben das|zu einem) "
    r"(?:\w+ )?\w*studium\b|\bwerkstud|\bstudierende|\bstudienabbrecher|\bpromotion(?:s|-)"
    r"|\bpromotion im handel|\bduales studium|\bstudium generale"
    r"|\bmasterarbeit|\bwebmaster|\bscrum master|\bmaster data|\bstudiert (?:haben )?müssen"
)
_BEING = re.compile(
    r"^\W*(?:unser|unsere|ihr|dein|der|die) (?:\w+ )?\w*(?:chef|meister|techniker|leiter"
    r"|ingenieur|team|kolleg|facharbeiter|facharzt|fachärzt|gesell|inhaber)\w*\b(?!.*\b(?:sucht"
    r"|suchen)\b)|\bbei uns arbeiten\b|\bhand in hand\b|\bwir bilden\b|\bbilden wir\b"
    r"|\bbewerbungen von\b|\b(?:mit|von|zu|unter) (?:unseren|unserem|dem|den|unserer|ihrem"
    r"|deinem|der|einem|einer) (?:\w+ )?\w*(?:meister|techniker|ingenieur|arzt|ärztin|helfer"
    r"|gesell|facharb|bachelor|master)\w*"
    r"|\bneben(?: \w+)? (?:dem|das|ihrem|deinem)\b|\bfreistell|\bzur? (?:meister|techniker"
    r"|fachwirt)\w*|\bsie (?:unterstützen|begleiten|entlasten|helfen|assistieren) (?:den|die"
    r"|dem|der|unser\w*)|\blern\w+ sie .{0,20}\bkennen\b|\bnach ihre[mr]\b"
    r"|\bkönnen sie bei uns\b|\bwerden sie\b.*\bmeister|\bsie werden\b.*\bmeister|\bkarriere\b"
    r"|\bam ende (?:ist|sind|bist|steh)"
)
_OFFERED_TRAINING = re.compile(
    r"\bausbild(?:en|er|erin|ungsplatz|ungsvergütung|ungsinhalte|ungsbeginn|ungsjahr)\b|\b"
    r"(?:nach|während|in|mit|zu|seit|bei) (?:der|ihrer|deiner|unserer|einer) ausbildung\b"
    r"|\bausbildung (?:bei uns|beginnt|dauert|läuft|übernehmen|machen)|\bstartest\b"
    r"|\bstarten sie (?:ihre|eine)|\b(?:beginn|start) der ausbildung|\bausbildung (?:der|von) "
    r"(?:azubis|auszubildenden|neuen|nachwuchs|lehrling)"
    r"|\b(?:weiterbildung|aufstieg\w*|fortbildung|meisterschule)\b.*\b(?:bezahlen|zahlen"
    r"|möglich|fördern|unterstützen|finanzieren|bieten)|\bbieten\b.*\bausbildung"
    r"|\bin ausbildung\b|\bmeisterbetrieb|\bmeisterschule|\bmeisterhand|\bausbildung"
    r"(?:s)?betrieb"
)
_ALTERNATIVE = re.compile(r"\b(?:oder|or|beziehungsweise|alternativ|ersatzweise)\b|\bo\. |\bbzw\.|/")


def find_level(sentence: Sentence) -> list[Finding]:
    """Read the requirement level that a sentence demands; of alternatives the lower one."""
    low = sentence.low
    if (helper := _helper(sentence)) is not None:
        return [helper]
    demands = list(_demands(sentence))
    if demands:
        return [_settle_sentence(sentence, demands)]
    if match := _NOTHING_NEEDED.search(low):
        return [_found(sentence, 1, match, "none-needed", 0.93)]
    taught = _TAUGHT.search(low)
    if taught is None and _CAREER_CHANGERS.search(low) and not re.search(r"\bkeine\b|\bleider\b", low):
        taught = _INDUCTION.search(low)
    if taught and sentence.section is not Section.TASKS:
        return [_found(sentence, 1, taught, "taught", 0.92)]
    return []


def settle_level(findings: Sequence[Finding]) -> Finding | None:
    """Bring what all sentences say together.

    The highest of several demands counts; that nothing is needed, or a helper job, counts before a demand of
    training, since the latter is then an alternative or a wish.
    """
    if not findings:
        return None
    one_year = [
        finding for finding in findings if finding.rule in ("level:helper", "level:one-year", "level:wished")
    ]
    if one_year:
        return surest(one_year)
    demands = [finding for finding in findings if finding.value > 1]
    nothing = [finding for finding in findings if finding.value == 1]
    if demands and nothing:
        strongest = max(demands, key=lambda finding: finding.value)
        return (
            replace(strongest, probability=0.75)
            if strongest.value > 2
            else replace(nothing[0], probability=0.7)
        )
    return max(findings, key=lambda finding: (finding.value, finding.probability))


def _found(sentence: Sentence, level: int, match: re.Match[str], rule: str, probability: float) -> Finding:
    return Finding(FIELD, level, sentence, match.start(), match.end(), f"level:{rule}", probability)


def _helper(sentence: Sentence) -> Finding | None:
    """Read that the job is a helper job, or that training is said not to be needed."""
    low = sentence.low
    if match := _ONE_YEAR.search(low):
        return _found(sentence, 1, match, "one-year", 0.94)
    if match := _WISHED_TRAINING.search(low):
        return _found(sentence, 1, match, "wished", 0.93)
    if _BEING.search(low) or _NOT_HELPER.search(low):
        return None
    for match in _HELPER.finditer(low):
        if (
            _HELPER_FRAME.search(low[: match.start()])
            and stance(sentence, match.start()) is not Stance.DENIED
        ):
            return _found(sentence, 1, match, "helper", 0.94)
    return None


def _demands(sentence: Sentence) -> Iterator[Finding]:
    low = sentence.low
    if _BEING.search(low):
        return
    for level, pattern, rule in _RULES:
        if level >= 3 and sentence.section is Section.TASKS and pattern is not _LEADING:
            continue
        for match in pattern.finditer(low):
            if _excluded(sentence, level, pattern, match):
                continue
            if stance(sentence, match.start()).holds:
                yield _found(sentence, level, match, rule, 0.94)
                break
    leading = _LEADING_TITLE.search(low) if sentence.source is Source.TITLE else None
    if leading is not None and not _NOT_LEADING_TITLE.search(low):
        yield _found(sentence, 3, leading, "leading", 0.85)


_RULES = (
    (2, _TRAINED, "training"),
    (2, _YEARS, "experience"),
    (3, _SPECIALIST, "specialist"),
    (3, _LEADING, "leading"),
    (4, _EXPERT, "expert"),
)


def _excluded(sentence: Sentence, level: int, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether the words mean something else here: an offer of training, a person, a course of study under way."""
    low = sentence.low
    if level == 2 and pattern is _TRAINED:
        return _OFFERED_TRAINING.search(low) is not None or sentence.section is Section.TASKS
    if pattern is _SPECIALIST:
        lower_case = sentence.text[match.start() : match.start() + 1].islower()
        return lower_case or _OFFERED_TRAINING.search(low) is not None or _trade_only(sentence, match)
    if pattern is _EXPERT:
        return _NOT_EXPERT.search(low) is not None
    return False


def _trade_only(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether "Techniker" is the name of a trade rather than of a degree."""
    if not match[0].startswith("techniker"):
        return False
    return not re.search(
        r"meister|bachelor|staatlich|geprüft|abschluss|fachrichtung|weiterbildung|studium|oder"
        r"|techniker-",
        sentence.low,
    )


def _settle_sentence(sentence: Sentence, demands: Sequence[Finding]) -> Finding:
    """Of alternatives the lower level counts, of demands that stand side by side the higher one."""
    lowest = min(demands, key=lambda finding: finding.value)
    highest = max(demands, key=lambda finding: finding.value)
    if lowest.value == highest.value:
        return lowest
    first, second = sorted((lowest, highest), key=lambda finding: finding.start)
    between = sentence.low[first.start : max(first.end, second.start + 1)]
    overlapping = second.start < first.end
    if _ALTERNATIVE.search(between) or overlapping:
        return lowest
    return highest
