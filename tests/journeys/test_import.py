"""`/client import`: paste, look, import, undo; nothing pasted is lost."""

from playground import Trouble
from services.import_clients import BATCH
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio
from tests.journeys.trouble_ground import locked, open_ground

SIX = """Acme, A, Mia, 1 March
Globex;
Initech, , Raj Patel, 2 weeks ago
Hooli, Q
Umbrella, , Nobody
acme inc, B
"""


def paste(who: Colleague, *parts: str) -> None:
    """Open the form, paste, and look at the preview."""
    who.types("/client import")
    for place, part in enumerate(parts):
        who.form.fill(f"paste:{place}", part)
    assert who.sends() == {}


def confirm(who: Colleague) -> str:
    """Import what the preview shows; what the form says then."""
    form = who.form
    assert who.sends() == {}
    return form.text()


def many(count: int) -> list[str]:
    """The inputs with so many lines."""
    lines = [f"Client number {place:03}, C, , 2041-01-15" for place in range(count)]
    return ["\n".join(lines[start : start + 70]) for start in range(0, count, 70)]


@both_databases
def test_a_preview_says_what_each_line_will_do_and_import_does_it(
    mia: Colleague, raj: Colleague
) -> None:
    raj.types("/client add Globex last 1 Feb")
    paste(mia, SIX)
    said = mia.form.text()
    assert "2 new · 2 there already · 2 can't be read" in said
    assert "“Hooli, Q”: “Q” is no tier: A, B, C or D" in said
    assert "“Umbrella, , Nobody”: no member called “Nobody” is known here" in said
    assert "Acme · tier A · Mia Chen · last spoke Fri 1 Mar (warm, 4 days" in said
    assert "Initech · tier B · Raj Patel · last spoke Tue 19 Feb" in said
    assert "Globex: same as Globex" in said
    assert "acme inc: same as acme inc, twice in what you pasted" in said
    assert "Added 2 clients · 2 were there already · 2 lines not read" in confirm(mia)
    answer = mia.last_answer
    assert "Not read:\nHooli, Q\nUmbrella, , Nobody" in answer.text
    assert answer.buttons == ["Mend these lines", "Undo import"]
    assert "Owner Mia Chen · Tier A" in mia.card("Acme")
    assert "14 days since the last contact" in mia.card("Initech")


def test_pasting_the_same_again_changes_nothing(mia: Colleague) -> None:
    for _ in range(2):
        paste(mia, "Acme, A\nGlobex")
        if mia.form.view.body.get("submit"):
            confirm(mia)
    assert "0 new · 2 there already" in mia.form.text()
    assert "Your 2 clients" in mia.types("/client").text


def test_undo_takes_back_what_is_untouched_and_names_what_stays(
    mia: Colleague, raj: Colleague
) -> None:
    paste(mia, "Acme\nGlobex\nInitech, , Raj")
    confirm(mia)
    answer = mia.last_answer
    raj.types("/logcall Globex: they called")
    undone = mia.presses("Undo import", answer)
    assert "Import undone: removed 2 clients." in undone.text
    assert "Kept, since they were used or changed meanwhile: Globex." in undone.text
    assert "Owner Mia Chen" in mia.card("Globex")
    assert "I don't know a client called Acme" in mia.card("Acme")


