"""What people say of themselves in free text, as patterns: what `data.masking` looks for, language by language.

Each pattern stands with needles: text in which none of them occurs (case folded) is not searched. All patterns
are bounded, so that the search takes linear time on any text.
"""

import re
from dataclasses import dataclass

# Each of the following is an alternative of a regular expression, case ignored.
_DATE = (
    r"(?:\d{1,2}[.\-/]\s?\d{1,2}[.\-/]\s?(?:\d{4}|\d{2})|\d{4}[\-/]\d{1,2}[\-/]\d{1,2}"
    r"|\d{1,2}\.?\s(?:of\s)?[^\W\d_]{3,12}\.?,?\s(?:19|20)\d{2}"
    r"|[^\W\d_]{3,12}\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}|(?:19|20)\d{2}(?!\d)|[٠-٩۰-۹]{4})"
)
_AGE = r"\d{2}(?!\d)"
_START, _END = r"(?<!\w)", r"(?!\w)"
_ICH_BIN = r"\bich bin (?:jetzt |schon |erst )?"
_I_AM = r"\bi(?:['’]m| am) "
_FAITHS = (
    r"musl[iu]m(?:a|in|ah)?|moslem|christ(?:in|ian)?|jude|jüdin|jewish|jes[iy]d(?:e|in)|yazidi|alevit(?:e|in)?"
    r"|buddhist(?:in)?|hindu|atheist(?:in)?|katholisch|evangelisch|orthodox|sunnit(?:e|in)?|schiit(?:e|in)?"
)
_PEOPLES = (
    r"syrer|ukrainer|irak[ie]r|iraner|eritreer|somalier|nigerianer|pakistan[ie]r|inder|gambier|äthiopier|marokkaner"
    r"|tunesier|algerier|ägypter|palästinenser|albaner|bosnier|italiener|spanier|georgier|armenier|moldauer"
    r"|jordanier|kameruner|ghanaer"
)
_PEOPLES_IN_E = (
    r"afghan|türk|russ|pol|rumän|bulgar|kurd|libanes|serb|kosovar|kroat|griech|portugies|vietnames|chines|belaruss"
    r"|senegales|sudanes|jemenit|tschetschen|tschech|slowak|lett|est"
)
_DEMONYMS = (
    r"syrian|afghan|ukrainian|iraqi|iranian|turkish|russian|eritrean|somali|nigerian|polish|romanian|bulgarian"
    r"|kurdish|pakistani|indian|gambian|ethiopian|moroccan|tunisian|algerian|egyptian|lebanese|palestinian|albanian"
    r"|serbian|bosnian|croatian|greek|italian|spanish|portuguese|vietnamese|chinese|georgian|armenian|moldovan"
    r"|jordanian|cameroonian|ghanaian|senegalese|sudanese"
)
_COUNTRIES = (
    r"syrien|syria|afghanistan|(?:der |the )?ukraine|(?:dem )?irak|iraq|(?:dem )?iran|(?:der )?türkei|turkey"
    r"|russland|russia|eritrea|somalia|nigeria|polen|poland|rumänien|romania|bulgarien|bulgaria|kurdistan|pakistan"
    r"|indien|india|gambia|äthiopien|ethiopia|marokko|morocco|tunesien|tunisia|algerien|algeria|ägypten|egypt"
    r"|(?:dem )?libanon|lebanon|palästina|palestine|albanien|albania|serbien|serbia|(?:dem )?kosovo|bosnien|bosnia"
    r"|kroatien|croatia|griechenland|greece|italien|italy|spanien|spain|portugal|vietnam|china|georgien|georgia"
    r"|armenien|armenia|moldawien|moldova|belarus|jordanien|jordan|kamerun|cameroon|ghana|(?:dem )?senegal"
    r"|(?:dem )?sudan|(?:dem )?jemen|yemen|tschetschenien"
)
_PLACE = r"[^\W\d_][\w\-]{1,30}"
_SLAVIC_COUNTRIES = (
    r"україни|украины|сирії|сирии|росії|россии|афганістану|афганистана|іраку|ирака|ірану|ирана|туреччини|турции"
    r"|еритреї|эритреи|сомалі|сомали|молдови|молдовы|грузії|грузии|вірменії|армении|білорусі|беларуси|польщі|польши"
)
_DARI_PEOPLES = r"افغان|افغانی|هزاره|پشتون|تاجیک|ازبک|ایرانی|سوری|عراقی|کرد|اوکراینی"
_TURKISH_COUNTRIES = (
    r"suriye|ukrayna|afganistan|[ıi]rak|iran|türkiye|rusya|eritre|somali|lübnan|filistin|gürcistan|moldova"
)
_FRENCH_PEOPLES = (
    r"érythréen|irakien|iranien|libanais|palestinien|somalien|russe|géorgien|arménien|moldave|kurde|albanais|serbe"
    r"|syrien|ukrainien|afghan|marocain|tunisien|algérien|sénégalais|camerounais|ivoirien|guinéen|malien"
    r"|congolais|turc"
)
_FRENCH_COUNTRIES = (
    r"syrie|ukraine|afghanistan|maroc|tunisie|algérie|sénégal|cameroun|guinée|mali|congo|côte d['’]ivoire"
)


