"""Words of education, experience and rank in advertisements, as the rules of the requirement level need them."""

import re

from models.reading.cues import CuedPattern

_FEMALE = r"(?:innen|in|/in|/-in|:in|\*in|_in|\(in\)|/innen)?"
_NEEDED = (
    r"(?:nötig|notwendig|erforderlich|voraussetzung|vorausgesetzt|verlangt|gebraucht|benötigt"
    r"|erwartet|bedingung|zwingend"
    r"|muss|pflicht|wichtig|entscheidend)"
)
_UNNEEDED = (
    rf"(?:nicht (?:\w+ )?{_NEEDED}|keine (?:voraussetzung|bedingung|pflicht)|kein muss"
    rf"|(?:brauchen|benötigen|müssen) sie nicht"
    r"|(?:brauchst|benötigst|musst) du nicht|verlangen wir nicht|erwarten wir nicht"
    r"|spielt keine rolle|ist egal|egal)"
)
_TRAINING = (
    r"(?:(?:berufs|fach|vor)?(?:ausbildung|bildung|abschluss|abschlüsse|qualifikation(?:en)?"
    r"|lehre)|vorkenntnisse|zeugnisse"
    r"|berufsabschluss)"
)
_EXPERIENCE = r"(?:berufs|vor|fach)?(?:erfahrung(?:en)?|praxis)"
NOTHING_NEEDED = CuedPattern(
    rf"\b(?:keine?n?|keinerlei|weder|ohne) (?:\w+ ){{0,2}}?(?:{_TRAINING}|{_EXPERIENCE})\b"
    rf"(?! (?:mit|im umgang|zum|zur|als)\b)"
    rf"|\b{_TRAINING}\b[^.;,]{{0,40}}\b{_UNNEEDED}|\b{_EXPERIENCE}\b(?! (?:mit|in|im"
    rf"(?! beruf))\b)[^.;,]{{0,20}}\b{_UNNEEDED}"
    r"|\b(?:vorkenntnisse|erfahrung|ausbildung)\b (?:brauchen|benötigen|brauchst) (?:sie"
    r"|du) keine\b|\bkeinen beruf\b|\bnichts (?:bestimmtes )?gelernt|\bauch ohne (?:\w+ )?"
    r"(?:ausbildung|erfahrung|abschluss)"
    r"|\bno (?:\w+ (?:or )?){0,3}?(?:training|experience|qualifications?|diploma)\b|\bwithout "
    r"(?:training|experience)"
    r"|\b(?:training|experience) (?:is |are )?not (?:required|needed|necessary)|\bdo not need "
    r"(?:a certificate|experience|training)",
    "kein nicht ohne weder muss egal rolle no_ not_ without",
)
TAUGHT = CuedPattern(
    r"\bungelernte?\w*|\bangelernt(?:\b|e\b)|\bwerden (?:sie )?angelernt|\b(?:lernen"
    r"|arbeiten) wir (?:sie|dich|euch)(?: \w+){0,2} an\b"
    r"|\bwir lernen (?:sie|dich|euch)(?: \w+){0,4} an\b|\banlernkr(?:aft|äfte)\b"
    r"|\banlerntätigkeit\w*|\banlernjob"
    r"|\b(?:kurze[rn]?|einfache[rn]?|gründliche[rn]?) (?:einweisung|anlernzeit|anlernphase"
    r"|anlernung)|\beinweisung (?:genügt|reicht)"
    r"|\bnach (?:einer |der )?(?:\w+ )?(?:einweisung|anlernzeit|anlernphase)\b|\banlernen? "
    r"(?:vor ort|am arbeitsplatz|wir)"
    r"|\b(?:alles|was (?:sie|du) (?:wissen|können) (?:müssen|musst)|das nötige|den rest"
    r"|alles nötige|alles weitere|alles andere"
    r"|alles übrige|alles wichtige)\b.{0,22}\b(?:bringen wir|zeigen wir|erklären wir|lernen sie"
    r"|lernst du|lernen wir)"
    r"|\b(?:zeigen|erklären|bringen) (?:wir )?(?:ihnen|dir) alles|\bam arbeitsplatz (?:angelernt|gelernt)"
    r"|\bwe (?:will )?(?:teach|train) you\b|\byou learn the work\b",
    "lern learn einweis anlern zeig bring erklär arbeiten_wir teach train",
)
TAUGHT_OTHERS = re.compile(
    r"\banlernen neuer|\b(?:neue|neuer|neuen) (?:aushilfen|kolleg\w+|mitarbeite\w+)\b"
    r"|\bdeutsch\b|\bpraktik|\bhandzeichen"
)
CAREER_CHANGERS = CuedPattern(
    r"\bquereinst\w+|\bumsteiger\w*|\bseiteneinst\w+|\bbranchenfremd\w*|\bcareer changers?",
    "quereinst seiteneinst umsteiger branchenfremd career",
)
INDUCTION = re.compile(
    r"\beinarbeit\w*|\beingearbeitet|\bangelernt\b|\banlern\w*|\b(?:schulen|lernen) wir|\bwir "
    r"(?:schulen|lernen|qualifizieren)"
    r"|\bbringen wir .{0,20}bei|\bgeschult\b|\bschulung\w*|\beinweisung|\bwe train\b"
)
HELPER = CuedPattern(
    rf"\b[\w-]*?(?:helfer{_FEMALE}|hilfskr[aä]fte?|hilfsarbeiter{_FEMALE})\b|\bhelpers?\b"
    rf"|\bhelferjobs?\b|\bhilfstätigkeit\w*",
    "helfer hilfskr hilfsarb hilfst helper",
)
NOT_HELPER = CuedPattern(
    r"\b(?:erst|brandschutz|evakuierungs|wahl|geburts|sanitäts|flucht|impf|arzt|zahnarzt"
    r"|nothilfs|entwicklungs)-?helfer"
    r"|\b(?:studentische|wissenschaftliche|freiwillige|ehrenamtliche)\w* (?:\w+ )?(?:hilfskr"
    r"|\w*helfer)|helfern\b|helfer der\b"
    r"|\b(?:starten|beginnen|begonnen|angefangen|gestartet|stellen wir|bis dahin|unser|unsere"
    r"|unseren|viele|einige)\b.*helfer"
    r"|helfer\w*\b.{0,20}\b(?:anleiten|einteilen|führen|begonnen|angefangen)"
    r"|\bleite\w* .*helfer|\bdank\w*\b.*helfer",
    "helfer hilfskr",
)
HELPER_FRAME = re.compile(
    r"(?:^\W*|\bals |\bsuch(?:en|t|e) .{0,30}|\b(?:eine[nr]?|ein|zum|zur|gesucht:?"
    r"|looking for an?|for) (?:\w+ ){0,2}"
    r"|/ ?|\bstelle als )$"
)
ONE_YEAR = CuedPattern(
    r"\b(?:einjährig\w*|1-jährig\w*|ein jahr ausbildung)\b(?!e? (?:\w+ )?(?:probe|vertrag"
    r"|befrist|berufserf|praktik|elternzeit))"
    r"[^.;]{0,40}\b(?:\w*ausbildung|ausgebildet\w*|\w*helfer\w*|examinier\w*|\w*hilfskr\w*"
    r"|qualifi\w+|\w*assisten\w+|\w*hilfe)\b",
    "einjährig 1-jährig ein_jahr",
)
WISHED_TRAINING = CuedPattern(
    rf"\b\w*{_TRAINING}\b.{{0,60}}\b(?:von vorteil|wünschenswert|schön|hilfreich|gern gesehen"
    rf"|ein plus|willkommen|gut|ideal)\b"
    rf".{{0,22}}\b(?:nicht (?:\w+ )?{_NEEDED}|keine? (?:voraussetzung|bedingung|pflicht|muss)"
    rf"|ein muss ist (?:sie|es|das) nicht)",
    "ausbild bildung abschl qualifik lehre vorkennt zeugnis",
)
_TRADE_TRAINING = (
    r"(?:handwerkliche[rn]?|kaufmännische[rn]?|technische[rn]?|gewerbliche[rn]?"
    r"|pflegerische[rn]?|pädagogische[rn]?"
    r"|medizinische[rn]?|dreijährige[rn]?|zweijährige[rn]?|zweieinhalbjährige[rn]?"
    r"|3-jährige[rn]?|einschlägige[rn]?|anerkannte[rn]?"
    r"|qualifizierte[rn]?|solide|fundierte|passende[rn]?|entsprechende[rn]?"
    r"|landwirtschaftliche[rn]?|gastronomische[rn]?)"
)
TRAINED = CuedPattern(
    r"\b(?:abgeschl\.? ?(?=\w)|abgeschlossene[nrs]?|beendete|erfolgreiche?|fertige|bestandene)\b[^.;]{0,50}?"
    r"(?:ausbildung|lehre|berufsabschluss|lehrberuf|gesellenprüfung|abschluss als)\b"
    rf"|\b{_TRADE_TRAINING}[^.;,]{{0,30}}?(?:ausbildung|lehre|abschluss|lehrberuf)\b"
    r"|\b\w*(?<!teil)(?<!teilzeit)ausbildung\b (?:als|zum|zur|im|in|der|des|mit|oder|o\.)|\b"
    r"(?:berufs|fach)ausbildung\b"
    r"|\b(?:ausbildung|lehre)\b.{0,70}\b(?:abgeschlossen|gemacht|absolviert|beendet)\b"
    r"|\blehre\b (?:als|zum|zur|im|in)\b"
    r"|\bberufsabschl\w+|\bgesell(?:e|en|in|innen|enbrief|enprüfung|enstück)\b"
    r"|\bfacharbeiter\w*|\bgelernte[nrs]?\b"
    r"|\bexaminierte?[nrs]?\b|\bstaatlich anerkannte?[nrs]?\b|\bstaatlich geprüfte?[nrs]? "
    r"(?!techniker|betriebswirt)"
    r"|\b(?:pflege)?examen (?:in|als|der)\b|\bpflegeexamen\b|\bausgebildete?[nrs]?\b"
    r"|\bberufsurkunde\b|\bfachabschluss\b"
    r"|\bstaatliche[rn]? (?:anerkennung|prüfung) als\b|\b(?:berufs)?abschluss (?:als|in der|im"
    r"|in)\b|\bberufsqualifikation\b"
    r"|\b(?:sie haben|du hast|haben sie) (?!es\b|in\b|schon\b)[^.;,]{3,40} gelernt\b"
    r"|\berlernte?[nr]? (?:\w+ )?(?:beruf|handwerk)|\bden beruf .{0,30}gelernt|\banerkannter "
    r"(?:\w+ )?abschluss\b"
    r"|\b(?:completed|vocational|recognised|state-recognised|finished) (?:\w+ )?(?:training"
    r"|apprenticeship|qualification)\b"
    r"|\b(?:training|apprenticeship|qualified|trained|certified) as an?\b",
    "ausbild gebildet lehr abschl gesell facharb gelern examin examen staatlich urkunde berufsqual erlern",
    "anerkannt training apprentic qualif trained certif",
)
YEARS = CuedPattern(
    r"\b(?:mehrjährige?[rns]?|langjährige?[rns]?|mehrere jahre|viele jahre|lange|(?:zwei|drei"
    r"|vier|fünf|zehn|\d{1,2}) jahre"
    r"|(?:zwei|drei|vier|fünf)jährige?[rn]?)\b[^.;,]{0,25}?\b(?:\w*erfahrung(?:en)?|\w*praxis"
    r"|im beruf|gearbeitet)\b"
    r"|\b(?:several|two|three|five|many|\d) years\b.{0,20}\bexperience|\blong experience",
    "jahr jähr lange years long",
)
SPECIALIST = CuedPattern(
    rf"(?<![\w-])(?:\w*(?<!haus)(?<!bürger)(?<!bade)(?<!schwimm)(?<!platz)(?<!wacht)(?<!zeug)"
    rf"(?<!welt)(?<!quartier)(?<!europa)"
    rf"(?<!wald)(?<!rent)(?<!konzert)(?<!rekord)(?<!schul)(?<!hof)meister{_FEMALE}(?![\w])"
    rf"|meister(?:brief|prüfung|titel|abschluss)"
    rf"\w*|techniker{_FEMALE}(?![\w])|\w*techniker(?:abschluss|ausbildung|prüfung)"
    rf"|\w*fachwirt{_FEMALE}\b|bachelor[\w-]*|polier\b"
    rf"|\w*betriebswirt{_FEMALE} \()"
    r"|\bmaster (?:craftsman|craftswoman)|\bmaster's certificate",
    "meister techniker fachwirt betriebswirt bachelor polier master",
)
TECHNICIAN_DEGREE = re.compile(
    r"meister|bachelor|staatlich|geprüft|abschluss|fachrichtung|weiterbildung|studium|\boder\b"
    r"|techniker-|ingenieur"
)
DOING = re.compile(
    r"\s+(?:\w+ )?(?:ist|sind|hat|haben|macht|zeigt|zeigen|steht|kommt|hilft|leitet|führt"
    r"|spricht|begleitet|erklärt|prüft|kümmert"
    r"|unterstützt|backt|kocht|arbeitet|arbeiten|machen)\b|\s+(?:im|des) (?:kuchen|hauses)"
)
_TEAM = (
    r"(?:\w*team(?:s|mitglieder)?|mitarbeite\w+|beschäftigte\w*|kolleg\w+|personen|menschen"
    r"|kräfte\w*|fachkräfte\w*|abteilung"
    r"|station|filiale|leute|schichten)\b"
)
LEADING = CuedPattern(
    r"\b(?:führungs|leitungs)(?:erfahrung|praxis)\b|\b(?:personal|führungs|mitarbeiter)verantwortung\b"
    r"|\berfahrung in (?:der )?(?:führung|leitung|personalführung|mitarbeiterführung|teamleitung)\b"
    rf"|\b(?:leiten|führen|leitest|führst|verantworten|verantwortest) (?:sie |du )?(?:\w+ )?"
    rf"(?:ein|das|unser|den|\d+|die|ihr|dein|zwei"
    rf"|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf)\b[^.;]{{0,30}}?{_TEAM}(?! an\b)(?!.{{0,30}}\ban\W*$)"
    rf"|\b(?:leitung|führung) (?:eine[rs]|des|der|unseres|unserer|von)\b[^.;]{{0,30}}?{_TEAM}"
    r"|\b(?:übernehmen|übernimmst) (?:sie |du )?die (?:\w+ ){0,2}(?:leitung|führung)\b"
    rf"|\bverantwortung für (?:ein|das|ihr|dein|unser|eine|\d+|zwei|drei|vier|fünf|sechs|acht"
    rf"|zehn|zwölf)\b[^.;]{{0,25}}?{_TEAM}"
    r"|^\W*als (?:team|schicht|filial|stations|gruppen|abteilungs|küchen|bereichs|objekt|markt"
    r"|wohnbereichs|pflegedienst|betriebs)"
    r"leit\w+|\b(?:team|schicht|filial|stations|abteilungs|küchen|bereichs|objekt|markt"
    r"|wohnbereichs|pflegedienst)leit(?:ung|er|erin"
    r"|er/in|er:in)\b.{0,25}\bgesucht|\bsuchen .{0,20}(?:team|schicht|filial|stations"
    r"|abteilungs|küchen|bereichs|objekt|markt)leit"
    r"(?:ung|er|erin|er/in)\b|\b(?:lead|manage) a team|\bleadership experience|\bhave led teams",
    "führ leit verantwort lead led_ manage",
)
LEADING_TITLE = CuedPattern(
    r"\b(?!.*begleiter)\w*(?:leiter(?:in|/in|:in|\*in)?|leitung)\b|\bhead of\b|\bteam ?lead"
    r"(?:er)?\b",
    "leit head lead",
)
NOT_LEADING_TITLE = re.compile(
    r"assist|stellv|vertret|leitungs|sekretariat|zuleitung|sanitär|rohr|kabel|freileitung"
    r"|begleit|anleit"
)
EXPERT = CuedPattern(
    r"\b(?:\w*(?<!vollzeit)(?<!teilzeit)(?<!fern)(?<!gast)studium|(?:hochschul|universitäts"
    r"|fachhochschul|fh-?|uni-?|master|studien"
    r"|diplom-?)abschlu(?:ss|ß)|akademische[rn]? (?:abschluss|grad|ausbildung)|studiert\w*"
    r"|\w*staatsexamen|lehramt)\b"
    r"|\bmaster(?: of \w+|studium)?\b(?!.?(?:craft|'s cert| clean| data|plan))|\bdiplom\b(?!-)"
    r"|\bdiplom-\w+|\bdipl\."
    r"|\bapprobation\w*|\bapprobierte?[rn]?\b|\bfach(?:arzt|ärztin|ärzte)\b|\bpromotion\b"
    r"|\bpromovierte?\w*|\bhabilitation"
    r"|\b(?:university|master's) degree|\bdegree in\b|\buniversity (?:diploma|education)|\bphd\b",
    "stud abschlu akadem lehramt examen master diplom dipl. approb fach promo habil degree",
    "university phd",
)
NOT_EXPERT = CuedPattern(
    r"\b(?:neben|während|im|vor dem|ins|duale[ns]?|statt|begleitend\w* zum|zum|ihr|dein|des"
    r"|fürs|für das|beim|nach dem|das"
    r"|parallel zum|neben dem|neben das|zu einem|berufsbegleitende[sn]?|laufende[sn]?"
    r"|begonnene[sn]?) (?:\w+ )?\w*studium\b"
    r"|\bwerkstud|\bstudierende|\bstudienabbrecher|\bpromotion(?:s|-)|\bpromotion (?:im|in|am"
    r"|auf|für)\b(?! (?:chemie|biologie))"
    r"|\bwer .{0,40}studiert|\babgebrochen\w*|\bstudium generale|\bmasterarbeit|\bwebmaster|\bscrum master"
    r"|\bmaster data|\b(?:nicht|niemand) .{0,20}studiert"
    r"|\bstudium\W? (?:passt|neben|finanzier)|\b(?:den|ihren|deinen) (?:\w+ )?master\b"
    r"|\bihre promotion\b|\bstudium ist bei uns",
    "stud promo master",
)
OTHER_PEOPLE = CuedPattern(
    r"^\W*(?:unser|unsere|ihr|ihre|dein|deine|der|die|ein|eine) (?:\w+ )?\w*(?:chef|meister"
    r"|techniker|leiter|ingenieur|team|kolleg"
    r"|facharbeiter|facharzt|fachärzt|gesell|inhaber|hausmeister|ansprech)\w*\b(?!.*\b(?:sucht"
    r"|suchen|gesucht)\b)"
    r"|\bunser\w* (?:\w+ )?\w*(?:meister|techniker|gesell|chef)\w*|\bansprechpartner\w*"
    r"|\bbei uns arbeiten\b|\bhand in hand\b|\bwir bilden\b|\bbilden wir\b|\bbewerbungen von\b"
    r"|\b(?:mit|von|zu|unter|an|für|neben|durch) (?:unser\w*|dem|den|der|ihrem|ihren|deinem"
    r"|einem|einer|die|das) (?:\w+ )?"
    r"\w*(?:meister|techniker|ingenieur|arzt|ärztin|ärzte|helfer|gesell|facharb|bachelor|master"
    r"|teamleit|schichtleit|leitung)\w*"
    r"|\bfreistell|\bstellen (?:wir )?(?:sie|dich) frei|\bzur? (?:\w+)?(?:meister|techniker"
    r"|fachwirt)(?:in)?\b"
    r"|\b(?:sie|du) (?:unterstütz|begleite|entlast|helfen|hilfst|assistier)\w* (?:den|die|dem"
    r"|der|unser\w*|einen|einem)"
    r"|\blern\w+ sie .{0,20}\bkennen\b|\bnach ihre[mr]\b|\bkönnen sie bei uns\b|\b(?:werden sie"
    r"|sie werden)\b.*\bmeister"
    r"|\bkarriere\b|\bspäter\b.*\bmeister|\bbeliefern\b|\bunsere kund\w+\b|\bkunden sind\b"
    r"|\bfür (?:ärzte|ingenieure|architekten)\b",
    "chef meister techniker leit ingenieur team kolleg facharb arzt ärzt gesell inhaber ansprech",
    "bei_uns hand_in bild bewerb helfer bachelor master frei fachwirt unterstütz begleite entlast",
    "helfen hilfst assistier lern nach_ihre karriere beliefern kund",
)
OFFERED_TRAINING = CuedPattern(
    r"\bausbild(?:en|er|erin|ungsplatz|ungsvergütung|ungsinhalte|ungsbeginn|ungsjahr"
    r"|ungsleit\w+|ungsbetrieb|ungsstart)\b"
    r"|\b(?:nach|während|in|zu|seit|bei|vor) (?:der|ihrer|deiner|unserer|einer) ausbildung\b"
    r"|\bdie ausbildung (?:dauert|beginnt|ist)"
    r"|\bausbildung (?:bei uns|beginnt|dauert|läuft|übernehmen|machen|möglich)|\bstart\w* "
    r"(?:\w+ )?(?:ihre|deine|eine) ausbildung"
    r"|\b(?:beginn|start) der ausbildung|\bausbildung (?:der|von) (?:azubis|auszubildenden"
    r"|neuen|nachwuchs|lehrling)"
    r"|\b(?:weiterbildung|aufstieg\w*|fortbildung|meisterschule)\b.*\b(?:bezahl|zahlen|möglich"
    r"|förder|unterstütz|finanzier|bieten)"
    r"|\b(?:bieten|finanzieren|bezahlen)\b.*(?:ausbildung|meister|techniker)|\bin ausbildung\b"
    r"|\bmeisterbetrieb|\bmeisterschule"
    r"|\bmeisterhand|\bausbildung(?:s)?betrieb|\bausbildung .{0,40}\bab (?:september|august)"
    r"|\bausbildung 20\d\d"
    r"|\bob (?:\w+ )?eine ausbildung|\büberleg\w+\b|\bwerkstudent|\bmachen (?:sie |du )?(?:den"
    r"|ihren) |\bmeister machen\b",
    "ausbild weiterbild aufstieg fortbild meister überleg werkstud machen bieten finanzieren bezahlen",
)
ALTERNATIVE = re.compile(r"\b(?:oder|or|beziehungsweise|alternativ|ersatzweise)\b|\bo\. |\bbzw\.|/")
