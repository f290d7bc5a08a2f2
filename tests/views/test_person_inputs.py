from tests.views.facts import a_client, a_person
from views import ids
from views.person_inputs import about_input


def test_whom_it_is_about_is_kept_however_many_there_are() -> None:
    people = tuple(a_person(f"Person {place}", place) for place in range(200))
    drawn = about_input(ids.DATE_ABOUT, a_client(), people, people[-1].id, more="Not all fit.")
    element = drawn.to_dict()["element"]
    assert element["initial_option"]["text"]["text"] == "Person 199"
    assert len(element["options"]) <= 100
    assert drawn.to_dict()["hint"]["text"] == "Not all fit."
    few = about_input(ids.DATE_ABOUT, a_client(), people[:98], None, more="Not all fit.")
    assert "hint" not in few.to_dict()
    assert few.to_dict()["element"]["initial_option"]["text"]["text"] == "Acme itself"