@dataclass(frozen=True)
class Statement:
    """A statement that is replaced: the whole match, or its group `what` where it has one."""

    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    placeholder: str


def _statement(needles: str, *alternatives: str, placeholder: str = "[…]") -> Statement:
    folded = tuple(needle.casefold() for needle in needles.split("|"))
    return Statement(folded, re.compile("|".join(alternatives), re.IGNORECASE), placeholder)


def _labelled(labels: str, what: str) -> str:
    """A label with a colon, or called one's own, and what it says as the group `what`."""
    own = rf"(?:meine?|my|mon|ma|моя|моє|моё|мое)\s(?:{labels})(?:\s(?:ist|is|est)|\s?[—–\-])\s"
    return rf"{_START}(?:(?:{labels})(?:\s?:\s?|\s[—–\-]\s)|{own})(?P<what>{what}){_END}"


def _words(*words: str) -> str:
    return rf"{_START}(?:{'|'.join(words)}){_END}"


_CONTACTS = (
    _statement(
        "@|(at)|[at]",
        r"(?<![\w.+\-])[\w.+\-]{1,128}\s?(?:@|\(at\)|\[at\])\s?[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}",
        placeholder="[E-Mail]",
    ),
    _statement(
        "tel.|tel:|tel |fon:|telefon|telephon|phone|mobil|handy|fax|whatsapp|téléphone|тел|هاتف|جوال|موبایل|تلفن",
        _START
        + r"(?:tele(?:f|ph)on|tel|fon|phone|mobile?|handy|fax|whatsapp|cell|téléphone|телефон|тел|هاتف|جوال"
        r"|موبایل|تلفن)\w{0,8}\.?(?:\s?nr\.?|nummer)?\s{0,2}:?\s{0,2}"
        # No wages after the word for remote work ("einen Tag mobil. 42.000 – 48.000 €").
        r"(?![1-9][\d.,]*(?:\s?(?:[–\-]|bis)\s?[\d.,]+)?\s?(?:€|euro?\b))"
        r"(?P<what>[+(]?\d(?:[ \-/().–]{0,2}\d){4,16}(?!\w))",
        placeholder="[Telefon]",
    ),
    _statement(
        # No months ("01/2020 – 12/2023"), times ("06 – 14 Uhr") or reference numbers ("00018935-1-S").
        "0|+|٠|۰",
        r"(?=[+(0٠۰])(?<![\w.,/\-+])(?<!din )(?<!vde )(?<!iso )(?=\D{0,2}(?:[ \-/()–]{0,3}\d){8})"
        r"(?!\d{1,2}\s?[/\-]\s?(?:19|20)\d\d(?!\d))(?!\d\d\s(?:19|20)\d\d(?!\d))"
        r"(?:\+\s?\d{1,3}|\(\+\d{1,3}\)|\(?[0٠۰]{1,2}[1-9١-٩۱-۹]\d{0,4}\)?)"
        r"(?:[ \-/()–]{0,3}\d){5,14}(?!\d)(?!-?\w)(?!\s?(?:uhr|€|euro))",
        placeholder="[Telefon]",
    ),
)

