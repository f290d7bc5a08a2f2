"""Facts kept and read, for the tests about them."""

from domain.facts import Fact
from domain.person_edit import PersonEdit
from domain.records import Client, Member
from services.edit_fact import FactEdit, save_fact
from services.edit_person import save_person
from services.facts import list_facts
from tests.office import NOW, Office

LINE = "Acme with Dana: roadmap. fact: Dana's son starts college, ask after 1 Sept"


def told(office: Office, who: Member, client: Client) -> list[Fact]:
    return [row.fact for row in list_facts(office.database, who, client.id, NOW).rows]


def texts(office: Office, who: Member, client: Client) -> list[str]:
    return [one.text for one in told(office, who, client)]


def add(office: Office, who: Member, client: Client, text: str, **facts: object) -> Fact:
    edit = FactEdit(client.id, text, **facts)  # type: ignore[arg-type] # varied by tests
    save_fact(office.database, who, edit, NOW, office.a_request())
    return next(one for one in told(office, who, client) if one.text == text)


def change(office: Office, who: Member, one: Fact, **facts: object) -> None:
    values: dict[str, object] = {
        "text": one.text,
        "kind": one.kind,
        "person_id": one.person_id,
        "in_confidence": one.in_confidence,
    }
    edit = FactEdit(one.client_id, fact_id=one.id, **(values | facts))  # type: ignore[arg-type]
    save_fact(office.database, who, edit, NOW, office.a_request())


def dana_of(office: Office, who: Member, client: Client, name: str = "Dana Whitfield") -> str:
    edit = PersonEdit(client.id, name=name)
    return save_person(office.database, who, edit, NOW, office.a_request()).id
