from dataclasses import replace

import pytest

from domain.errors import NotFound, Unreadable
from domain.log_line import NextStep
from domain.records import Client, DraftReason, Kind, Member
from services.add_client import AlreadyThere
from services.open_client import open_client
from services.save_note import Message, Note, NoteKept, begin_note, save_note
from services.settle_draft import discard_draft, list_drafts
from services.take_back import undo_log
from tests.office import A_DAY, AN_HOUR, NOW, TODAY, Office

MESSAGE = Message(
    text="We moved to the new office",
    permalink="https://us.slack.com/archives/C1/p1",
    posted_at=NOW - AN_HOUR,
    author_id="U9",
    author_name="Dana",
    is_author_member=False,
)
URL = "https://slack/answer"


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def note(office: Office, who: Member, client: Client | None, message: Message = MESSAGE) -> Note:
    """The form as it would be submitted untouched."""
    form = begin_note(office.database, who, message, NOW, URL)
    client_id = client.id if client else None
    return Note(form.draft_id, office.a_request(), client_id, None, form.text)


def save(office: Office, who: Member, note: Note) -> NoteKept:
    return save_note(office.database, who, note, NOW)


def test_a_message_is_kept_as_a_note(office: Office, ana: Member, acme: Client) -> None:
    kept = save(office, ana, note(office, ana, acme))
    interaction = kept.logged.interaction
    assert (interaction.kind, interaction.is_contact) == (Kind.NOTE, False)
    assert interaction.summary == "We moved to the new office"
    assert interaction.permalink == MESSAGE.permalink
    assert interaction.happened_at == NOW
    assert kept.response_url == URL
    assert not kept.was_kept_before
    assert open_client(office.database, ana, acme.id, NOW).client.last_contact_at is None


def test_it_is_a_contact_when_its_author_is_at_the_client(
    office: Office, ana: Member, acme: Client
) -> None:
    kept = save(office, ana, replace(note(office, ana, acme), remember_author=True))
    interaction = kept.logged.interaction
    assert (interaction.kind, interaction.is_contact) == (Kind.MESSAGE, True)
    assert (interaction.people, interaction.happened_at) == (("Dana",), MESSAGE.posted_at)
    card = open_client(office.database, ana, acme.id, NOW)
    assert card.client.last_contact_at == MESSAGE.posted_at


def test_a_remembered_author_is_known_from_then_on(
    office: Office, ana: Member, acme: Client
) -> None:
    office.a_client(ana, "Zenith")
    first = begin_note(office.database, ana, MESSAGE, NOW, URL)
    assert first.asks_about_author
    save(office, ana, replace(note(office, ana, acme), remember_author=True))
    about_zenith = replace(MESSAGE, permalink="https://x/2", text="Zenith is nice")
    second = begin_note(office.database, ana, about_zenith, NOW, URL)
    assert not second.asks_about_author
    assert second.guess is not None
    assert second.guess.client_id == acme.id
    kept = save(office, ana, note(office, ana, acme, about_zenith))
    assert kept.logged.interaction.is_contact


def test_the_author_of_one_client_is_nobody_at_another(
    office: Office, ana: Member, acme: Client
) -> None:
    save(office, ana, replace(note(office, ana, acme), remember_author=True))
    zenith = office.a_client(ana, "Zenith")
    kept = save(office, ana, note(office, ana, zenith))
    assert not kept.logged.interaction.is_contact


@pytest.mark.parametrize(
    "message",
    [
        replace(MESSAGE, author_id=None),
        replace(MESSAGE, is_author_member=True),
    ],
)
def test_bots_and_colleagues_are_not_asked_about(
    office: Office, ana: Member, message: Message
) -> None:
    assert not begin_note(office.database, ana, message, NOW, URL).asks_about_author


def test_no_author_is_no_one_to_remember(office: Office, ana: Member, acme: Client) -> None:
    by_bot = replace(MESSAGE, author_id=None)
    kept = save(office, ana, replace(note(office, ana, acme, by_bot), remember_author=True))
    assert not kept.logged.interaction.is_contact


def test_the_client_named_in_the_text_is_guessed(office: Office, ana: Member, acme: Client) -> None:
    zenith = office.a_client(ana, "Zenith")
    office.log(ana, "Acme great call")
    named = begin_note(office.database, ana, replace(MESSAGE, text="ask zenith!"), NOW, URL)
    assert named.guess is not None
    assert named.guess.client_id == zenith.id
    unnamed = begin_note(office.database, ana, MESSAGE, NOW, URL)
    assert unnamed.guess is not None
    assert unnamed.guess.client_id == acme.id


def test_without_any_hint_nothing_is_guessed(office: Office, ana: Member, acme: Client) -> None:
    del acme
    assert begin_note(office.database, ana, MESSAGE, NOW, URL).guess is None