_BIRTH = (
    _statement(
        "geboren|geburts|geb.|born|birth|dob|народ|рожд|родил|naissance|né le|né en|née |doğum|ميلاد|مواليد|ولدت|تولد"
        "|متولد",
        _START + r"(?:geburtsdatum|geburtstag|geboren(?:\sam|\sim\sjahr|\sim)?|geb\.(?:\sam)?|date of birth"
        r"|birth ?date|birthday|dob|born(?:\son|\sin)?|дата народження|народи(?:вся|лася|лась)|дата рождения"
        r"|родил(?:ся|ась)|date de naissance|née?(?:\sle|\sen)|doğum tarihi(?:m)?|تاريخ الميلاد|تاريخ ميلادي"
        rf"|مواليد|ولدت(?:\sفي)?|تاریخ تولد|متولد)(?:[\s:*–—\-]{{0,4}}|\s(?:ist|is)\s)(?P<what>{_DATE})",
        placeholder="[Geburtsdatum]",
    ),
    _statement(
        "*",
        r"(?<![\w*])\*\s?(?P<what>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|(?:19|20)\d{2}(?!\d))",
        placeholder="[Geburtsdatum]",
    ),
    _statement("doğum", r"(?P<what>(?:19|20)\d{2})\sdoğumlu\w{0,4}", placeholder="[Geburtsdatum]"),
)

_AGES = (
    _statement(
        "jahre alt|jahre jung|j. alt|jährig|alter:|alter :|ich bin",
        rf"(?<!mindestens )(?<!mind\. )(?<!über )(?<!ab )(?<!unter )(?<!\d)(?:{_ICH_BIN})?{_AGE}\s(?:jahre|j\.)\s"
        rf"(?:alt|jung){_END}",
        rf"{_ICH_BIN}{_AGE}(?:\sjahre)?(?=\s?(?:[.,;!]|und\b|$))",
        rf"{_ICH_BIN}(?:eine? )?{_AGE}-?\s?jährige?[rns]?{_END}",
        rf"{_START}alter\s?:\s?{_AGE}(?:\sjahre)?{_END}",
    ),
    _statement(
        "years old|year old|year-old|years-old|of age|aged|age:|age |i am|i'm|i’m",
        rf"{_I_AM}{_AGE}(?:\s(?:years old|years of age)|(?=\s?(?:[.,;!]|and\b|$)))",
        rf"(?<!at least )(?<!over )(?<!\d){_AGE}[\s-]years?[\s-]old{_END}",
        rf"{_START}aged?(?:\s?:\s?|\s){_AGE}{_END}",
    ),
    _statement(
        "мені|мне",
        rf"{_START}(?:мені|мне)\s(?:зараз\s|сейчас\s)?{_AGE}\s?(?:рок\w{{1,3}}|рік|лет|год\w?)?{_END}",
    ),
    _statement("yaş", rf"(?<!\d){_AGE}\syaşında\w{{0,4}}{_END}", rf"{_START}yaşım\s?:?\s{_AGE}{_END}"),
    _statement(
        "вік|возраст|العمر|سن|yaş|âge",
        rf"{_START}(?:вік|возраст|العمر|سن|yaş|âge)\s?:\s?{_AGE}(?:\s(?:рок\w{{1,3}}|лет|года?|سنة|سال|ans))?{_END}",
    ),
    _statement(
        " ans",
        rf"{_START}j['’]ai\s{_AGE}\sans{_END}(?!\s?(?:d['’]|de\b))",
        rf"{_START}âgée?\sde\s{_AGE}\sans{_END}",
    ),
    _statement(
        "عمر|ساله|سال دارم",
        rf"{_START}عمري\s(?:هو\s)?{_AGE}(?:\s(?:سنة|عاما|عامًا|سنه|عام))?{_END}",
        rf"(?<!\d){_AGE}\s?ساله(?:\sهستم)?{_END}",
        rf"{_START}(?:من\s)?{_AGE}\sسال دارم{_END}",
    ),
)

