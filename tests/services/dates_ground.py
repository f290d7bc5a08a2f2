"""Important dates kept and told of, for the tests about them."""

from datetime import date, datetime

from domain.client_dates import KnownDate
from domain.date_edit import DateEdit
from domain.deliveries import Nudge, NudgeCard
from domain.important_dates import DateKind
from domain.nudge_cards import Lane
from domain.people import Person
from domain.person_edit import PersonEdit
from domain.records import Client, Member
from services.dates import list_dates, save_date
from services.edit_person import save_person
from storage.clients import change_client
from tests.office import A_DAY, NOW, Office

EXPIRY, RENEWAL, EVENT = DateKind.EXPIRY, DateKind.RENEWAL, DateKind.EVENT


def in_days(number: int) -> str:
    """A day so many days after NOW, as typed."""
    return (NOW + number * A_DAY).date().isoformat()


def of_year(number: int) -> str:
    """The same day of the year, as a birthday is typed."""
    return f"{(NOW + number * A_DAY):%-d %b}"


def add(
    office: Office,
    who: Member,
    client: Client,
    kind: DateKind,
    day: str,
    *,
    now: datetime = NOW,
    **told: object,
) -> KnownDate:
    """Add a date; it as it is kept."""
    before = {one.id for one in known(office, who, client)}
    edit = DateEdit(client.id, kind, day, **({"label": "It"} | told))  # type: ignore[arg-type] # varied
    save_date(office.database, who, edit, now, office.a_request())
    return next(one for one in known(office, who, client) if one.id not in before)


def change(
    office: Office, who: Member, one: KnownDate, day: str, *, now: datetime = NOW, **told: object
) -> None:
    values: dict[str, object] = {
        "kind": one.rule.kind,
        "label": one.label,
        "person_id": one.person_id,
        "date_id": one.id,
    }
    edit = DateEdit(one.client_id, day=day, **(values | told))  # type: ignore[arg-type] # varied
    save_date(office.database, who, edit, now, office.a_request())


def known(office: Office, who: Member, client: Client) -> list[KnownDate]:
    return [row.known for row in list_dates(office.database, who, client.id, NOW).rows]


def whats(office: Office, who: Member, client: Client) -> list[str]:
    return [one.what for one in known(office, who, client)]


def a_person(
    office: Office,
    who: Member,
    client: Client,
    name: str = "Dana",
    *,
    now: datetime = NOW,
    **told: object,
) -> Person:
    edit = PersonEdit(client.id, name=name, **told)  # type: ignore[arg-type] # varied
    return save_person(office.database, who, edit, now, office.a_request())


def told(nudge: Nudge) -> list[NudgeCard]:
    """The cards about dates."""
    return [card for card in nudge.cards if card.lane is Lane.BRING]


def told_on(office: Office, days: range) -> list[tuple[int, str]]:
    """Ticking once a day: how many days after NOW, and what is told, by whom it is told."""
    return [
        (day, card.reason)
        for day in days
        for nudge in office.nudge(NOW + day * A_DAY)
        for card in told(nudge)
    ]


def day_after(number: int) -> date:
    return (NOW + number * A_DAY).date()


def a_warm_client(office: Office, who: Member, name: str = "Acme") -> Client:
    """Warm for long, so that only its dates are told of."""
    client = office.a_client(who, name, last_spoke_on=NOW.date())
    later_on = NOW.date() + 3000 * A_DAY
    with office.database.write() as connection:
        change_client(connection, office.workspace_id, client.id, next_card_on=later_on)
    return client