def test_the_same_message_twice_opens_the_first_record(
    office: Office, ana: Member, acme: Client
) -> None:
    ben = office.a_member("U2")
    first = save(office, ana, note(office, ana, acme))
    second = save(office, ben, note(office, ben, acme))
    assert second.was_kept_before
    assert second.logged == first.logged
    assert len(open_client(office.database, ana, acme.id, NOW).last) == 1
    assert list_drafts(office.database, ben, NOW) == []


def test_what_comes_next_is_kept_though_the_message_was_there(
    office: Office, ana: Member, acme: Client
) -> None:
    ben = office.a_member("U2")
    save(office, ana, note(office, ana, acme))
    step = NextStep("send flowers", TODAY + A_DAY, is_promise=False)
    again = save(office, ben, replace(note(office, ben, acme), step=step))
    assert again.was_kept_before
    (action,) = open_client(office.database, ana, acme.id, NOW).actions
    assert (action.text, action.owner_id) == ("send flowers", "U2")
    assert again.logged.steps == (action,)


def test_the_same_message_may_be_about_two_clients(
    office: Office, ana: Member, acme: Client
) -> None:
    zenith = office.a_client(ana, "Zenith")
    save(office, ana, note(office, ana, acme))
    assert not save(office, ana, note(office, ana, zenith)).was_kept_before


def test_messages_without_a_link_are_never_the_same(
    office: Office, ana: Member, acme: Client
) -> None:
    unlinked = replace(MESSAGE, permalink="")
    first = save(office, ana, note(office, ana, acme, unlinked))
    second = save(office, ana, note(office, ana, acme, unlinked))
    assert second.logged.interaction.id != first.logged.interaction.id
    assert first.logged.interaction.permalink is None


def test_an_undone_note_may_be_saved_again(office: Office, ana: Member, acme: Client) -> None:
    first = save(office, ana, note(office, ana, acme))
    undo_log(office.database, ana, first.logged.interaction.id, NOW, office.a_request())
    assert not save(office, ana, note(office, ana, acme)).was_kept_before


def test_submitting_twice_keeps_one_note(office: Office, ana: Member, acme: Client) -> None:
    form = note(office, ana, acme)
    first = save(office, ana, form)
    second = save(office, ana, form)
    assert second.logged == first.logged
    assert len(open_client(office.database, ana, acme.id, NOW).last) == 1


def test_a_new_client_is_made_with_its_note(office: Office, ana: Member) -> None:
    form = replace(note(office, ana, None), new_client_name="Newco")
    kept = save(office, ana, form)
    assert kept.logged.interaction.client_name == "Newco"


def test_a_note_needs_a_client_and_keeps_its_draft_till_then(
    office: Office, ana: Member, acme: Client
) -> None:
    form = note(office, ana, None)
    with pytest.raises(Unreadable, match="Choose the client"):
        save(office, ana, form)
    with pytest.raises(AlreadyThere):
        save(office, ana, replace(form, new_client_name="ACME"))
    assert save(office, ana, replace(form, client_id=acme.id)).logged.interaction.client_id


def test_the_words_of_an_open_form_are_a_draft_of_its_author_only(
    office: Office, ana: Member
) -> None:
    form = begin_note(office.database, ana, MESSAGE, NOW, URL)
    (asked,) = list_drafts(office.database, ana, NOW)
    assert (asked.draft.reason, asked.draft.text) == (DraftReason.NOTE, MESSAGE.text)
    ben = office.a_member("U2")
    assert list_drafts(office.database, ben, NOW) == []
    with pytest.raises(NotFound):
        discard_draft(office.database, ben, form.draft_id)
    with pytest.raises(NotFound):
        save(office, ben, Note(form.draft_id, office.a_request(), None, "Newco", "stolen"))


def test_a_note_in_confidence_and_what_comes_next_are_for_author_and_owner(
    office: Office, ana: Member, acme: Client
) -> None:
    ben, cat = office.a_member("U2"), office.a_member("U3")
    step = NextStep("send flowers", None, is_promise=False)
    form = replace(note(office, ben, acme), in_confidence=True, step=step)
    save(office, ben, form)
    owners = open_client(office.database, ana, acme.id, NOW)
    others = open_client(office.database, cat, acme.id, NOW)
    assert (len(owners.last), owners.actions[0].text) == (1, "send flowers")
    assert (others.last, others.actions[0].text) == ((), "")


@pytest.mark.parametrize("text", ["", "🎉", "<!channel>", "x" * 3000])
def test_any_text_is_kept(office: Office, ana: Member, acme: Client, text: str) -> None:
    kept = save(office, ana, note(office, ana, acme, replace(MESSAGE, text=text)))
    assert kept.logged.interaction.summary == text