_ORIGINS = (
    _statement(
        "angehörig|nationalit|bürgerschaft|citizenship|громадянств|національн|гражданств|национальн|uyruğ|جنسي|ملیت"
        "|تابعیت",
        _labelled(
            "staatsangehörigkeit|nationalität|staatsbürgerschaft|nationality|citizenship|громадянство"
            "|національність|гражданство|национальность|nationalité|uyruğum?|الجنسية|جنسيتي|ملیت|تابعیت",
            r"[^\W\d_][\w\-]{0,40}(?:(?:/|\sund\s|\sand\s)[^\W\d_][\w\-]{0,40}){0,2}",
        ),
    ),
    _statement(
        "ich bin|i am|i'm|i’m",
        rf"\bich bin (?:eine?\s)?(?:(?:{_PEOPLES})(?:in)?|(?:{_PEOPLES_IN_E})(?:e|in)){_END}",
        rf"\bich bin [^\W\d_]{{3,20}}ische[rn]? staats(?:bürger|angehörige)(?:in|r)?{_END}",
        rf"{_I_AM}(?:an? )?(?:{_DEMONYMS})(?: citizen| national| woman| man)?{_END}(?! [^\W\d_])",
    ),
    _statement(
        "aus |from ",
        rf"\bich (?:komme|stamme|bin) (?:ursprünglich )?aus (?:{_COUNTRIES}){_END}",
        rf"\bi(?:['’]m| come| am| came) (?:originally )?from (?:{_COUNTRIES}){_END}",
        rf"\bich (?:bin|musste) (?:\w{{1,12}}\s)?aus (?:der |dem |den )?{_PLACE}"
        rf" (?:geflüchtet|geflohen|fliehen|gekommen){_END}",
        rf"\bi (?:fled|escaped) (?:from )?{_PLACE}{_END}",
    ),
    _statement(
        "geboren|born in|народ|родил|née |né à|ولدت|متولد|به دنیا|doğdum",
        rf"\b(?:ich bin |ich wurde )?in {_PLACE} geboren{_END}",
        rf"\b(?:i was )?born in {_PLACE}{_END}",
        rf"{_START}(?:я )?(?:народи(?:вся|лася|лась)|родил(?:ся|ась)) (?:в|у|на) {_PLACE}{_END}",
        rf"\b(?:je suis )?née? (?:à|au|en) {_PLACE}{_END}",
        rf"{_START}(?:أنا )?ولدت (?:في|ب) ?{_PLACE}{_END}",
        rf"{_START}(?:من )?(?:در )?{_PLACE} (?:متولد|به دنیا) (?:شده‌ام|شده ام|شدم|آمده‌ام|آمده ام|آمدم){_END}",
        rf"{_START}(?:ben )?{_PLACE}['’]?[dt][ae] doğdum{_END}",
    ),
    _statement(
        "українськ|українк|українец|украин|україн|сирі|сири|росі|росси|русск|афган",
        rf"{_START}я\s(?:[—\-]\s?)?(?:українець|українка|украинец|украинка|сирієць|сирійка|сириец|сирийка|росіянин"
        rf"|росіянка|русский|русская|афганець|афганка|афганец){_END}",
        rf"{_START}я\s(?:родом\s|приїха(?:в|ла)\s|приехала?\s)?(?:з|із|из)\s(?:{_SLAVIC_COUNTRIES}){_END}",
    ),
    _statement(
        "родом|приїха|приехал|втек|бежал|національн|национальн",
        rf"{_START}(?:я\s)?(?:родом|приїха(?:в|ла)|приехала?|вт[иі]к|втекла|бежала?|сбежала?)\s(?:з|із|зі|из|с|со)\s"
        rf"{_PLACE}{_END}",
        rf"{_START}(?:за|по)\s(?:національністю|национальности)\s(?:я\s)?{_PLACE}{_END}",
    ),
    _statement(
        "سور|عراق|افغان|أفغان|اوکراین|أوكران|ایران",
        rf"{_START}(?:أنا|انا)\s(?:من\s(?:سوريا|سورية|العراق|أفغانستان|افغانستان|أوكرانيا)"
        rf"|سورية?|عراقية?|أفغانية?){_END}",
        rf"{_START}(?:من\s)?(?:اهل|از)\s(?:افغانستان|ایران|سوریه|عراق|اوکراین)\s(?:هستم|می‌آیم|آمده‌ام){_END}",
        rf"{_START}(?:من\s)?(?:{_DARI_PEOPLES})\sهستم{_END}",
    ),
    _statement(
        "جئت|أتيت|اتيت|هربت|آمده|آمدم|اهل",
        rf"{_START}(?:أنا\s)?(?:جئت|أتيت|اتيت|هربت)\sمن\s{_PLACE}{_END}",
        rf"{_START}(?:من\s)?از\s{_PLACE}\s(?:آمده‌ام|آمده ام|آمدم){_END}",
        rf"{_START}(?:من\s)?اهل\s{_PLACE}\sهستم{_END}",
    ),
    _statement(
        "je suis|je viens|j'ai fui|j’ai fui",
        rf"\bje suis (?:{_FRENCH_PEOPLES})(?:ne|e)?{_END}",
        rf"\bje viens (?:de |du |d['’]|de l['’])(?:{_FRENCH_COUNTRIES}){_END}",
        rf"\bje suis (?:originaire (?:de |du |des |d['’]|de l['’]|de la )|de nationalité ){_PLACE}{_END}",
        rf"\bj['’]ai fui (?:le |la |l['’])?{_PLACE}{_END}",
    ),
    _statement(
        "suriye|ukrayna|afgan|rak|ran|kürd|kürt|türk|rus|eritre|somali",
        _words(
            rf"(?:ben )?(?:{_TURKISH_COUNTRIES})l[iı]y[iı]m",
            "(?:ben )?(?:afganım|kürdüm|kürtüm|türküm|rusum|arabım)",
            rf"(?:ben )?(?:{_TURKISH_COUNTRIES})['’]?[dt][ae]n (?:geldim|geliyorum|kaçtım)",
        ),
    ),
)

