"""A port of this machine that nobody serves on."""

import errno
import socket

from domain.errors import DomainError
from playground.server import HOST

_TRIES = 100


class NoPort(DomainError):
    """There is no port to serve on."""


def find_free_port(wanted: int) -> int:
    """The port that is wanted, else the first free one after it; 0 stays 0, for any.

    Raises NoPort.
    """
    last = min(wanted + _TRIES, 65535)
    return next((port for port in range(wanted, last + 1) if _is_free(port)), 0)


def _is_free(port: int) -> bool:
    try:
        socket.create_server((HOST, port)).close()
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            return False
        why = (fault.strerror or "refused").lower()
        raise NoPort(f"Port {port} can't be used: {why}. Choose another with --port.") from fault
    return True
