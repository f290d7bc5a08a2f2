"""Ways to look at what is remembered of a client: its brief, people, facts and dates."""

from contextlib import suppress

from playground import NotOnScreen
from tests.journeys.studio import Colleague
from tests.journeys.who_ground import NAME, Scene


def private_brief(scene: Scene, who: Colleague) -> str:
    return who.types("/brief zeph", scene.general).text


def team_brief(scene: Scene, who: Colleague) -> str:
    return who.types("/brief Acme", scene.general).text


def brief_over_the_card(scene: Scene, who: Colleague) -> str:
    who.presses("Brief", who.types("/client zeph", scene.general))
    return who.form.text()


def brief_of_nobody(scene: Scene, who: Colleague) -> str:
    return who.types("/brief", scene.general).text + who.types("/brief zefyr holdings").text


def private_people(scene: Scene, who: Colleague) -> str:
    who.presses("People", who.types("/client zeph", scene.general))
    return who.form.text()


def private_facts(scene: Scene, who: Colleague) -> str:
    who.presses("Facts", who.types("/client zeph", scene.general))
    return who.form.text()


def private_dates(scene: Scene, who: Colleague) -> str:
    who.presses("Dates", who.types("/client zeph", scene.general))
    return who.form.text()


def private_forgetting(scene: Scene, who: Colleague) -> str:
    who.presses("...", who.types("/client zeph", scene.general), choosing="Forget for good…")
    return who.form.text() if who.has_a_form() else who.last_answer.text


def team_facts(scene: Scene, who: Colleague) -> str:
    who.presses("Facts", who.types("/client Acme", scene.general))
    return who.form.text()


def typeahead_of_people(scene: Scene, who: Colleague) -> str:
    who.types("/logcall", scene.general)
    with suppress(NotOnScreen):
        who.form.choose("Client", NAME, typed="zeph")
    scene.studio.settle()
    return str(who.form.options("With")) if who.has_a_form() else ""
