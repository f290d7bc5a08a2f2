"""The forms of someone at a client: who they are, where they went, who is the same."""

from typing import Any

from slack_sdk.models.blocks import Block, EmailInputElement, ExternalDataSelectElement

from domain.people import MAX_PERSON, ROLE_WORDS, Person
from domain.person_edit import MAX_TITLE, PersonField
from domain.phone import say_phone
from views import ids
from views.inputs import (
    checkbox,
    client_select,
    labelled,
    member_select,
    menu,
    modal,
    text_input,
)
from views.message import section, small_print
from views.text import bold

NO_ROLE = "none"
FIELD_INPUTS = {
    PersonField.NAME: ids.NAME,
    PersonField.TITLE: ids.TITLE,
    PersonField.ROLE: ids.ROLE,
    PersonField.EMAIL: ids.EMAIL,
    PersonField.PHONE: ids.PHONE,
    PersonField.SLACK_USER: ids.SLACK_USER,
    PersonField.BIRTHDAY: ids.BIRTHDAY,
}
_ROLES = [
    ("No role", NO_ROLE),
    *((words.capitalize(), role.value) for role, words in ROLE_WORDS.items()),
]


def build_person_form(person: Person | None, metadata: dict[str, str]) -> dict[str, Any]:
    """Filled in with what is known; empty for somebody new."""
    one = person or Person("", "", "", "")
    role = one.role.value if one.role else NO_ROLE
    email = EmailInputElement(action_id=ids.EMAIL, initial_value=one.email or None)
    born = str(one.birthday) if one.birthday else ""
    title = text_input(ids.TITLE, one.title, most=MAX_TITLE, placeholder="Head of design")
    phone = say_phone(one.phone) if one.phone else ""
    blocks: list[Block] = [
        labelled("Name", ids.NAME, text_input(ids.NAME, one.name, most=MAX_PERSON)),
        labelled("Title", ids.TITLE, title, optional=True),
        labelled("Role for us", ids.ROLE, menu(ids.ROLE, _ROLES, role)),
        labelled(
            "Phone",
            ids.PHONE,
            text_input(ids.PHONE, phone, placeholder="+49 30 901820"),
            optional=True,
        ),
        labelled("Email", ids.EMAIL, email, optional=True),
        labelled(
            "Birthday",
            ids.BIRTHDAY,
            text_input(ids.BIRTHDAY, born, placeholder="3 May, or 3 May 1980"),
            optional=True,
        ),
        labelled(
            "Slack account",
            ids.SLACK_USER,
            member_select(ids.SLACK_USER, one.slack_user_id),
            optional=True,
            hint="Their account in a channel shared with them. Their messages are then contacts.",
        ),
    ]
    if person:
        has_left = person.left_on is not None
        blocks.append(
            checkbox("No longer at this client", ids.HAS_LEFT, "Left", is_checked=has_left)
        )
    what = "Edit person" if person else "New person"
    return modal(what, ids.PERSON_FORM, "Save" if person else "Add", blocks, metadata)


def build_move_person(person: Person, metadata: dict[str, str]) -> dict[str, Any]:
    """Where they went."""
    blocks: list[Block] = [
        section(f"Where did {bold(person.name)} go?"),
        labelled("Client", ids.MOVE_TO, client_select(None, ids.MOVE_TO)),
        small_print(
            "Name, phone number and birthday go along. What was logged with them stays here, "
            "with a note of where they went."
        ),
    ]
    return modal("Went elsewhere", ids.MOVE_PERSON_FORM, "Move", blocks, metadata)


def build_choose_person(person: Person, metadata: dict[str, str]) -> dict[str, Any]:
    """Who is the same as this one."""
    same = ExternalDataSelectElement(
        action_id=ids.MERGE_PERSON, placeholder="Type a name", min_query_length=0
    )
    blocks: list[Block] = [
        section(f"Who is the same as {bold(person.name)}? They go into this one."),
        labelled("Merge with", ids.MERGE_PERSON, same),
        small_print("Next shows what will happen. Nothing is changed before that."),
    ]
    return modal("Merge people", ids.MERGE_PEOPLE_FORM, "Next", blocks, metadata)