_GENDER_AND_FAMILY = (
    _statement(
        "geschlecht|gender|sex|стать|пол:|пол :|пол |cinsiyet|الجنس|جنسیت",
        _labelled("geschlecht|gender|sexe?|стать|пол|cinsiyet(?:im)?|الجنس|جنسیت", r"[^\W\d_]{1,15}"),
    ),
    _statement(
        "weiblich|männlich|divers|male|чолові|жіноча|мужской|женский|زن|مرد|خانم|آقا",
        rf"{_START}(?:стать|пол)\s(?:чоловіча|жіноча|мужской|женский){_END}",
        rf"\bich bin (?:weiblich|männlich|divers){_END}",
        rf"{_I_AM}(?:fe)?male{_END}",
        rf"{_START}من\s(?:یک\s)?(?:زن|مرد|خانم|آقا)\sهستم{_END}",
    ),
    _statement(
        "eine frau|ein mann|a woman|a man|жінка|чоловік|женщина|мужчина|femme|homme|امرأة|رجل|kadınım|erkeğim",
        _words(
            "ich bin (?:eine frau|ein mann)",
            "i(?:['’]m| am) a (?:woman|man)",
            r"я\s(?:[—\-]\s?)?(?:жінка|чоловік|женщина|мужчина)",
            "je suis (?:une femme|un homme)",
            r"(?:أنا|انا)\s(?:امرأة|رجل)",
            r"(?:ben\s)?(?:bir\s)?(?:kadınım|erkeğim)",
        ),
    ),
    _statement(
        "familienstand|marital|сімейний|семейное|familiale|medeni|مدنی|الاجتماعية",
        _labelled(
            "familienstand|marital status|сімейний стан|семейное положение|situation familiale|medeni hal(?:im)?"
            r"|حالت مدنی|الحالة الاجتماعية",
            r"[^\W\d_]{1,20}",
        ),
    ),
    _statement(
        "ledig|verheiratet|geschieden|verwitwet|married|i am |i'm |i’m |одруж|заміж|замужем|женат|холост|разведен"
        "|marié|célibataire|divorcé|veu|evliyim|bekar|bekâr|boşan|dulum|متزوج|عزب|أعزب|عازب|متاهل|متأهل|مجرد|مطلق"
        "|أرمل|розлучен|вдов|развед|بیوه",
        _words(
            "(?:ich bin )?(?:ledig|verheiratet|geschieden|verwitwet)",
            "i(?:['’]m| am) (?:married|single|divorced|widowed)",
            "(?:я )?(?:неодружен(?:ий|а)|одружен(?:ий|а)|незаміжня|заміжня|замужем|женат|холост|развед[её]на?"
            "|розлучен(?:ий|а)|вдова|вдівець|вдовец)",
            "(?:je suis )?(?:mariée?|célibataire|divorcée?|veuve|veuf)",
            "evliyim",
            "boşandım|boşanmışım|dulum",
            "bek[aâ]rım",
            "(?:أنا )?(?:متزوجة|متزوج|أعزب|عزباء|عازب|مطلقة|مطلق|أرملة|أرمل)",
            "(?:من )?(?:متاهل|متأهل)(?: هستم)?",
            "(?:من )?(?:مجرد|بیوه) هستم",
        ),
    ),
)

