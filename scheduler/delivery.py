"""Delivery: take what is owed, draw it, post it, settle it. One at a time, no sleeping."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from slack_sdk import WebClient

from domain.deliveries import Delivery, DeliveryKind, DeliveryState
from domain.errors import StorageDown
from domain.fault import tell_fault
from domain.records import Member, Standing
from scheduler.post import (
    Blocked,
    Limited,
    Outcome,
    Posted,
    Refused,
    TooLate,
    Unknown,
    find_posted,
    post,
    redraw,
)
from scheduler.prep_notice import OfNoUse, draw_prep
from services import Database
from services import deliver as services
from services.tell_admins import leaver_of
from services.tell_owner import load_handed
from views.guide import build_guide, welcome_message
from views.hand_over import build_handed_away, build_left
from views.handed import build_handed
from views.message import Message
from views.nudge_message import build_nudge, delivery_metadata
from views.nudge_status import build_missed, build_stand_in, build_stand_in_gone

_LOG = structlog.get_logger()
_AGAIN_AFTER = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(minutes=10)
_MOST_FAULTS = 10


class Deliverer:
    """Works off deliveries. `now` is the product's clock, `wall` the real one, as Slack's is."""

    def __init__(
        self,
        database: Database,
        slack: WebClient,
        workspace_id: str,
        now: Callable[[], datetime],
        wall: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._slack = slack
        self._workspace_id = workspace_id
        self._now = now
        self._wall = wall
        self._is_stopping = threading.Event()

    def work_off(self) -> None:
        """Deliver what is due. A rate limit ends it: the rest waits for a later tick."""
        while not self._is_stopping.is_set():
            delivery = services.take_delivery(self._database, self._workspace_id, self._wall())
            if delivery is None:
                return
            outcome = self._try(delivery)
            self._settle(delivery, outcome)
            if isinstance(outcome, Limited | Blocked):
                return

    def stop(self) -> None:
        """Take nothing more; what is under way is finished."""
        self._is_stopping.set()

    def _try(self, delivery: Delivery) -> Outcome:
        """Deliver one; a fault of ours in one message does not hold up the others."""
        try:
            return self._deliver(delivery)
        except StorageDown:
            raise
        except Exception as fault:  # noqa: BLE001 - whatever it is, the next message can go
            _LOG.error("delivery_failed", delivery=delivery.id, **tell_fault(fault))
            is_hopeless = delivery.attempts >= _MOST_FAULTS
            return Refused("fault") if is_hopeless else Unknown(type(fault).__name__)

    def _deliver(self, delivery: Delivery) -> Outcome:
        who = services.get_recipient(self._database, delivery)
        if who is None or who.standing is not Standing.MEMBER:
            return Refused("recipient_gone")
        if delivery.state is DeliveryState.POSTING:
            found = find_posted(
                self._slack,
                who.user_id,
                delivery.channel_id or who.dm_channel_id,
                delivery_id=delivery.id,
                since=delivery.claimed_at,
            )
            if found is not None:
                return found
        if delivery.state is not DeliveryState.STALE and self._is_over(delivery, who):
            return TooLate()
        try:
            payload = self._draw(delivery, who)
        except OfNoUse:
            return Refused("of_no_use")
        if delivery.state is DeliveryState.STALE and delivery.channel_id and delivery.ts:
            return redraw(self._slack, delivery.channel_id, delivery.ts, payload)
        return post(self._slack, who.dm_channel_id or who.user_id, payload)

    def _is_over(self, delivery: Delivery, who: Member) -> bool:
        """A nudge belongs to its day: never two days' at once."""
        is_nudge = delivery.kind is DeliveryKind.NUDGE
        return is_nudge and date.fromisoformat(delivery.key) < who.today(self._now())

    def _draw(self, delivery: Delivery, who: Member) -> dict[str, Any]:
        payload = self._message(delivery, who).payload()
        return payload | {"metadata": delivery_metadata(delivery.id)}

    def _message(self, delivery: Delivery, who: Member) -> Message:
        match delivery.kind:
            case DeliveryKind.PREP | DeliveryKind.HOW_IT_WENT:
                return draw_prep(self._database, delivery, who, self._now())
            case DeliveryKind.NUDGE:
                nudge = services.load_nudge(self._database, delivery)
                if not nudge.cards and delivery.state is not DeliveryState.STALE:
                    raise OfNoUse
                return build_nudge(nudge, self._now())
            case DeliveryKind.WELCOME:
                return welcome_message()
            case DeliveryKind.HELP:
                return build_guide()
            case DeliveryKind.HANDED:
                handed = load_handed(self._database, delivery, who, self._now())
                return build_handed(handed, who.today(self._now()))
            case _:
                return _notice(delivery, who, who.today(self._now()))

    def _settle(self, delivery: Delivery, outcome: Outcome) -> None:
        log = _LOG.bind(delivery=delivery.id, member=delivery.member_id, kind=delivery.kind.value)
        wall = self._wall()
        match outcome:
            case Posted(channel_id, ts):
                self._settle_posted(delivery, channel_id, ts)
                log.info("delivered")
            case Limited(seconds):
                retry_at = wall + timedelta(seconds=seconds)
                services.mark_refused(self._database, delivery, retry_at)
                log.info("rate_limited", seconds=seconds)
            case Blocked(error):
                services.mark_refused(self._database, delivery, wall + _LONGEST_WAIT)
                log.error("not_allowed_to_post", error=error)
            case TooLate():
                # Not posted for sure: the next tick gives its cards back before it claims.
                services.mark_refused(self._database, delivery, wall + _AGAIN_AFTER)
                log.info("its_day_is_over")
            case Refused(error):
                services.mark_failed(self._database, delivery, error)
                log.warning("not_deliverable", error=error)
            case _:
                wait = min(_AGAIN_AFTER * max(1, delivery.attempts), _LONGEST_WAIT)
                services.mark_unknown(self._database, delivery, wall + wait)
                log.warning("outcome_unknown", error=outcome.error)

    def _settle_posted(self, delivery: Delivery, channel_id: str, ts: str) -> None:
        if delivery.state is DeliveryState.STALE:
            services.mark_redrawn(self._database, delivery)
        else:
            services.mark_sent(self._database, delivery, channel_id, ts, self._now())


def _notice(delivery: Delivery, who: Member, today: date) -> Message:
    """What says all from its own detail."""
    detail = delivery.detail
    match delivery.kind:
        case DeliveryKind.HANDED_AWAY:
            return build_handed_away(**detail)
        case DeliveryKind.LEFT:
            return build_left(leaver_of(delivery))
        case DeliveryKind.STAND_IN:
            until_on = date.fromisoformat(detail["until_on"])
            return build_stand_in(detail["away_name"], until_on, today)
        case DeliveryKind.STAND_IN_GONE:
            until_on = date.fromisoformat(detail["until_on"])
            return build_stand_in_gone(detail["name"], until_on, today)
        case _:
            return build_missed(
                datetime.fromisoformat(detail["silent_from"]),
                datetime.fromisoformat(detail["silent_until"]),
                who,
            )