def test_the_owners_of_imported_clients_are_told_once(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    paste(mia, "Acme, , @raj patel\nGlobex, , raj")
    confirm(mia)
    studio.tick()
    studio.tick()
    (told,) = [post.text for post in raj.posts if "handed over" in post.text]
    assert "Mia Chen handed over to you: 2 clients." in told


def test_back_to_the_text_loses_nothing(mia: Colleague) -> None:
    paste(mia, "Acme, A", "Globex\n\nInitech")
    mia.form.press("Back to the text")
    mia.studio.settle()
    assert [mia.form.value(f"paste:{place}") for place in range(3)] == [
        "Acme, A",
        "Globex\n\nInitech",
        None,
    ]
    assert mia.sends() == {}
    assert "3 new" in mia.form.text()


def test_lines_that_were_not_read_are_mended_and_imported(mia: Colleague) -> None:
    paste(mia, "Client\tTier\nAcme\tA\nGlobex\tX")
    confirm(mia)
    mia.presses("Mend these lines", mia.last_answer)
    assert mia.form.value("paste:0") == "Client\tTier\nGlobex\tX"
    mia.form.fill("paste:0", "Client\tTier\nGlobex\tC")
    assert mia.sends() == {}
    assert "1 new" in mia.form.text()
    confirm(mia)
    assert "Tier C" in mia.card("Globex")
    mia.types("/client import")
    assert mia.form.value("paste:0") is None


@both_databases
def test_a_hundred_and_fifty_clients_are_imported_in_batches(
    studio: Studio, mia: Colleague
) -> None:
    parts = many(150)
    assert max(map(len, parts)) <= 3000
    paste(mia, *parts)
    assert "150 new" in mia.form.text()
    assert "more new." in mia.form.text()
    form = mia.form
    assert mia.sends() == {}
    assert "Added 150 clients" in form.text()
    answer = mia.last_answer
    assert "Added 150 clients" in answer.text
    shown = [call.sent["view"] for call in studio.slack.calls("views.update")]
    assert len(shown) == 150 // BATCH
    assert "Your 150 clients" in mia.types("/client").text
    assert "removed 150 clients" in mia.presses("Undo import", answer).text


def test_a_second_delivery_imports_nothing_more(studio: Studio, mia: Colleague) -> None:
    paste(mia, "Acme\nGlobex")
    confirm(mia)
    answer = mia.last_answer
    studio.redeliver("view_submission")
    assert len(mia.ephemerals) == len({one.text for one in mia.ephemerals})
    assert "Your 2 clients" in mia.types("/client").text
    undone = mia.presses("Undo import", answer)
    studio.redeliver("block_actions")
    assert "removed 2 clients" in undone.text


def test_what_is_missing_is_said_at_its_field(studio: Studio, mia: Colleague) -> None:
    guest = studio.newcomer("gus", real_name="Gus Guest", is_guest=True)
    mia.types("/client import")
    mia.form.fill("paste:0", "---")
    assert mia.sends() == {"Paste here": "I found no line with a client. For example: Acme, A"}
    mia.form.fill("paste:0", "Acme")
    mia.form.fill("Owner of lines without one", guest.id)
    assert set(mia.sends()) == {"Owner of lines without one"}
    assert mia.form.value("paste:0") == "Acme"


def test_a_private_client_of_another_is_not_told_of(mia: Colleague, raj: Colleague) -> None:
    raj.types("/client add Secret Ltd")
    with raj.studio.rapport.database.write() as connection:
        connection.exec_driver_sql("UPDATE clients SET visibility = 'private'")
    paste(mia, "Secret\nSecrets")
    assert "2 new" in mia.form.text()
    assert "close to" not in mia.form.text()


def test_close_names_are_said_and_still_new(mia: Colleague) -> None:
    mia.types("/client add Acme Rockets")
    paste(mia, "Acme Rocket\n<!channel> & *Co*, A\nشركة النخيل\n株式会社さくら")
    said = mia.form.text()
    assert "4 new" in said
    assert "Acme Rocket · tier B · Mia Chen · no last spoke" in said
    assert "close to Acme Rockets" in said


def test_guests_are_refused(studio: Studio) -> None:
    guest = studio.newcomer("gus", real_name="Gus Guest", is_guest=True)
    assert "for full members" in guest.types("/client import").text
    assert not guest.has_a_form()


def test_a_form_that_came_too_late_is_said_and_the_kept_paste_stays(database_url: str) -> None:
    with open_ground(database_url) as studio:
        mia = studio.member("mia", real_name="Mia Chen")
        paste(mia, "Acme")
        mia.form.close()
        studio.slack.trouble.add("views.open", Trouble.server_error())
        assert "so the form was not opened" in mia.types("/client import").text
        mia.types("/client import")
        assert mia.form.value("paste:0") == "Acme"


def test_an_import_that_a_stop_cuts_goes_on_later(studio: Studio, mia: Colleague) -> None:
    paste(mia, *many(60))
    studio.rapport.desk.after._is_over.set()
    assert mia.sends() == {}
    answer = mia.last_answer
    assert "The import stopped: added 25 of 60." in answer.text
    studio.rapport.desk.after._is_over.clear()
    mia.presses("Go on", answer)
    assert "35 new · 25 there already" in mia.form.text()
    assert mia.sends() == {}
    assert "Added 60 clients" in mia.last_answer.text
    assert "removed 60 clients" in mia.presses("Undo import", mia.last_answer).text


def test_a_database_that_is_away_loses_nothing_that_was_pasted(database_url: str) -> None:
    with open_ground(database_url) as studio:
        mia = studio.member("mia", real_name="Mia Chen")
        mia.types("/client import")
        mia.form.fill("paste:0", "Acme\nGlobex")
        with locked(database_url):
            assert "nothing was saved" in mia.sends()["Paste here"]
        assert mia.form.value("paste:0") == "Acme\nGlobex"
        assert mia.sends() == {}
        form = mia.form
        with locked(database_url):
            assert mia.sends() == {}
        assert "Your lines are kept as a draft: /client import brings them back." in form.text()
        mia.types("/client import")
        assert mia.form.value("paste:0") == "Acme\nGlobex"
