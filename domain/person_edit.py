"""What is filled in about someone at a client; what is wrong with it is said at its field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from domain.birthday import read_birthday
from domain.errors import DomainError, Unreadable
from domain.name import fold_words
from domain.people import MAX_PERSON, Person, Role
from domain.phone import read_phone
from domain.records import Member

MAX_TITLE = 120
MAX_EMAIL = 200
_SAME_NAME = (
    "Somebody of that name is known there already. Tell the two apart, or edit the one "
    "who is there."
)
Read = TypeVar("Read")


class PersonField(StrEnum):
    """A field of the form."""

    NAME = "name"
    TITLE = "title"
    ROLE = "role"
    EMAIL = "email"
    PHONE = "phone"
    SLACK_USER = "slack_user"
    BIRTHDAY = "birthday"


class PersonNotTaken(DomainError):
    """What was filled in can't be kept; `errors` has a sentence for each field."""

    def __init__(self, errors: Mapping[PersonField, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class PersonEdit:
    """What was filled in, texts as typed; without an id a person is added."""

    client_id: str
    person_id: str = ""
    name: str = ""
    title: str = ""
    role: Role | None = None
    email: str = ""
    phone: str = ""
    slack_user_id: str | None = None
    birthday: str = ""
    has_left: bool = False


def read_person(who: Member, edit: PersonEdit, before: Person, now: datetime) -> Person:
    """The person as they are to be. Raises PersonNotTaken."""
    errors: dict[PersonField, str] = {}
    today = who.today(now)

    def read(field: PersonField, how: Callable[[], Read], stays: Read) -> Read:
        try:
            return how()
        except Unreadable as unread:
            errors[field] = str(unread)
            return stays

    name = read(PersonField.NAME, lambda: clean_person(edit.name), before.name)
    after = replace(
        before,
        name=name,
        title=read(PersonField.TITLE, lambda: clean_title(edit.title), before.title),
        role=edit.role,
        email=read(PersonField.EMAIL, lambda: clean_email(edit.email), before.email),
        phone=read(
            PersonField.PHONE, lambda: read_phone(edit.phone, who.tz, who.locale), before.phone
        ),
        slack_user_id=edit.slack_user_id,
        birthday=read(
            PersonField.BIRTHDAY,
            lambda: read_birthday(edit.birthday, today, day_first=who.day_first),
            before.birthday,
        ),
        also=_also(before, name),
        left_on=(before.left_on or today) if edit.has_left else None,
        went_to_id=before.went_to_id if edit.has_left else None,
    )
    if errors:
        raise PersonNotTaken(errors)
    return after


def check_alone(person: Person, others: Iterable[Person]) -> None:
    """Nobody else there has the name or the Slack account. Raises PersonNotTaken."""
    errors = {}
    for other in others:
        if fold_words(other.name) == fold_words(person.name):
            errors[PersonField.NAME] = _SAME_NAME
        if person.slack_user_id and other.slack_user_id == person.slack_user_id:
            errors[PersonField.SLACK_USER] = f"{other.name} is known by that Slack account already."
    if errors:
        raise PersonNotTaken(errors)


def clean_person(typed: str) -> str:
    """A name on one line. Raises Unreadable."""
    name = " ".join(typed.split())
    if not any(sign.isalnum() for sign in name):
        raise Unreadable("A person needs a name.")
    if len(name) > MAX_PERSON:
        raise Unreadable(f"A name can have {MAX_PERSON} characters. Please shorten it.")
    return name


def clean_email(typed: str) -> str:
    """An address, "" for no words. Raises Unreadable.

    Nothing but mail can tell whether it is one: what stands around one @ is looked at.
    """
    email = typed.strip()
    local, at, host = email.rpartition("@")
    is_one = at and local and "." in host.strip(".") and not set(email) & set(" <>|\n\t")
    if email and not (is_one and len(email) <= MAX_EMAIL):
        raise Unreadable("That is no email address, such as dana@acme.example.")
    return email


def clean_title(typed: str) -> str:
    """A title on one line. Raises Unreadable."""
    title = " ".join(typed.split())
    if len(title) > MAX_TITLE:
        raise Unreadable(f"A title can have {MAX_TITLE} characters.")
    return title


def _also(before: Person, name: str) -> tuple[str, ...]:
    """A name that was changed stays as another one: what was logged under it is still theirs."""
    words = fold_words(name)
    names = dict.fromkeys((*before.also, before.name))
    return tuple(one for one in names if one and fold_words(one) != words)


def mark_of(person: Person) -> str:
    """Tells this person from the same one changed: 16 characters."""
    told = (
        person.name,
        person.title,
        str(person.role),
        person.email,
        person.phone,
        str(person.slack_user_id),
        str(person.birthday),
        str(person.left_on),
    )
    return sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()[:16]
