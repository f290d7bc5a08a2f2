"""A workspace for tests: members, clients and logs, made the way Rapport makes them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from domain.deliveries import DeliveryKind, DeliveryState, Nudge
from domain.log_fields import LogFields
from domain.outcomes import Asked, Logged, LogOutcome
from domain.records import Client, Member, Standing
from domain.warmth import Tier
from services.add_client import NewClient, add_client
from services.answer_card import CardPlace
from services.deliver import load_nudge, mark_redrawn, mark_sent, take_delivery
from services.know_member import SlackUser, find_member, know_member
from services.log_card import load_card_nudge, log_from_card
from services.log_form import Filled
from services.log_line import Line, log_line
from services.nudge_day import claim_due_nudges
from storage.database import Database
from storage.workspaces import save_workspace

# A Tuesday, 09:30 in UTC and so after the hour of the nudge there.
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
A_MINUTE = timedelta(minutes=1)
AN_HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)


@dataclass(slots=True)
class Office:
    """What happens in one workspace; ids of requests are never the same twice."""

    database: Database
    workspace_id: str = "T1"

    def __post_init__(self) -> None:
        with self.database.write() as connection:
            save_workspace(
                connection,
                self.workspace_id,
                name="Us",
                url="https://us.slack.com/",
                bot_user_id="B1",
                now=NOW,
            )

    @property
    def url(self) -> str:
        """Where the database is, for another process."""
        return self.database.engine.url.render_as_string(hide_password=False)

    def a_request(self) -> str:
        return f"request-{uuid4().hex}"

    def a_member(
        self,
        user_id: str = "U1",
        *,
        tz: str = "UTC",
        locale: str = "en-GB",
        standing: Standing = Standing.MEMBER,
        is_admin: bool = False,
        name: str | None = None,
        now: datetime = NOW - 365 * A_DAY,
    ) -> Member:
        """Someone Slack told of, long ago unless said otherwise."""
        told = SlackUser(user_id, name or f"Name of {user_id}", tz, locale, standing, is_admin)
        return know_member(self.database, self.workspace_id, told, now)

    def fresh(self, who: Member) -> Member:
        """The member as they are known by now."""
        found = find_member(self.database, who.workspace_id, who.user_id)
        assert found
        return found

    def a_client(
        self,
        who: Member,
        name: str = "Acme",
        *,
        tier: Tier = Tier.B,
        owner_id: str | None = None,
        last_spoke_on: date | None = None,
        now: datetime | None = None,
    ) -> Client:
        """A client of this member; cold since long ago where `last_spoke_on` is not told."""
        added_at = now or (NOW if last_spoke_on else NOW - 200 * A_DAY)
        new = NewClient(name, owner_id, tier, last_spoke_on)
        return add_client(self.database, who, new, added_at, self.a_request())

    def type_line(
        self, who: Member, text: str, at: datetime = NOW, *, request_id: str | None = None
    ) -> LogOutcome:
        line = Line(text, at, request_id or self.a_request(), response_url="https://slack/answer")
        return log_line(self.database, who, line)

    def log(self, who: Member, text: str, at: datetime = NOW) -> Logged:
        """A line that is kept at once."""
        outcome = self.type_line(who, text, at)
        assert isinstance(outcome, Logged), outcome
        return outcome

    def ask(self, who: Member, text: str, at: datetime = NOW) -> Asked:
        """A line that is kept as a draft."""
        outcome = self.type_line(who, text, at)
        assert isinstance(outcome, Asked), outcome
        return outcome

    def nudge(self, now: datetime = NOW) -> list[Nudge]:
        """Tick at an instant: claim, post, redraw; the nudges that were posted."""
        claim_due_nudges(self.database, self.workspace_id, now, now)
        posted = []
        while delivery := take_delivery(self.database, self.workspace_id, now):
            if delivery.state is DeliveryState.STALE:
                mark_redrawn(self.database, delivery)
                continue
            if delivery.kind is DeliveryKind.NUDGE:
                posted.append(load_nudge(self.database, delivery))
            mark_sent(self.database, delivery, f"D-{delivery.member_id}", delivery.id[:8], now)
        return posted

    def days_with_a_nudge(self, days: range) -> list[int]:
        """Which of these days from today on have one, ticking once a day."""
        return [day for day in days if self.nudge(NOW + day * A_DAY)]

    def log_card(
        self,
        who: Member,
        nudge: Nudge,
        position: int = 0,
        *,
        now: datetime = NOW,
        is_done: bool = False,
        **fields: Any,  # noqa: ANN401 - whatever the log form has
    ) -> Nudge:
        """Log it on a card, for its client and today unless said otherwise; the nudge then."""
        facts: dict[str, Any] = {
            "client_id": nudge.cards[position].client_id,
            "on": who.today(now),
        }
        filled = Filled(LogFields(**facts | fields), self.a_request())
        card = self.place(nudge, position)
        log_from_card(self.database, who, filled, now, card=card, is_done=is_done)
        return load_card_nudge(self.database, who, card)

    def place(self, nudge: Nudge, position: int = 0) -> CardPlace:
        """A press on a card that was never pressed before."""
        return CardPlace(nudge.delivery.id, position, self.a_request())
