"""XML without its dangers: no document type, no entities, no external files; elements by their local names."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError  # the types only: parsing is defusedxml's

from data.formats.json_text import MAX_DEPTH

MAX_BYTES = 32_000_000
"""Largest XML file that is read (a CV with its attachments)."""


class UnusableXml(ValueError):  # noqa: N818 - what is wrong with the file, for people
    """XML that cannot be read, or must not be."""


def parse(stream: BinaryIO) -> Element:
    """The root element of an XML file.

    Raises:
        UnusableXml: for broken, too large or too deep XML and for document type declarations and entities.

    """
    from defusedxml import DTDForbidden, EntitiesForbidden, ExternalReferenceForbidden
    from defusedxml.ElementTree import fromstring

    stream.seek(0)
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise UnusableXml(f"is XML of more than {MAX_BYTES:,} bytes")
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (DTDForbidden, EntitiesForbidden, ExternalReferenceForbidden):
        raise UnusableXml(
            "holds a document type declaration; entities, external ones above all, are not read"
        ) from None
    except ParseError as error:
        line, column = error.position
        raise UnusableXml(
            f"is broken XML: {str(error).partition(':')[0]}, line {line}, column {column + 1}"
        ) from None
    except (ValueError, LookupError) as error:
        raise UnusableXml(f"is XML that cannot be read: {error}") from None
    _check_depth(root)
    return root


def local_name(element: Element) -> str:
    """Name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Children by local name."""
    return (child for child in (element if element is not None else ()) if local_name(child) == name)


def find(element: Element | None, path: str) -> Element | None:
    """The first element at a path of local names ("Period/From"), or None."""
    for name in path.split("/"):
        element = next(children(element, name), None)
    return element


def text(element: Element | None, path: str = "") -> str | None:
    """Text of an element (of the one at `path`), stripped; None where there is none."""
    found = find(element, path) if path else element
    words = "".join(found.itertext()).strip() if found is not None else ""
    return words or None


def descendants(element: Element | None, name: str) -> Iterator[Element]:
    """All elements below `element` with a local name, in document order."""
    return (each for each in (element.iter() if element is not None else ()) if local_name(each) == name)


def _check_depth(root: Element) -> None:
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise UnusableXml(f"is nested deeper than {MAX_DEPTH} levels")
