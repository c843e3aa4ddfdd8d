"""`passung serve`: the HTTP interface."""

import socket

from data.errors import UnusableInput


def serve(*, host: str = "127.0.0.1", port: int = 8000, workers: int = 1) -> int:
    """Answer over HTTP until interrupted; the reference is at /docs.

    Args:
        host: Address to listen on. Until there are keys: this machine alone.
        port: Port to listen on.
        workers: Processes that answer; each holds its own index in memory.

    """
    _check(host, port, workers)
    import uvicorn

    from api.settings import read_settings

    read_settings()  # what is wrong with them is said here, in one line
    uvicorn.run(
        "api.app:create_local_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=False,  # addresses hold people's ids
        server_header=False,
    )
    return 0


def _check(host: str, port: int, workers: int) -> None:
    from api.guard import LOOPBACK_HOSTS

    if host not in LOOPBACK_HOSTS:
        raise UnusableInput(
            f"--host {host}",
            "there are no keys yet, so only this machine is served: use 127.0.0.1 "
            "(for people elsewhere, a tunnel such as ssh -L)",
        )
    if not 1 <= workers <= 64:
        raise UnusableInput(f"--workers {workers}", "use 1 to 64")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise UnusableInput(
                f"--port {port}", f"cannot be listened on ({error}); name another one"
            ) from error
