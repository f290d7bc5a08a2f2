"""What the services of the client's memory do in a workspace of their own."""

from collections.abc import Callable

from services import audit_trail, let_owner_read, record_reading
from tests.office import NOW
from tests.stock import Stock


def _agreed(s: Stock) -> object:
    logged = s.office.log(s.who, "Acme he is ill !confidence").interaction
    let_owner_read.let_owner_read(s.database, s.who, logged.id, NOW, s.office.a_request())
    return logged


WALK: dict[str, Callable[[Stock], object]] = {
    "audit_trail.list_audit": lambda s: audit_trail.list_audit(
        s.database, s.office.a_member("U2", is_admin=True)
    ),
    "let_owner_read.let_owner_read": _agreed,
    "record_reading.read_recorded": lambda s: record_reading.read_recorded(
        s.database, s.who, NOW, lambda _: s.log_id, lambda _: []
    ),
}
