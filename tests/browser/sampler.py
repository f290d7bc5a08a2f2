"""A stock Bolt app, of somebody else: every kind of element, and answers that go wrong.

It knows the local Slack only by the environment that `rapport play --slack-only` prints.
"""

import os
from threading import Event
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from tests.browser.sampler_menus import add_menus, options, plain

Json = dict[str, Any]


def field(label: str, kind: str, **more: Any) -> Json:  # noqa: ANN401
    name = label.lower().replace(" ", "_")
    element = {"type": kind, "action_id": name} | more
    block = {"type": "input", "block_id": name, "label": plain(label), "element": element}
    return block | {"optional": True}


AT_EACH_LETTER: Json = {"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}
SLOW = {"slowly wrong", "sent slowly"}
FORM: Json = {
    "type": "modal",
    "callback_id": "every",
    "title": plain("Every input"),
    "submit": plain("Send it"),
    "close": plain("Cancel"),
    "blocks": [
        field("Words", "plain_text_input", min_length=3),
        field("Long words", "plain_text_input", multiline=True),
        field("Email", "email_text_input"),
        field("Site", "url_text_input"),
        field("Number", "number_input", is_decimal_allowed=False),
        field("Colour", "static_select", options=options("Red", "Green", "Blue")),
        field("Colours", "multi_static_select", options=options("Red", "Green", "Blue")),
        field("Person", "users_select"),
        field("People", "multi_users_select"),
        field("Channel", "channels_select"),
        field("Fruit", "external_select", min_query_length=2),
        field("Size", "radio_buttons", options=options("Small", "Large")),
        field("Extras", "checkboxes", options=options("Salt", "Pepper")),
        field("Day", "datepicker"),
        field("Hour", "timepicker"),
        field("Moment", "datetimepicker"),
        field("Heard", "plain_text_input", **AT_EACH_LETTER) | {"dispatch_action": True},
        {
            "type": "actions",
            "elements": [
                {"type": "button", "action_id": "deeper", "text": plain("Deeper")},
                {"type": "button", "action_id": "change", "text": plain("Change me")},
            ],
        },
    ],
}
DEEPER: Json = {
    "type": "modal",
    "title": plain("Deeper"),
    "blocks": [
        {"type": "section", "text": plain("One below the other")},
        {"type": "actions", "elements": [{"type": "datepicker", "action_id": "aside"}]},
    ],
}
TEXTS = (
    "*Bold*, _italic_, ~gone~, `code`, <https://example.com|a link>, :wave:\n"
    ">A quote\n```a block```\n<!date^2245060800^{date_short} {time}|then> & <tag"
).replace("& <tag", "&amp; &lt;tag")
MESSAGE: list[Json] = [
    {"type": "header", "text": plain("Sampler")},
    {"type": "section", "text": {"type": "mrkdwn", "text": TEXTS}},
    {
        "type": "section",
        "fields": [plain("Left"), plain("Right")],
        "accessory": {
            "type": "overflow",
            "action_id": "more",
            "options": options("Copy", "Remove"),
        },
    },
    {
        "type": "image",
        "image_url": "https://example.com/chart.png",
        "alt_text": "A chart of sales",
        "title": plain("Sales"),
    },
    {"type": "image", "image_url": "http://[no/address", "alt_text": "No address"},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": one}]}
                    for one in ("First", "Second")
                ],
            }
        ],
    },
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "delete",
                "text": plain("Delete all"),
                "style": "danger",
                "confirm": {
                    "title": plain("Are you sure?"),
                    "text": plain("This cannot be undone."),
                    "confirm": plain("Delete"),
                    "deny": plain("Keep"),
                },
            },
            {"type": "button", "action_id": "silent", "text": plain("Never answers")},
        ],
    },
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "In small *type*"}]},
]


def make_app() -> App:
    """Return the app, connected to nothing yet."""
    url, token = os.environ["SLACK_API_URL"], os.environ["SLACK_BOT_TOKEN"]
    app = App(client=WebClient(token, base_url=url), process_before_response=True)
    add_commands(app)
    add_form(app)
    add_actions(app)
    add_menus(app)
    return app


def add_commands(app: App) -> None:
    @app.command("/sampler")
    def show(ack: Ack) -> None:
        ack(blocks=MESSAGE, text="Sampler")

    @app.command("/form")
    def open_form(ack: Ack, body: Json, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=FORM)
        ack()

    @app.command("/broken")
    def answer_badly(ack: Ack) -> None:
        ack(blocks=[{"type": "section"}], text="Nobody sees this")


def add_form(app: App) -> None:
    @app.options("fruit")
    def suggest(ack: Ack, payload: Json) -> None:
        known = [one for one in ("Apple", "Apricot", "Banana") if payload["value"] in one.lower()]
        ack(options=options(*known))

    @app.view("every")
    def take(ack: Ack, view: Json, body: Json, client: WebClient) -> None:
        state = view["state"]["values"]
        words = state["words"]["words"]["value"]
        Event().wait(1.0 if words in SLOW else 0)
        if words in {"wrong", "slowly wrong"}:
            ack(response_action="errors", errors={"words": "Anything but that word."})
            return
        ack()
        held = [next(iter(actions.values())) for actions in state.values()]
        lines = "\n".join(_say(one) for one in held)
        client.chat_postMessage(channel=body["user"]["id"], text=lines)

    @app.action("deeper")
    def go_deeper(ack: Ack, body: Json, client: WebClient) -> None:
        client.views_push(trigger_id=body["trigger_id"], view=DEEPER)
        ack()

    @app.action("heard")
    def say_so_far(ack: Ack, action: Json, body: Json, client: WebClient) -> None:
        said = {"type": "section", "text": plain(f"So far: {action['value']}")}
        Event().wait(0.3 if len(action["value"]) == 1 else 0)
        blocks = [*FORM["blocks"], said]
        client.views_update(view_id=body["view"]["id"], view=FORM | {"blocks": blocks})
        ack()

    @app.action("change")
    def change(ack: Ack, body: Json, client: WebClient) -> None:
        blocks = [*FORM["blocks"], {"type": "section", "text": plain("Something new")}]
        client.views_update(view_id=body["view"]["id"], view=FORM | {"blocks": blocks})
        ack()


def add_actions(app: App) -> None:
    @app.action("delete")
    def delete(ack: Ack, respond: Respond) -> None:
        respond(text="All gone.", replace_original=True)
        ack()

    @app.action("more")
    def choose(ack: Ack, action: Json, respond: Respond) -> None:
        respond(text=f"You chose {action['selected_option']['value']}", replace_original=True)
        ack()

    @app.action("silent")
    def keep_silent() -> None:
        Event().wait(5)


def _say(held: Json) -> str:
    kind = held.pop("type")
    (value,) = held.values()
    if isinstance(value, dict):
        value = value["value"]
    if isinstance(value, list):
        value = ", ".join(one["value"] if isinstance(one, dict) else one for one in value)
    return f"{kind}: {value}"


def main() -> None:
    url, token = os.environ["SLACK_API_URL"], os.environ["SLACK_APP_TOKEN"]
    handler = SocketModeHandler(make_app(), token, web_client=WebClient(token, base_url=url))
    handler.start()  # type: ignore[no-untyped-call] # Bolt leaves it without types


if __name__ == "__main__":
    main()
