"""Positions in a list as opaque tokens, for pages."""

import base64
import binascii
import json

from data.errors import RecordRejected

Position = tuple[str, str]


def encode_cursor(position: Position | None) -> str | None:
    """The token of a position, None at the end of the list."""
    if position is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(position).encode()).decode()


def decode_cursor(cursor: str | None) -> Position | None:
    """The position of a token, None at the beginning.

    Raises:
        RecordRejected: if the token is none of ours.

    """
    if cursor is None:
        return None
    try:
        owner, record_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, binascii.Error, TypeError) as error:
        raise RecordRejected("cursor", "is not one that this service has given out") from error
    if not (isinstance(owner, str) and isinstance(record_id, str)):
        raise RecordRejected("cursor", "is not one that this service has given out")
    return owner, record_id