_RELIGION = (
    _statement(
        "religion|konfession|faith|віроспов|вероиспов|религия|релігія|الديانة|dini|مذهب",
        _labelled(
            "religion|konfession|faith|релігія|религия|віросповідання|вероисповедание|الديانة|dinim?|مذهب",
            r"[^\W\d_][\w\-]{0,30}",
        ),
    ),
    _statement(
        "ich bin|i am|i'm|i’m",
        rf"\bich bin (?:eine?\s)?(?:gläubiger?\s|praktizierender?\s)?(?:{_FAITHS}){_END}",
        rf"{_I_AM}(?:an?\s)?(?:{_FAITHS}|catholic|sunni|shia){_END}",
    ),
    _statement(
        "мусульман|християн|христиан|православ|musulman|chrétien|مسلم|مسيحي|müslüman|hıristiyan|مسیحی",
        rf"{_START}я\s(?:[—\-]\s?)?(?:мусульман(?:ин|ка)|християн(?:ин|ка)|христиан(?:ин|ка)"
        rf"|православн(?:ий|а|ый|ая)){_END}",
        rf"\bje suis (?:musulmane?|chrétien(?:ne)?){_END}",
        rf"{_START}(?:أنا|انا)\s(?:مسلم|مسلمة|مسيحي|مسيحية){_END}",
        rf"{_START}(?:müslümanım|hıristiyanım){_END}",
        rf"{_START}من\s(?:مسلمان|مسیحی)\sهستم{_END}",
    ),
)

STATEMENTS = (*_CONTACTS, *_BIRTH, *_AGES, *_ORIGINS, *_GENDER_AND_FAMILY, *_RELIGION)
"""All statements, in the order in which they are looked for."""
