"""Request bodies, read by hand: JSON without the traps, and files of any format as streams."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, BinaryIO, NoReturn, cast

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from api.problems import FieldError, Problem

MAX_DEPTH = 100
_IN_MEMORY = 1024 * 1024


async def _json_body(request: Request) -> bytes:
    charset = _charset(request.headers.get("content-type", ""))
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise Problem(415, f"JSON is sent in UTF-8, not in {charset[:40]!r}")
    return await request.body()


JsonBody = Annotated[bytes, Depends(_json_body)]
"""The body of a request that should hold JSON; `read_object` reads it in the thread of its route."""


def read_object(body: bytes) -> dict[str, Any]:
    """Read a JSON object.

    Args:
        body: UTF-8, with or without byte order mark.

    Raises:
        Problem: 422 for what is not JSON or no object, is nested deeper than `MAX_DEPTH`, or holds NaN.

    """
    value = read_json(body)
    if not isinstance(value, dict):
        raise _unreadable("the body is not a JSON object")
    return value


def read_json(body: bytes) -> Any:
    """Read any JSON, as `read_object` reads an object.

    Raises:
        Problem: 422 for what is not JSON, is nested deeper than `MAX_DEPTH`, or holds NaN.

    """
    try:
        value = json.loads(body.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise _unreadable(f"the body is not UTF-8 text (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise _unreadable(
            f"the body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        ) from error
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        raise _unreadable(f"the body cannot be read: {str(error)[:200]}") from error
    if isinstance(value, dict | list):
        _check_depth(value)
    return value


def _check_depth(value: Any) -> None:
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise _too_deep()
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, dict | list)
        ]


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _too_deep() -> Problem:
    return _unreadable(f"the body is nested deeper than {MAX_DEPTH} levels")


def _unreadable(reason: str) -> Problem:
    return Problem(422, reason, [FieldError(field="", reason=reason)])


def _charset(content_type: str) -> str:
    parameters = (part.strip().partition("=") for part in content_type.split(";")[1:])
    return next((value.strip('" ').lower() for name, _, value in parameters if name.lower() == "charset"), "")


@asynccontextmanager
async def uploaded(request: Request) -> AsyncIterator[BinaryIO]:
    """The file that a request carries: its body as it is, or the one file of a multipart form."""
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        async with request.form(max_files=1, max_fields=10) as form:
            files = [part for part in form.values() if isinstance(part, UploadFile)]
            if not files:
                raise _unreadable("the form holds no file")
            yield files[0].file
        return
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        async for chunk in request.stream():
            file.write(chunk)
        file.seek(0)
        yield cast("BinaryIO", file)


async def _upload(request: Request) -> AsyncIterator[BinaryIO]:
    async with uploaded(request) as stream:
        yield stream


Upload = Annotated[BinaryIO, Depends(_upload)]
"""The file that a request carries, open for reading."""
