"""Menus whose options come from the app, by block_suggestion.

Source: docs.slack.dev/reference/interaction-payloads/block_suggestion-payload.
"""

from playground.backend import Backend
from playground.check_options import check_options
from playground.choosing import options_of
from playground.finding import Spot
from playground.payloads import interaction
from playground.people import Member
from playground.shapes import Blocks, Json

SMALLEST_QUERY = 3
EXTERNAL = frozenset({"external_select", "multi_external_select"})


def options_for(backend: Backend, member: Member, spot: Spot, place: Json, typed: str) -> Blocks:
    """Return the options of a menu after some typing; the app is asked when it is external.

    `place` is where the menu stands: container with view, or with channel and message.
    """
    if spot.element["type"] not in EXTERNAL:
        return options_of(spot.element)
    if len(typed) < spot.element.get("min_query_length", SMALLEST_QUERY):
        return []
    payload = interaction(backend.ws, "block_suggestion", member) | place
    payload |= {"action_id": spot.action_id, "block_id": spot.block_id, "value": typed}
    envelope = backend.socket.deliver("interactive", payload, "block_suggestion")
    answer = backend.socket.wait(envelope, "The menu") or {}
    problems = check_options(answer)
    if problems:
        reasons = [problem.as_slack() for problem in problems]
        backend.ws.traffic.refuse("block_suggestion", "invalid_options", reasons)
        return []
    return options_of(answer)
