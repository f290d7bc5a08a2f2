"""A scheduler whose clocks are moved by hand."""

from datetime import UTC, datetime, timedelta

from slack_sdk import WebClient

from domain.deliveries import Delivery, DeliveryKind, DeliveryState
from domain.records import Member
from scheduler.delivery import Deliverer
from scheduler.tick import Ticker
from services.deliver import owe_message
from storage.deliveries import add_delivery, find_delivery, find_nudge_of_day
from storage.ids import new_id
from tests.office import NOW, Office


class Hands:
    """`now` is the product's clock, `wall` the real one: it begins with Slack's."""

    def __init__(self, office: Office, client: WebClient) -> None:
        self.office = office
        self.now = NOW
        self.wall = datetime.now(UTC)
        self.deliverer = self.another(client)
        self.ticker = Ticker(
            office.database, office.workspace_id, self.deliverer, lambda: self.now, self._wall
        )

    def another(self, client: WebClient) -> Deliverer:
        """The deliverer of another process on the same database."""
        office = self.office
        return Deliverer(office.database, client, office.workspace_id, lambda: self.now, self._wall)

    def _wall(self) -> datetime:
        return self.wall

    def tick(self) -> None:
        self.ticker.tick()

    def later(self, **by: float) -> None:
        """Both clocks go on (as timedelta takes it), and the scheduler ticks."""
        self.now += timedelta(**by)
        self.wall += timedelta(**by)
        self.tick()

    def owes(self, who: Member, kind: DeliveryKind) -> Delivery:
        """A delivery without any details."""
        owed = Delivery(
            new_id(), who.workspace_id, who.user_id, kind, "1", DeliveryState.CLAIMED, self.wall, 0
        )
        with self.office.database.write() as connection:
            add_delivery(connection, owed)
        return owed

    def owes_help(self, who: Member, key: str = "1") -> None:
        """Rapport owes someone a message that is no nudge."""
        assert owe_message(self.office.database, who, DeliveryKind.HELP, key, self.wall)

    def nudge_of(self, who: Member) -> Delivery:
        """Today's nudge, as it is kept."""
        with self.office.database.read() as connection:
            found = find_nudge_of_day(
                connection, who.workspace_id, who.user_id, who.today(self.now)
            )
        assert found
        return found

    def fresh(self, delivery: Delivery) -> Delivery:
        with self.office.database.read() as connection:
            found = find_delivery(connection, delivery.workspace_id, delivery.id)
        assert found
        return found
