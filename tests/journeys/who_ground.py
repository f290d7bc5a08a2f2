"""Everyone who may look at a client, what there is to see, and every way there is to look.

Zephyr Holdings is private: Olga owns it, Ned is named for it. Acme is everybody's: Olga owns it,
Ann noted something about it in confidence. Another workspace has clients of the same names.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from playground import Channel, NotOnScreen
from tests.journeys.studio import START, Colleague, Studio
from tests.office import A_DAY, Office

NAME = "Zephyr Holdings"
ALIAS = "the lyre shop"  # which no other workspace has
PLAIN = "the harp is out of tune"
STEP = "mend the harp"
PERSON = "Harper Strings"
FACT = "collects theremins"
DATE = "halcyon licence"
HIDDEN_FACT = "is expecting triplets"
HIDDEN = "the cellist is leaving us"
HIDDEN_STEP = "find another cellist"
PLANNED = "Lyra Luthier"  # whom a talk is planned with
HIDDEN_PLAN = "Viola Player"  # the same, in confidence
UNKEPT = "an aria nobody heard"
GHOST = "words of another workspace"
OPEN = (NAME, PLAIN, STEP, PERSON, FACT, DATE, PLANNED)
SECRETS = (*OPEN, HIDDEN_FACT, HIDDEN, HIDDEN_STEP, HIDDEN_PLAN, UNKEPT, GHOST)

PEOPLE = ("owner", "author", "named", "other", "admin", "guest", "outsider")


@dataclass
class Scene:
    """Who looks, by what they are to the clients."""

    studio: Studio
    people: dict[str, Colleague]
    general: Channel

    def seen_by(self, name: str, look: "Look") -> set[str]:
        """Which of the secrets this person is shown."""
        who = self.people[name]
        while who.has_a_form():
            who.form.close()
        try:
            shown = look(self, who)
        except NotOnScreen:
            shown = ""
        return {secret for secret in SECRETS if secret in shown}


Look = Callable[[Scene, Colleague], str]


def open_scene(studio: Studio) -> Scene:
    people = {
        "owner": studio.member("olga", real_name="Olga Owens"),
        "author": studio.member("ann", real_name="Ann Author"),
        "named": studio.member("ned", real_name="Ned Named"),
        "other": studio.member("otto", real_name="Otto Other"),
        "admin": studio.member("ada", real_name="Ada Admin", is_admin=True),
        "guest": studio.newcomer("gus", real_name="Gus Guest", is_guest=True),
        "outsider": studio.newcomer("odd", real_name="Odd Outside", other_team=True),
    }
    haunt(studio)
    general = studio.channel("general", *people.values(), is_shared=True)
    owner, author = people["owner"], people["author"]
    owner.types(f'/client add "{NAME}" last 1 Jan')
    owner.types("/client add Acme last 1 Jan")
    owner.types(f"/logcall {NAME} 2 Jan: {PLAIN}. next: {STEP} by today")
    with_person = f"/logcall {NAME} 2 Jan with {PERSON}: chords fact: {FACT}"
    owner.presses(f"Add {PERSON}", owner.types(with_person))
    confided = f"Acme 2 Jan: {HIDDEN} !confidence next: {HIDDEN_STEP} by today"
    author.types(f"/logcall {confided} fact: {HIDDEN_FACT}")
    plans = (
        (owner, f"{NAME} with {PLANNED}", "strings"),
        (author, f"Acme with {HIDDEN_PLAN}", "x !conf"),
    )
    for who, whom, agenda in plans:
        asked = who.types(f"/logcall {whom} tomorrow 10am: {agenda}")
        who.presses("Plan it for tomorrow 10:00", asked)
    author.types(f"/logcall Nobody known: {UNKEPT}")
    owner.presses("Dates", owner.types(f"/client {NAME}"))
    owner.form.press("Add a date")
    assert owner.sends(kind="Expiry", what=DATE, day="12 March") == {}
    studio.settle()
    owner.form.close()
    owner.presses("Edit", owner.types(f"/client {NAME}"))
    named = [people["named"].id]
    assert (
        owner.sends(other_names=f"zeph\n{ALIAS}", who_sees_it="Private", named_members=named) == {}
    )
    return Scene(studio, people, general)


def haunt(studio: Studio) -> None:
    """Another workspace in the same database, with clients of the same names."""
    office = Office(studio.rapport.database, "T-ELSEWHERE")
    ghost = office.a_member("U-GHOST", name="Ghost", now=START)
    for name in (NAME, "Acme", "zeph"):
        office.a_client(ghost, name, now=START - 99 * A_DAY)
        office.log(ghost, f"{name}: {GHOST} next: {GHOST} by tomorrow", START - 60 * A_DAY)
    office.ask(ghost, f"Nobody known: {GHOST}", START)


def private_card(scene: Scene, who: Colleague) -> str:
    return who.types("/client zeph", scene.general).text


def team_card(scene: Scene, who: Colleague) -> str:
    return who.types("/client Acme", scene.general).text


def the_list(scene: Scene, who: Colleague) -> str:
    listed = who.types("/client", scene.general)
    who.presses("list_whose", listed, choosing="Everyone's clients")
    everyone = listed.text
    who.presses("list_only", listed, choosing="Private")
    return everyone + listed.text


def misspelt(scene: Scene, who: Colleague) -> str:
    return who.types("/client find zefyr holdings", scene.general).text


def doubtful_line(scene: Scene, who: Colleague) -> str:
    return who.types("/logcall zefyr holdings: hello", scene.general).text


def inside_a_line(scene: Scene, who: Colleague) -> str:
    return who.types("/logcall somebody said that zeph moved", scene.general).text


def drafts(scene: Scene, who: Colleague) -> str:
    return who.types("/logcall drafts", scene.general).text


def reply(scene: Scene, who: Colleague) -> str:
    return who.types("/logcall Acme: all is well", scene.general).text


def home(scene: Scene, who: Colleague) -> str:
    who.opens("home")
    with suppress(NotOnScreen):  # who is refused, or has nothing yet, has no list there
        who.person.presses("list_whose", on=who.person.home, choosing="Everyone's clients")
        scene.studio.settle()
    return who.home


def _history(scene: Scene, who: Colleague, client: str) -> str:
    who.presses("All history", who.types(f"/client {client}", scene.general))
    return who.form.text()


def private_history(scene: Scene, who: Colleague) -> str:
    return _history(scene, who, "zeph")


def team_history(scene: Scene, who: Colleague) -> str:
    return _history(scene, who, "Acme")


def what_is_owed(scene: Scene, who: Colleague) -> str:
    return who.types("/next", scene.general).text


def what_is_open(scene: Scene, who: Colleague) -> str:
    return who.types("/nudge now", scene.general).text


def nudge(scene: Scene, who: Colleague) -> str:
    scene.studio.tick()
    return "".join(one.text for one in who.posts)


def typeahead(scene: Scene, who: Colleague) -> str:
    who.types("/logcall", scene.general)
    return str([who.form.options("Client", typed) for typed in ("", "zep", "zefyr holding")])


def typeahead_of_merging(scene: Scene, who: Colleague) -> str:
    who.presses("...", who.types("/client Acme", scene.general), choosing="Merge with…")
    return str([who.form.options("Merge with", typed) for typed in ("", "zep", "zeph")])


def guess_of_a_note(scene: Scene, who: Colleague) -> str:
    message = who.says("we met zeph today", scene.general)
    form = who.saves(message)
    return str(form.value("Client"))


def import_preview(scene: Scene, who: Colleague) -> str:
    """The name is typed by who imports it: what tells is whether it is there already."""
    who.types("/client import", scene.general)
    who.form.fill("paste:0", "zeph, B")
    who.sends()
    return NAME if "there already" in who.form.text() else ""


def hand_over_preview(scene: Scene, who: Colleague) -> str:
    who.types("/client hand over", scene.general)
    if "From" in who.form.labels:
        who.form.choose("From", "Olga Owens: 2 clients, 1 next action")
    who.form.fill("To", scene.people["other"].id)
    who.sends()
    return who.form.text()


def audit(scene: Scene, who: Colleague) -> str:
    who.opens("home")
    scene.studio.settle()
    who.person.presses("Audit trail", on=who.person.home)
    return who.form.text()
