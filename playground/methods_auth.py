"""api.test, auth.test, team.info and apps.connections.open."""

from collections.abc import Callable

from playground.shapes import Json
from playground.web_call import Call
from playground.workspace import Workspace


def answer_test(_: Workspace, call: Call) -> Json:
    return {"args": call.args} if call.args else {}


def tell_who(ws: Workspace, call: Call) -> Json:
    where: Json = {
        "url": f"https://{ws.team_domain}.slack.com/",
        "team": ws.team_name,
        "team_id": ws.team_id,
    }
    if call.token == ws.app_token:
        return where | {"app_name": ws.manifest.app_name, "app_id": ws.app_id}
    return where | {
        "user": ws.bot.name,
        "user_id": ws.bot_user_id,
        "bot_id": ws.bot_id,
        "is_enterprise_install": False,
    }


def get_team(ws: Workspace, _: Call) -> Json:
    team = {
        "id": ws.team_id,
        "name": ws.team_name,
        "domain": ws.team_domain,
        "url": f"https://{ws.team_domain}.slack.com/",
        "email_domain": "",
        "icon": {"image_default": True},
    }
    return {"team": team}


def open_connection(new_ticket: Callable[[], str]) -> Callable[[Workspace, Call], Json]:
    """Return the method apps.connections.open, which hands out a WebSocket address per call."""

    def method(ws: Workspace, _: Call) -> Json:
        host = ws.base_url.removeprefix("http")
        return {"url": f"ws{host}link/?ticket={new_ticket()}&app_id={ws.app_id}"}

    return method
