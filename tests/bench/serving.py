"""The HTTP interface on a real socket of this machine, in a thread of this process."""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import uvicorn

from api.app import create_app
from api.settings import Settings


@contextmanager
def served(database_url: str, home: Path) -> Iterator[http.client.HTTPConnection]:
    """A kept-alive connection to a server over the store; closed and stopped afterwards."""
    app = create_app(Settings(home=home, database_url=database_url))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    connection = http.client.HTTPConnection("127.0.0.1", port)
    try:
        yield connection
    finally:
        connection.close()
        server.should_exit = True
        thread.join()


def get_matches(connection: http.client.HTTPConnection, candidate: str, day: str) -> bytes:
    """The answer to one request for the matches of a stored candidate."""
    connection.request("GET", f"/v1/candidates/{quote(candidate, safe='')}/matches?on={day}")
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status}: {content[:200]!r}")
    return content
