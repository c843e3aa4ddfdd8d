"""Words around skills in advertisements: frames, verbs, certificates, and what looks like a skill and is none."""

import re

from models.reading.cues import CuedPattern, listed_words

TRIGGERS = listed_words(
    "kenn kentn erfahr praxis routine know wissen umgang beherrsch fertigk expertise vertraut sicher geübt",
    "fit versiert bewandert firm",
    "sattelfest übung beherrsch gearbeitet arbeite könn kannst weißt schein kunde befähig",
    "schweißer unterrichtung abzeichen",
    "rettungsschw eignung kurs schulung ausbildung lehrgang zertifi anleiter geschick verständnis",
    "denken vermögen experience",
    "proficien skill familiar voraus pflicht erforderlich vorteil plus muss wünschenswert",
    "hilfreich notwendig nötig unerläss",
    "zwingend ideal schön prima toll super unverzicht geläufig fremd weiterbildung sind bist mit. bringen",
)
"""A sentence without any of these needs no further look, unless it belongs to a profile."""
_INTO = (
    r"(?:in der|in den|in dem|im|in|mit dem|mit der|mit den|mit|der|des|von|vom|beim|bei der"
    r"|bei|auf dem|auf|zum|zur|zu|über"
    r"|rund um|um)"
)
_FIELD_OF = (
    r"(?:(?:dem |der |den )?(?:bereich|gebiet|umgang|arbeit|arbeiten|bedienung|handhabung"
    r"|anwendung|nutzung|einsatz|programmen wie"
    r"|programm)(?: (?:mit|der|des|von|in|im))? )?"
)
FRAME = CuedPattern(
    r"\b(?:(?:grund|fach|basis|vor|anwender|produkt)?ken+t?n?is+e?n?|(?:praxis"
    r"|berufs)?erfahrung(?:en)?|praxis|routine|know-how"
    r"|wissen|umgang|fertigkeiten|expertise|vertrautheit|sicherheit|geübt|fit|versiert|vertraut"
    r"|erfahren|bewandert|firm|beherrschen|beherrschung"
    rf"|sattelfest|fachwissen|übung) {_INTO} {_FIELD_OF}(?=\S)"
    r"|\b(?:grund|basis|anwender)kenntnisse (?!in\b|im\b|mit\b|der\b|des\b|über\b|sind|ist\b"
    r"|reich|genüg|von\b|und\b|oder\b|aus\b"
    r"|erforderlich|werden|zu\b|vorhanden)(?=\S)"
    r"|\b(?:experience|knowledge|proficiency|proficient|familiar|confident|experienced|skilled"
    r"|expertise) (?:in|with|of|using|at)"
    r" (?:the )?(?=\S)",
    "kenntnis kentnis kentni kennt erfahr praxis routine know wissen umgang fertigk expertise",
    "vertraut sicherheit geübt fit versiert bewandert firm sattelfest übung experience proficien",
    "familiar confident skilled",
)
COMPOUND = CuedPattern(
    r"\b(?!(?:grund|vor|fach|basis|sprach|fremdsprachen|menschen|an|er|orts|landes)-?kenntn)"
    r"(?:[\w/]+-)*[\w/]{2,}-?ken+t?n?is+(?:se|sen)?\b"
    r"(?! (?:in|mit|im|der|des|von|über)\b)(?: nach \w+)?|\b(?:computer|it|office|excel) skills\b",
    "kennt kentn skills",
)
TOOL_EXPERIENCE = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w+#]*(?:-[A-ZÄÖÜ]\w+)?-Erfahrung\b")
CERTIFICATE = CuedPattern(
    r"\b(?!(?:kranken|gut|augen|an|sonnen|tot|ge|er|liefer|mond|kassen|heiligen|geld|schuld"
    r"|überweisungs|tipp|lotto|teil|kerzen"
    r"|fahr|sitz|wohnberechtigungs|lampen|fern|wider|vor|wiege|begleit|bildungsgut|angel|zahl"
    r"|hell|kopf)schein)[\w-]+(?<!führer)(?<!gut)"
    r"scheins?\b(?! klasse)(?: (?:modul|nach|für|klasse|typ) (?:(?! - )[^,;.(]){1,30})?|\b"
    r"(?:gabel)?(?:stapler|kran|boots|bagger)führerschein\b"
    r"|(?:\b(?:sachkunde|fachkunde)(?:prüfung|nachweis|zeugnis)?|\b(?:befähigungs|schweißer)-?"
    r"(?:prüfung|nachweis|zeugnis|pass))\b"
    r"(?! wird)(?: (?:nach|im|in|gemäß|für) (?:(?! - )[^,;.(]){1,30})?"
    r"|\bunterrichtung nach § ?34a(?: gewo)?|\bschwimmabzeichen(?: in \w+)?"
    r"|\brettungsschwimm\w*|\bausbildereignung\w*|\b(?:barista|erste-hilfe|ersthelfer"
    r"|motorsägen|schweiß|hygiene)-?(?:kurs|schein|zertifikat|schulung|ausbildung|lehrgang"
    r"|nachweis)\b|\bröntgenkunde\b"
    r"|\bfachweiterbildung(?: (?:in |für )?[\w-]+){1,2}"
    r"|\bpraxisanleiter(?:qualifikation|schein|weiterbildung)|\bzertifi\w+ (?:in|als|nach) [^,;.]{2,30}",
    "schein kunde befähigung schweißer unterrichtung abzeichen rettungsschw ausbildereignung kurs",
    "schulung ausbildung lehrgang weiterbildung zertifi praxisanl",
)
KNACK = CuedPattern(
    r"\b(?:handwerkliche?s?|technische?s?|räumliche?s?|kaufmännische?s?|mathematische?s?"
    r"|gestalterische?s?) (?:geschick|verständnis"
    r"|können|grundverständnis|vorstellungsvermögen|denken|grundwissen)\b|\bzahlenverständnis\b"
    r"|\bfingerfertigkeit\b",
    "handwerklich technisch räumlich kaufmännisch mathematisch gestalterisch zahlenverst fingerfert",
)
_NOT_THE_OBJECT = (
    r"(?!(?:sich|dich|ihre?n?|deine?n?|bei|uns|gern|auch|hier|sofort|schon|jederzeit|zwischen"
    r"|mit|am|in|die|der|das|den|einen|es"
    r"|wählen|auf|zu|nach|von|ab|bis|gut|sehr|frei|selbst|deutsch|mitreden|flexibel|dabei|an"
    r"|eine|nicht|sicher sein|so|für)\b)"
)
MASTERY = CuedPattern(
    r"\b(?:sie|du) (?:beherrschen|beherrschst|kennen|kennst) (?:sich |dich )?(?:(?:gut "
    r"|bestens |sicher )?(?:mit|in) )?"
    r"|\b(?:beherrschen|beherrschst|kennen|kennst) (?:sie|du) (?:sich |dich )?(?:(?:mit|in) )?"
    r"|\b(?:sie|du) (?:sind|bist|fühlen sich|fühlst dich) (?:sicher|fit|versiert|geübt"
    r"|routiniert|erfahren|firm|zu hause|vertraut)"
    r" (?:in der|in den|im|in|mit|beim|auf) "
    r"|\b(?:sind|bist) (?:sie |du )?(?:mit|in|im) (?=[^.;,]*\b(?:vertraut|geübt|versiert"
    r"|bewandert|zu hause|fit)\W*$)"
    r"|\b(?:sie|du) (?:arbeiten|arbeitest) (?:routiniert|sicher|selbstständig|täglich"
    r"|geübt) mit |\bwissen(?: sie)?,? wie man "
    r"|\b(?:haben|hast) (?:sie |du )?(?:schon |bereits |schon einmal |schon mal |einmal |viel "
    r"|lange )?mit (?=.*\bgearbeitet\b)|\bgearbeitet haben mit "
    rf"|\bweißt(?: du)?,? wie man |\b(?:sie|du) (?:können|kannst) (?:einen?|den|das|die) "
    rf"(?=\w+ (?:fahren|bedienen|führen|programmieren|reparieren)\b)|\b(?:sie|du) (?:lesen"
    rf"|liest) (?=[^.,;]*(?:zeichnung|pläne|noten\b))|\b(?:sie|du) (?:können"
    rf"|kannst) {_NOT_THE_OBJECT}|\b(?:kennst"
    rf"|kennen) (?=[\w-]+\W*$)"
    r"|\bwer sich (?:gut |schon )?mit (?=.*auskennt)|\byou (?:know|master|can use) (?:how to )?",
    "beherrsch lesen liest kennen kennst sind bist fühl arbeite gearbeitet wissen weißt könn kannst auskennt you_",
)
PREDICATE = re.compile(
    r"^\W*(?P<what>\S.*?)\s+(?:(?:sind|ist|werden|wird|setzen wir|bringen sie|bringst du"
    r"|sollten sie|erwarten wir|wäre|wären) )?"
    r"(?:(?:unbedingt|zwingend|sehr|auch|ihnen|dir|für sie|für dich|uns|dringend|absolut|klar"
    r"|schon|bereits|selbstverständlich"
    r"|ebenfalls|hier|bei uns|dabei|gut|bestens|sicher) ){0,2}?"
    r"(?:erforderlich|voraus|vorausgesetzt|voraussetzung|pflicht|notwendig|nötig|mit|mitbringen"
    r"|zwingend|von vorteil|unerlässlich"
    r"|wünschenswert|ideal|schön|prima|toll|super|ein plus|ein pluspunkt|ein muss|hilfreich"
    r"|unverzichtbar|vertraut|geläufig"
    r"|kein fremdwort|nicht fremd|beherrschen sie|beherrschst du)\W*$"
)
PREDICATE_ENDS = listed_words(
    "erforderlich voraus vorausgesetzt voraussetzung pflicht notwendig nötig mit mitbringen",
    "zwingend vorteil unerlässlich",
    "wünschenswert ideal schön prima toll super plus pluspunkt muss hilfreich unverzichtbar",
    "vertraut geläufig fremdwort fremd",
    "beherrschen_sie beherrschst_du",
)
"""What a part ends in where `PREDICATE` matches."""
TOOL_LIKE = re.compile(
    r"(?:[A-ZÄÖÜ]\w*[A-Z0-9]|\b(?:Excel|Word|Powerpoint|Outlook|Photoshop|Java|Python|Linux"
    r"|Lexware|Office|Vivendi|Canva|Git)\b"
    r"|\b(?:Bedienung|Handhabung|Wartung|Reparatur|Montage|Verlegen|Lesen|Programmieren"
    r"|Führen) \w|\w(?:technik|kunde|schweißen|software|programme?|verfahren|buchhaltung|recht"
    r"|pflege"
    r"|bedienung|montage|reparatur|wartung"
    r"|lehre|analyse|planung|kalkulation|programmierung|dokumentation|gestaltung)\b)"
)
STOP = re.compile(
    r"[,;:.!?](?=\s|$)|\s[-]\s|\b(?:sind|ist|wäre|wären|setzen|setzt|werden|wird|haben|hast|hat"
    r"|bringen|bringst|erforderlich"
    r"|von vorteil|vorteilhaft|wünschenswert|notwendig|nötig|vorausgesetzt|voraussetzung|voraus"
    r"|erwarten|erwartet|zwingend"
    r"|mitbringen|gesammelt|besitzen|aber|jedoch|gern|gerne|idealerweise|verfügen|zeichnen"
    r"|runden|aus|auskennt|mit(?=\W*$)|gearbeitet"
    r"|oder vergleichbar\w*|oder ähnlich\w*|oder einer|oder einem|oder die bereitschaft"
    r"|wünschen|reicht|reichen|genügt|genügen"
    r"|hilft|helfen|is|are|would|required|preferred|desirable|damit|weil|wenn|denn|die sie"
    r"|das sie|sowohl|kein|keine|nicht"
    r"|von mindestens|sammeln|besser|im idealfall|bzw\.|vertraut|geübt|versiert|bewandert|als"
    r"|unerlässlich|lesen sie)(?![\w-])"
    r"|\((?:m/w|w/m)"
)
SPLIT = re.compile(r"\s*(?:,|;|\bund\b|\bsowie\b|&|\band\b|\s/\s)\s*")
_QUALITY = (
    r"(?:erste|gute|sichere|solide|fundierte|umfassende|einschlägige|praktische|mehrjährige"
    r"|gängige|aktuelle|gültige|versierte|vertiefte"
    r"|routinierte|ausgeprägte|grundlegende|moderne|übliche|typische|entsprechende"
    r"|nachgewiesene|verschiedene|langjährige|breite|tiefe"
    r"|relevante|wichtige|ordentliche|gewisse)[rnms]?"
)
LEFT = re.compile(
    rf"^(?:\W+|(?:der|die|das|dem|den|des|im|in|mit|von|vom|beim|bei|auf|zum|zur|zu|ein|eine"
    rf"|einen|einem|einer|eines|einige|ihre|ihr"
    rf"|deine|dein|sehr|{_QUALITY}|idealerweise|gern|auch|andere[nr]?|allen?|möglichst"
    rf"|mindestens|wünschenswert|hilfreich|bereich"
    r"|gebiet|the|a|an|good|basic|strong|your|some|grundkenntnisse in|vorausgesetzt werden"
    r"|erforderlich sind|von vorteil sind"
    r"|wir erwarten|sie haben|du hast|sie besitzen|du besitzt|dazu|außerdem|schon|z\. ?b\."
    r"|u\. ?a\.|kannst|können|kennst|kennen|beherrschst|beherrschen|wie)\b\s*)",
    re.IGNORECASE,
)
RIGHT = re.compile(
    r"(?:\s+(?:sie|du|wir|ebenfalls|auch|gut|sicher|besitzen|haben|mit|o\. ?ä|etc|usw|u\. ?ä"
    r"|ein|eine|bei|im|in|der|die|das|und"
    r"|oder|schon|bereits|uns|ihnen|dir|bringen|beherrschen|zu|ist|sind)|\W+)$",
    re.IGNORECASE,
)
SECTOR = re.compile(
    r"^(?:\w*(?:einzelhandel|handel|gastronomie|industrie|handwerk)|(?:alten|kranken"
    r"|kinderkranken|senioren)?pflege|hotellerie|baugewerbe|bau|logistik|lager|lagerbereich"
    r"|verkauf|vertrieb|produktion|branche|bereich|büro|krankenhaus|klinik|kita|service"
    r"|transport|beruf|position|öffentlichen dienst"
    r"|großküche|küche|haushalt|reinigung|gebäudereinigung|verwaltung|handwerksbetrieb|betrieb"
    r"|praxis|hotel|bäckerei|metzgerei"
    r"|gesundheitswesen|fertigung|montage|tätigkeit\w*|ausbildung|vergleichbaren?.*"
    r"|ähnlichen?.*|team|(?:ihrem?|deinem?|diesem?"
    r"|beruflichen?|ambulanten?|stationären?|gehobenen?|einem?|einer) .*|arbeit|job|umfeld"
    r"|similar.*|field|role|retail|care"
    r"|hospitality|cleaning|kitchen|warehouse|jugendhilfe|eingliederungshilfe|landwirtschaft"
    r"|gartenbau|kindergarten|schule"
    r"|\w*hotels?|\w*druckerei|\w*baustellen?|\w*küchen|restaurants?.*|café|industry|germany"
    r"|eigenen? .*|dach|tourismus|callcenter|einkauf|außendienst|lebensmittelbereich|theater"
    r"|sozialwesen|werkstatt|sicherheitsdienst)$"
)
PERSONS = re.compile(
    r"\b(?:menschen|kunden|kundinnen|kundschaft|gästen?|kindern?|patient\w*|bewohner\w*"
    r"|jugendlichen|senior\w*|kolleg\w*|people"
    r"|children|customers|guests|clients|vielfalt|behörden|familien|eltern|mitarbeite\w+"
    r"|besucher\w*|publikum|klient\w*|tieren)\b"
)
_QUALITIES = (
    r"zuverlässig\w*|team\w*|belastbar\w*|flexib\w*|pünktlich\w*|freundlich\w*|geduld\w*"
    r"|motivation|engagement|verantwortungs\w*"
    r"|sorgfalt|sorgfältig\w*|selbst[äs]\w+|freude|spaß|leidenschaft|lust|interesse"
    r"|bereitschaft|auftreten|umgangsformen"
    r"|schwindelfrei\w*|fitness|ausdauer|kondition|einfühlung\w*|empathie|herz|humor|offenheit"
    r"|lernbereit\w*|kommunikation\w*"
    r"|durchsetzung\w*|ordnung\w*|mobilität|körper\w*|arbeitsweise|arbeiten|laune|äußeres"
    r"|motiviert\w*|menschenkenntnis\w*|ruhe"
    r"|vertrauen\w*|diskretion|ehrlich\w*|neugier\w*|stress\w*|kraft|charme|gespür|gelassenheit"
)
_PAPERS = (
    r"führungszeugnis|gesundheitszeugnis|\w*zeugnis\w*|\w*impf\w*|masern\w*|arbeitserlaubnis"
    r"|aufenthalt\w*|führerschein\w*"
    r"|fahrerlaubnis|fahrerkarte|pkw|auto|\w*praktikum|schulabschluss|hauptschul\w*"
    r"|realschul\w*|mittlere reife|abitur|\w*studium"
    r"|(?<!ersthelfer)(?<!hilfe-)ausbildung|berufsausbildung|lehre|\w*abschluss|meister\w*"
    r"|wohnort\w*|wohnen|anerkennung|degree"
    r"|training|examen|klasse|smartphone|fahrrad|unterlagen|bewerbung\w*|lebenslauf|(?<!-)nachweis"
)
_OTHER_FIELDS = (
    r"berufserfahrung|(?:führungs|leitungs|lebens|arbeits)erfahrung|(?<!-)erfahrung"
    r"|(?<!-)kenntnisse|vorkenntnisse|sprach\w*|deutsch(?!e[nrs]?\b (?!sprache))\w*|englisch\w*"
    r"|arabisch\w*|türkisch\w*|russisch\w*|ukrainisch\w*|französisch\w*|polnisch\w*"
    r"|rumänisch\w*|dari|muttersprach\w*"
    r"|fremdsprache\w*|\w{4,}isch$|ortskenntnis\w*|\w*schicht\w*|nacht\w*|wochenend\w*"
    r"|reisebereit\w*|teilzeit|vollzeit|alter|jahre|stunden"
    r"|quereinst\w*|german|english|french|driving|licen[cs]e|shift\w*|umgang|zahlen|bildung"
    r"|schulung\w*|[abc][12]|sicher|wort|schrift|beruf|bescheid|weg"
)
NO_SKILL = re.compile(
    rf"\b(?:{_QUALITIES}|{_PAPERS}|{_OTHER_FIELDS})\b|^(?:unsere?|uns|ihnen|dir|sich|alles|viel"
    rf"|es|was|dinge|namen)\b"
)
NO_REQUIREMENT = CuedPattern(
    r"\b(?:kenntnisprüfung|lernen sie|lernst du|sie lernen|du lernst|sie erweitern"
    r"|du erweiterst|unsere stärken|kennenlernen"
    r"|sie bereiten|vermitteln|wir zeigen|zeigen wir|(?:ihren|deinen) aufgaben"
    r"|aufgaben gehör\w+|eigenschaften|kunden schätzen|seit \d+ jahren|seit jahrzehnten"
    r"|das sind wir"
    r"|sie (?:übernehmen|kümmern|beraten|sorgen|erstellen|prüfen|montieren|reinigen|warten)|zuständig für)\b",
    "prüfung lern erweiter stärken bereiten vermitteln zeigen aufgaben eigenschaften schätzen seit_",
    "das_sind übernehmen kümmern beraten sorgen erstellen prüfen montieren reinigen warten",
    "zuständig",
)
NOT_A_DEMAND = re.compile(
    r"\b(?:freude|spaß|lust|interesse|herz|sorgfalt|vorsicht|geschick|respekt)(?: am| an| im"
    r"| für)? (?:\w+ )?$|\b(?:freundliche|respektvolle|herzliche|liebevolle"
    r"|wertschätzende)[rn]? $"
)
TRADE_VERB = re.compile(
    r"(?:schwimmen|rechnen|tauchen|klettern|reiten|schweißen|löten|crimpen|nähen|mauern"
    r"|verputzen|fliesen|sägen|fräsen|drehen|bohren"
    r"|schleifen|lackieren|tapezieren|streichen"
    r"|backen|kochen|servieren|melken|pflastern|programmieren|buchen|kalkulieren|verdrahten"
    r"|montieren|schalen|betonieren|polstern"
    r"|zuschneiden|filetieren|dekorieren|stapeln|rangieren|mähen|pflügen|bügeln|mangeln"
    r"|frisieren|schminken|zeichnen|konstruieren)\b"
)
EDUCATION = re.compile(
    r"abschluss|ausbildung|anerkannt|studium|\bberuf|urkunde|gelernt|examen|\bdeutsch|englisch"
    r"|\bgerman\b"
)
VERB_FIRST = re.compile(
    r"(?:lesen|schreiben|arbeiten|haben|hast|sprechen|bringen|wollen|verstehen|fahren|gehen"
    r"|sind|sehen|denken|planen|wissen|kennt) \w"
)
OR_WILLING = re.compile(
    r"[^,;.]{0,30}\boder (?:die |den )?(?:\w+ )?(?:bereitschaft|lust|interesse|willen|wille"
    r"|neugier)\b"
)
