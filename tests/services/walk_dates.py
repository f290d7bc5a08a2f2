"""What the services of important dates do in a workspace of their own."""

from collections.abc import Callable

from domain.client_dates import KnownDate
from domain.date_edit import DateEdit
from domain.important_dates import DateKind
from services import dates
from tests.office import NOW
from tests.stock import Stock


def a_date(s: Stock) -> KnownDate:
    label = f"Contract {s.office.a_request()}"
    edit = DateEdit(s.client.id, DateKind.RENEWAL, "2027-01-04", label=label, notice="30")
    dates.save_date(s.database, s.who, edit, NOW, s.office.a_request())
    page = dates.list_dates(s.database, s.who, s.client.id, NOW)
    return next(row.known for row in page.rows if row.known.label == label)


def _removed(s: Stock) -> object:
    one = a_date(s)
    dates.remove_date(s.database, s.who, one.id, NOW, s.office.a_request())
    return one


WALK: dict[str, Callable[[Stock], object]] = {
    "dates.list_dates": lambda s: dates.list_dates(s.database, s.who, s.client.id, NOW),
    "dates.open_date_form": lambda s: dates.open_date_form(
        s.database, s.who, date_id=s.known_date.id
    ),
    "dates.save_date": a_date,
    "dates.remove_date": _removed,
}
