"""The question before a press that the app wants confirmed."""

import asyncio

from playground.page.screen import Screen
from playground.page.tag import Tag, safe_html
from playground.shapes import Json


async def ask(screen: Screen, confirm: Json) -> bool:
    """Show a confirm object and return what the person answered.

    Source: docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object.
    """
    answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def take(*, is_yes: bool) -> None:
        if not answer.done():
            answer.set_result(is_yes)

    markup = screen.markup
    with screen.overlay, Tag("dialog", classes="modal confirm", data_modal=True) as dialog:
        title = safe_html(markup.text_object(confirm["title"]), "h2", "modal-title")
        dialog.give(aria_labelledby=title.html_id)
        dialog.on("cancel.prevent", lambda: take(is_yes=False))
        safe_html(markup.text_object(confirm["text"]), "div", "modal-body")
        with Tag("div", classes="modal-footer"):
            no = Tag("button", confirm["deny"]["text"], "button", type="button")
            style = "button-danger" if confirm.get("style") == "danger" else "button-primary"
            yes = Tag("button", confirm["confirm"]["text"], f"button {style}", type="button")
        no.on("click", lambda: take(is_yes=False))
        yes.on("click", lambda: take(is_yes=True))
    try:
        return await answer
    finally:
        dialog.delete()
