"""The promises to a client, opened from its card."""

from typing import Any

from slack_bolt import App

from domain.records import Member
from handlers.card_list import CardList
from handlers.desk import Desk
from handlers.surface import Place
from services.promises import list_promises
from views import ids
from views.promises import build_promises


def _draw(
    desk: Desk, who: Member, client_id: str, page: int, _place: Place, _said: str
) -> dict[str, Any]:
    now = desk.now()
    return build_promises(list_promises(desk.database, who, client_id, now, page), who.today(now))


def register(app: App, desk: Desk) -> None:
    CardList("promises", ids.CLIENT_PROMISES, ids.PROMISES_PAGE, _draw).register(app, desk)
