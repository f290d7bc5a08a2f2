"""The port of the page: the one that is wanted, else the next that nobody serves on."""

import socket
from collections.abc import Iterator

import pytest

from bot.free_port import find_free_port
from playground.server import HOST


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server((HOST, 0)) as server:
        yield server.getsockname()[1]


def test_a_free_port_is_taken_as_it_is(taken: int) -> None:
    with socket.create_server((HOST, 0)) as other:
        port = int(other.getsockname()[1])
    assert find_free_port(port) == port
    assert port != taken


def test_it_is_still_free_when_it_is_asked_for_again(taken: int) -> None:
    assert find_free_port(taken) == find_free_port(taken)


def test_after_a_port_that_is_taken_comes_the_next(taken: int) -> None:
    found = find_free_port(taken)
    assert taken < found <= taken + 100
    with socket.create_server((HOST, found)):
        assert found < find_free_port(taken) <= taken + 100


def test_a_port_that_all_addresses_serve_on_is_taken_too() -> None:
    with socket.create_server(("0.0.0.0", 0)) as server:
        port = int(server.getsockname()[1])
        assert find_free_port(port) != port


def test_any_port_stays_any_port() -> None:
    assert find_free_port(0) == 0


def test_past_the_last_port_any_will_do() -> None:
    try:
        with socket.create_server((HOST, 65535)):
            assert find_free_port(65535) == 0
    except OSError:  # somebody else has it
        assert find_free_port(65535) == 0
