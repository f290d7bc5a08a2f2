"""Forgetting a client or a person for good: what is deleted, and that it was."""

from typing import Any

from slack_sdk.models.blocks import Block

from domain.forget import ClientForgetting, PersonForgetting
from domain.name import MAX_NAME
from domain.taken_out import A_CLIENT, SOMEONE
from views import ids
from views.inputs import checkbox, labelled, modal, text_input
from views.merge import counts_in_words
from views.message import Message, plain_message, section, small_print
from views.text import bold, cut, escape_cut, plural
from views.words import people_in_words

_MOST_NAMES = 12
_KEPT_BY_OTHERS = "Slack keeps the messages that were sent, and older backups what they had."


def build_forget_client(told: ClientForgetting, metadata: dict[str, str]) -> dict[str, Any]:
    """What is deleted with a client; its name is asked for."""
    name = bold(told.client.name)
    counts = counts_in_words(told.counts)
    said = (
        f"{name} will be deleted for everybody, with all that is kept about it"
        f"{f': {counts}' if counts else ''}. What colleagues noted about it in confidence and "
        "drafts about it go, too.\n*This can't be undone.*"
    )
    blocks: list[Block] = [
        section(said),
        _name_input("Type its name", told.client.name),
        _everywhere(f"Its name becomes “{A_CLIENT}”", in_all=told.in_all_notes),
        small_print(
            "To keep the history and get no more reminders, choose *Archive* instead. In other "
            "notes a name of one word is found by its capital letter, and a common word stays. "
            f"{_KEPT_BY_OTHERS}"
        ),
    ]
    return modal("Forget a client", ids.FORGET_CLIENT_FORM, "Forget", blocks, metadata)


def build_forget_person(told: PersonForgetting, metadata: dict[str, str]) -> dict[str, Any]:
    """What is deleted with someone, and what becomes of their name."""
    about = [
        plural(count, one) for count, one in ((told.facts, "fact"), (told.dates, "date")) if count
    ]
    also = f" and {' and '.join(about)} about them" if about else ""
    said = (
        f"{bold(told.person.name)} will be deleted for everybody, with phone number, address, "
        f"birthday{also}. What was logged with them at {bold(told.client_name)} stays"
        f"{_in_place_of(told.names)}.\n*This can't be undone.*"
    )
    if told.stays_at:
        said += (
            f"\nThey are known at {people_in_words(told.stays_at)}, too, and stay there: its owner "
            "or an admin can forget them there."
        )
    blocks: list[Block] = [
        section(said),
        _name_input("Type their name", told.person.name),
        _everywhere(f"Their full name becomes “{SOMEONE}”", in_all=told.in_all_notes),
        small_print(_KEPT_BY_OTHERS),
    ]
    return modal("Forget a person", ids.FORGET_PERSON_FORM, "Forget", blocks, metadata)


def build_client_forgotten() -> Message:
    """That it is done, without the name."""
    return plain_message(f"That client is forgotten for good. {_KEPT_BY_OTHERS}")


def person_forgotten() -> str:
    """That it is done, without the name, above the list of people."""
    return f"They are forgotten for good. {_KEPT_BY_OTHERS}"


def _in_place_of(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    told = [f"“{escape_cut(name, MAX_NAME)}”" for name in names[:_MOST_NAMES]]
    more = ", …" if len(names) > _MOST_NAMES else ""
    return f", and says “{SOMEONE}” in place of {', '.join(told)}{more}"


def _name_input(label: str, name: str) -> Block:
    element = text_input(ids.FORGET_NAME, most=MAX_NAME, placeholder=cut(name, MAX_NAME))
    return labelled(label, ids.FORGET_NAME, element)


def _everywhere(label: str, *, in_all: bool) -> Block:
    title = "In notes about other clients" if in_all else "In notes about your other clients"
    return checkbox(label, ids.FORGET_EVERYWHERE, title, is_checked=True)
