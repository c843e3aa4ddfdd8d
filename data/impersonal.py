"""A masked text without the words around what was masked: what is left is about work, and that is what is matched.

"Ich heiße [Name] und bin Köchin" says as much as "bin Köchin", and must rank as that does. The text keeps its length
(blanks stand where words were), so that positions in it are positions in the text that is stored. Children and
residence titles stay in the stored text, where a caseworker needs them, and are blanked here as well.
"""

import re

from data.masking_names import INTRODUCED

_HELD = r"\[(?:Name|E-Mail|Telefon|Geburtsdatum|…)\]"
_START, _END = r"(?<!\w)", r"(?!\w)"
_STOP = r"(?=\s*(?:[.,;:!?،؛\n)]|$|(?:und|and|et|ve|і|й|та|и|و)\s))"
_NUMBER = r"(?:[^\W_]{1,12}\s)"


def _either(*words: str) -> str:
    return rf"{_START}(?:{'|'.join(words)})"


_CLOSING = _either(
    *(r"(?:mit )?(?:freundlichen?|herzlichen?|vielen?|beste|liebe|schönen?) gr(?:ü|ue)(?:ß|ss)en?", "mfg"),
    *(r"hochachtungsvoll", "sehr geehrte[rs]?", r"(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?"),
    *(r"(?:best|kind|warm) regards", "regards", "dear", "respectfully", "з повагою", "шановн[аи]й?", "вітаю"),
    *("с уважением", "уважаем(?:ый|ая)", r"مع (?:خالص )?(?:التحية|تحياتي|الاحترام|الشكر)", "تحياتي"),
    *(
        "با احترام",
        "با عرض سلام",
        r"saygılarımla|saygılar",
        "sayın",
        r"(?:bien )?cordialement",
        "respectueusement",
    ),
    *("best", "thanks", "danke", "дякую", "спасибо", "شكرا", "تشکر", "teşekkürler", "merci"),
)
_CONTACT = _either(
    *(r"e-?mail|mail|e-?posta|courriel|пошта|почта|електронна пошта|البريد(?: الإلكتروني)?|ایمیل|ايميل",),
    *(
        r"tel(?:e(?:f|ph)on(?:nummer)?|efonum)?|fon|phone(?: number)?|mobile?|handy|fax|whatsapp|téléphone|portable",
    ),
    *(r"телефон|тел|моб|هاتف|جوال|رقمي|رقم الهاتف|موبایل|تلفن|شماره(?: تماس)?(?: من)?|numaram|telefonum",),
    *(r"(?:meine?|my|mon|мій|мой) (?:[^\W\d_]{1,14} )?(?:nummer|number|numéro|номер)",),
    *(
        r"(?:sie |ihr )?(?:erreichen|erreicht) (?:sie )?mich",
        r"(?:schreiben|mailen) (?:sie )?(?:mir )?",
        "erreichbar",
    ),
    *(
        r"(?:you can )?(?:reach|call|contact|write to) me",
        r"(?:vous pouvez )?m['’](?:appeler|écrire|joindre)",
    ),
)
_BIRTH = _either(
    *(
        r"(?:ich bin |ich wurde )?(?:am )?geb(?:oren|\.)(?: am| im jahr)?",
        r"(?:i (?:am|was) )?born(?: on| in)?",
    ),
    *(r"(?:я )?народи(?:вся|лася|лась)", r"(?:я )?родил(?:ся|ась)", r"(?:je suis )?née? (?:le|en)"),
    *(r"(?:أنا )?(?:مواليد|ولدت)(?: في)?", r"(?:من )?متولد", r"(?:ben )?doğum tarihim?"),
)
_OWN = _either("meine?", "my", "mon|ma", "мо[яєёе]") + r"\s[^\W\d_]{3,30}(?:\s(?:ist|is|est)|\s?[—–\-])\s"
# What leads up to something masked: a short label with a colon, an introduction, a closing, a way to be reached.
_BEFORE = re.compile(
    rf"(?:(?:^|(?<=[.,;!?،؛\n]))[ \t\-•*]{{0,4}}(?:[^\W\d_][\w.'’\-]{{0,20}}[ \t]){{0,3}}[^\W\d_][\w.'’\-]{{0,20}}"
    rf"[ \t\u00a0]?(?::|[—–](?=\s))\s?"
    rf"|{_OWN}|{INTRODUCED}|{_CLOSING}[ \t,،]{{0,3}}\n?"
    rf"|{_CONTACT}\.?:?\s(?:ist |is |est |le |la |unter |an |at |on |au |по |за |der |die |das ){{0,2}}"
    rf"|{_BIRTH}[\s:*]{{0,3}})(?={_HELD})",
    re.IGNORECASE | re.MULTILINE,
)
# Something masked, with the verb that ends its sentence and the "and" that goes on.
_MASKED = re.compile(
    rf"{_HELD}(?:[’']?s\b)?(?:\s(?:است|هست|هستم|نام دارم|derler|diye çağırırlar|року(?: народження)?"
    rf"|года(?: рождения)?|doğumluyum){_END}|(?<=datum\])\s(?:in|у|в|à|في|در)\s[^\W\d_][\w\-]{{1,30}})?"
)
_FAMILY = re.compile(
    _either(
        rf"(?:ich )?habe?n? {_NUMBER}{{1,2}}(?:kind(?:er)?|söhne?|töchter|sohn|tochter)",
        rf"(?:ich bin )?(?:eine? )?(?:allein ?erziehende[r]? )?(?:mutter|vater|mama|papa)"
        rf"(?: (?:von|mit) {_NUMBER}{{1,2}}(?:kind(?:ern)?|söhnen|töchtern))?",
        rf"(?:i )?have {_NUMBER}{{1,2}}(?:child(?:ren)?|kids?|sons?|daughters?)",
        rf"(?:i am |i['’]m )?(?:an? )?(?:single )?(?:mother|father|mum|mom|dad|parent)"
        rf"(?: (?:of|to|with) {_NUMBER}?[^\W_]{{1,12}})?",
        rf"(?:у мене (?:є )?|я маю |маю ){_NUMBER}?(?:дітей|діти|дитина|дитину|дитини)",
        rf"(?:у меня (?:есть )?){_NUMBER}?(?:детей|дети|реб[её]нок)",
        rf"(?:я )?(?:мама|мати|тато|батько|мать|отец|папа) {_NUMBER}?(?:дітей|дитини|детей|реб[её]нка)",
        rf"و?(?:عندي|لدي) {_NUMBER}?(?:أطفال|اطفال|أولاد|اولاد|ولدين|طفلين|طفل)",
        r"(?:أنا )?(?:أم|أب) (?:ل[^\W_]{2,10})(?: [^\W_]{2,8})?",
        rf"(?:من )?(?:{_NUMBER}){{1,2}}?(?:طفل|فرزند|اولاد) دارم",
        rf"(?:من )?(?:مادر|پدر) {_NUMBER}?(?:طفل|فرزند|اولاد)(?: هستم)?",
        rf"(?:benim )?{_NUMBER}?(?:çocuğum|çocuklarım) var",
        rf"(?:ben )?{_NUMBER}?çocuk (?:annesi|babası)(?:yim|yım)?",
        rf"(?:j['’]ai|avec) {_NUMBER}{{1,2}}enfants?",
        rf"(?:je suis )?(?:la |le |une |un )?(?:mère|père|maman|papa)(?: de {_NUMBER}?enfants?)?",
    )
    + _STOP,
    re.IGNORECASE,
)
_SECTION = (
    r"(?:(?:§+|paragra(?:ph|f|phe|fa)?|section|article|artikel|art\.|абз\.|параграф\w{0,3}|الفقرة|المادة|پاراگراف|ماده)"
    r"\s?\d+\w?(?:[. ]{1,2}(?:abs(?:atz|\.)|satz|absatz)\s?\d+){0,3}|\d+\.? maddeye göre)"
    r"(?:\s?(?:des |of the )?(?:aufenthg|aufenthaltsgesetz\w{0,2}|asylg|residence act))?"
)
_TITLE = (
    r"(?:aufenthalts(?:titel|erlaubnis|gestattung|status)|duldung|niederlassungserlaubnis|fiktionsbescheinigung"
    r"|(?:subsidiäre[nr]?|vorübergehende[nr]?) schutz|flüchtlingsstatus|residence (?:permit|title|status)"
    r"|(?:temporary|subsidiary|international) protection|refugee status|toleration|titre de séjour"
    r"|(?:(?:de )?la )?protection (?:subsidiaire|temporaire)|statut de réfugié|вид на жительство"
    r"|временн(?:ая|ую|ой) защит[ауы]|статус беженца|посвідк[ау]|дозвіл на (?:проживання|перебування)"
    r"|тимчасов(?:ий|ого) захист\w?|статус біженця|إقامة|الإقامة|حماية (?:مؤقتة|ثانوية|فرعية)|صفة لاجئ|اقامت"
    r"|حفاظت موقت|محافظت موقت|پناهندگی|otur(?:um|ma) izn(?:im|i)|geçici koruma(?: altındayım)?|mülteci statü\w{0,3})"
)
_RESIDENCE = re.compile(
    rf"{_START}(?:(?:ich |i |я |je |j['’]|من |أنا )?(?:habe|besitze|have|hold|маю|имею|у мене|у меня|ai|bénéficie"
    rf"|عندي|لدي|my|meine?)\s(?:eine?n? |an? |un |den |die |the |de )?(?:gültige[rn]? )?)?"
    rf"(?:{_TITLE}{_END}(?:\s(?:nach|gemäß|under|selon le|за|по|حسب|بر اساس|ist|is)?\s?{_SECTION})?|{_SECTION})"
    rf"(?:\s(?:دارم|var|hakkım var|{_TITLE}(?:\svar)?){_END})?",
    re.IGNORECASE,
)
# "Kadın hemşireyim", "خانم قابله بودم": the gender of the speaker, and not of those whom a tailor works for.
_GENDER = re.compile(
    rf"{_START}(?:(?:kadın|erkek|bayan|bay)\s(?=[^\W\d_]{{2,20}}(?:[ıiuü]m|(?<![ıiuü])\solarak){_END})"
    r"|(?:kadın|erkek) olarak\s"
    rf"|(?:خانم|آقای)\s(?=[^\W\d_]{{2,20}}\s(?:هستم|بودم){_END})|(?:زن|مرد)\s(?=(?:هستم|بودم){_END}))",
    re.IGNORECASE,
)
_LED_ON = re.compile(r"(?<! )( {3,200}(?:[,،]\s{0,3})?)((?:und|and|et|ve|і|й|та|и|و)\s|و(?=[^\W\d_]{3}))")


def impersonal(text: str) -> str:
    """`text`, masked already, with blanks for what is masked and for the words that only lead up to it.

    Linear in the length of the text; the result is as long as the text.
    """
    if "[" in text:
        text = _MASKED.sub(_blank, _BEFORE.sub(_blank, _BEFORE.sub(_blank, text)))
    for pattern in (_FAMILY, _RESIDENCE, _GENDER):
        text = pattern.sub(_blank, text)
    return _LED_ON.sub(lambda found: found[1] + " " * len(found[2]), text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
