"""The form in front of a person: its blocks, what is wrong with it, sending and closing it."""

from playground.acting import close_view, submit_view
from playground.page.block_view import block_items
from playground.page.keyed import Item, KeyedList
from playground.page.message_view import draw_avatar
from playground.page.screen import Screen
from playground.page.surface import Surface
from playground.page.tag import Tag, safe_html
from playground.views import View


class ModalHost:
    """Shows the top of the person's stack of forms, if there is one."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._modal: ModalView | None = None
        self._box = KeyedList(Tag("div"), classes="modal-host")

    def refresh(self) -> None:
        """Show, change or take away the form in front."""
        stack = self._screen.forms
        if not stack:
            self._modal = None
            self._box.show([])
            return
        top = stack[-1]
        self._box.show([Item(top.id, len(stack), lambda: self._draw(top, len(stack)))])
        if self._modal:
            self._modal.refresh()

    def _draw(self, view: View, depth: int) -> None:
        self._modal = ModalView(self._screen, view, depth)


class ModalView:
    def __init__(self, screen: Screen, view: View, depth: int) -> None:
        self._screen = screen
        self._view = view
        self._depth = depth
        self._seen = (-1, {"": ""})
        self._surface = Surface(screen, view)
        self._send: Tag | None = None
        with Tag("dialog", classes="modal", data_modal=True) as dialog:
            dialog.on("cancel.prevent", self._step_back)
            with Tag("form", classes="modal-form", novalidate=True) as form:
                form.on("submit.prevent", self._submit)
                self._head = KeyedList(Tag("div", classes="modal-header"), classes="modal-head")
                self._error = Tag("p", "", "modal-error", role="alert", hidden=True)
                with Tag("div", classes="modal-body", tabindex="-1"):
                    self._blocks = KeyedList(Tag("div", classes="blocks"), classes="block-box")
                self._foot = KeyedList(Tag("div", classes="modal-footer"), classes="modal-foot")
        self._dialog = dialog

    @property
    def _errors(self) -> dict[str, str]:
        return self._screen.errors.get(self._view.id, {})

    def refresh(self) -> None:
        """Bring the form up to date with its view and with what is wrong with it."""
        view, errors = self._view, self._errors
        failure = errors.get("") or self._screen.notice  # what stands outside a form is not seen
        self._error.say(failure).give(hidden=None if failure else True)
        if (view.revision, errors) == self._seen:
            return
        self._seen = (view.revision, dict(errors))
        body = view.body
        title = body["title"]["text"]
        self._head.show([Item("head", title, self._draw_head)])
        self._blocks.show(block_items(self._surface, view.blocks))
        for block_id, shown in self._surface.inputs.items():
            shown.say_error(errors.get(block_id, ""))
        labels = (body.get("submit"), body.get("close"))
        self._foot.show([Item("foot", str(labels), self._draw_foot)])

    def _draw_head(self) -> None:
        screen = self._screen
        if self._depth > 1:
            back = Tag("button", "←", "icon-button", type="button", aria_label="Back")
            back.on("click", self._step_back)
        draw_avatar(screen.ws.bot)
        title = safe_html(screen.markup.text_object(self._view.body["title"]), "h2", "modal-title")
        self._dialog.give(aria_labelledby=title.html_id)
        cross = Tag("button", "×", "icon-button modal-cross", type="button", aria_label="Close")
        cross.on("click", self._close_all)

    def _draw_foot(self) -> None:
        words, body = self._screen.reader.read_object, self._view.body
        close = Tag("button", words(body.get("close")) or "Close", "button", type="button")
        close.on("click", self._step_back)
        self._send = None
        if body.get("submit"):
            send = Tag("button", words(body["submit"]), "button button-primary", type="submit")
            self._send = send.give(data_field="submit")

    async def _submit(self) -> None:
        """Enter in a form that has nothing to send it by sends nothing."""
        screen, view, send = self._screen, self._view, self._send
        if send is None or send.is_busy:
            return
        person = screen.person
        errors = await screen.do(lambda: submit_view(person, view), send)
        if errors is None:
            errors = {"": "We had some trouble connecting. Try again?"}
        screen.errors[view.id] = errors
        screen.refresh()
        if errors:
            screen.run_in_browser("showFirstError()")

    async def _step_back(self) -> None:
        await self._close(everything=False)

    async def _close_all(self) -> None:
        await self._close(everything=True)

    async def _close(self, *, everything: bool) -> None:
        screen, view, person = self._screen, self._view, self._screen.person
        await screen.do(lambda: close_view(person, view, everything))
