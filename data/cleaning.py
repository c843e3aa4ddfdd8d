"""Text as it is stored: markup and entities resolved, control characters gone, NUL refused.

What looks like a script or a spreadsheet formula is kept as the text that it is; every way out escapes it.
"""

import html
import re
import unicodedata

MAX_TEXT_BYTES = 1_000_000
MAX_ESCAPES = 8

# Zero-width (non-)joiners stay: Dari and Arabic spelling needs them.
_CONTROL = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|br|div|li|ul|ol|tr|table|tbody|thead|h[1-6]|section|article|header|footer|hr|dl|dt|dd|blockquote)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|strong|i|em|u|s|span|font|small|big|sub|sup|td|th|code|mark|center|label|img|html|body|head|"
    r"meta|link|title)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->)){0,2000}-->")
_BLANK_LINES = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")
_SPACES = re.compile(r"[ \t\u00a0]+")
_PERHAPS_DIRTY = re.compile(rf"[&<\r\t\u00a0]|  | \n|\n\n\n|{_CONTROL.pattern}")


class UncleanText(ValueError):  # noqa: N818 - pydantic turns any ValueError into a field error
    """Text that cannot be stored: NUL, lone surrogates, or more than `MAX_TEXT_BYTES`."""


def check_text(text: str) -> str:
    """Return `text` unchanged, or raise `UncleanText` saying why it cannot be stored."""
    if "\x00" in text:
        raise UncleanText("contains a NUL character")
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise UncleanText("contains half of a surrogate pair (broken encoding)") from error
    if size > MAX_TEXT_BYTES:
        raise UncleanText(f"is {size:,} bytes long; at most {MAX_TEXT_BYTES:,} are stored")
    return text


def clean_line(text: str) -> str:
    """Clean `text` and bring it onto one line."""
    if _is_clean_line(text):
        return text.strip()
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Clean running text; lines are kept. Cleaning what is clean changes nothing.

    Raises:
        UncleanText: for NUL characters, lone surrogates, or too long text.

    """
    if _is_clean_text(text):
        return text.strip()
    text = _resolved(check_text(text))
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


def _is_clean_text(text: str) -> bool:
    """Whether nothing but blanks at the ends is to be cleaned, told quickly: what comes from the store is clean."""
    return (
        not _PERHAPS_DIRTY.search(text)
        and unicodedata.is_normalized("NFC", text)
        and check_text(text) == text
    )


def _is_clean_line(text: str) -> bool:
    """Whether nothing but blanks at the ends is to be cleaned, told quickly: most lines are as they should be.

    Only characters that Python calls printable: no controls, no line breaks, no blank but the plain one.
    """
    return (
        text.isprintable()
        and len(text) <= MAX_TEXT_BYTES // 4
        and "&" not in text
        and "<" not in text
        and "  " not in text
        and unicodedata.is_normalized("NFC", text)
    )


def clean_identifier(text: str) -> str:
    """Clean an identifier: control characters go, everything else stays as it is, `../` included."""
    return _CONTROL.sub("", check_text(text)).replace("\n", " ").replace("\r", " ").replace("\t", " ").strip()


def _resolved(text: str) -> str:
    """Resolve entities and markup until nothing changes: text that was escaped twice hides nothing."""
    for _ in range(MAX_ESCAPES):
        before = text
        if "&" in text:
            text = check_text(html.unescape(text))
        if "<" in text:
            text = _without_markup(text)
        if text == before:
            return text
    raise UncleanText(f"is escaped more than {MAX_ESCAPES} times over")


def _without_markup(text: str) -> str:
    text = _COMMENT.sub("", text)
    text = _BLOCK_TAG.sub("\n", text)
    return _INLINE_TAG.sub("", text)
