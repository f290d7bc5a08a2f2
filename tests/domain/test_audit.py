import pytest

from domain.audit import AuditEntry, What, say_entry
from tests.office import NOW

SAID = [
    (What.READ, {"author": "Raj"}, "Mia read what Raj noted in confidence about Acme"),
    (What.CONFIDE, {}, "Mia put a record about Acme in confidence"),
    (What.OPEN_WORDS, {}, "Mia opened to others what was noted in confidence about Acme"),
    (What.AGREE, {"to": "Lee"}, "Mia let Lee read what they noted in confidence about Acme"),
    (What.VISIBILITY, {"is_private": False}, "Mia set who sees Acme: the whole team"),
    (What.VISIBILITY, {"is_private": True}, "Mia set who sees Acme: its owner only"),
    (
        What.VISIBILITY,
        {"is_private": True, "named": 1},
        "Mia set who sees Acme: its owner and 1 named member",
    ),
    (What.MERGE, {}, "Mia merged Zenith into Acme"),
    (What.UNMERGE, {}, "Mia took the merge of Zenith into Acme back"),
    (What.DELETE, {"author": "Raj"}, "Mia deleted a record of Raj about Acme"),
    (What.REMOVE, {"clients": 2}, "Mia took back 2 clients just added"),
    (What.MERGE_PEOPLE, {}, "Mia merged two people at Acme"),
    (What.UNMERGE_PEOPLE, {}, "Mia took the merge of two people at Acme back"),
    (What.REMOVE_PERSON, {}, "Mia removed a person at Acme"),
    (
        What.DELETE_FACT,
        {"author": "Raj"},
        "Mia deleted a fact that Raj noted about Acme",
    ),
    (What.REMOVE_DATE, {}, "Mia removed a date of Acme"),
    (What.FORGET, {}, "Mia forgot a client for good"),
    (
        What.FORGET,
        {"records": 2},
        "Mia forgot a client for good, the name in 2 records elsewhere, too",
    ),
    (
        What.FORGET_PERSON,
        {"records": 1},
        "Mia forgot a person at Acme for good, the name in 1 record elsewhere, too",
    ),
    (What.HAND_OVER, {"from": "Raj", "to": "Lee"}, "Mia handed Acme over from Raj to Lee"),
    (What.HAND_OVER, {"from": "Raj"}, "Mia handed Acme over from Raj to nobody"),
    (
        What.HAND_ALL,
        {"from": "Raj", "to": "Lee", "clients": 1, "actions": 3},
        "Mia handed 1 client and 3 next actions over from Raj to Lee",
    ),
    (
        What.HAND_BACK,
        {"from": "Raj", "to": "Lee", "clients": 2, "actions": 0},
        "Mia gave 2 clients and 0 next actions back from Lee to Raj",
    ),
]


@pytest.mark.parametrize(("what", "detail", "said"), SAID)
def test_each_deed_is_one_sentence(what: What, detail: dict[str, object], said: str) -> None:
    entry = AuditEntry("1", NOW, "Mia", what, client="Acme", other="Zenith", detail=detail)
    assert say_entry(entry) == said


def test_every_deed_has_its_sentence() -> None:
    assert {what for what, _, _ in SAID} == set(What)


def test_names_with_braces_stay_as_they_are() -> None:
    entry = AuditEntry("1", NOW, "{to}", What.MERGE, client="{other}", other="{0}")
    assert say_entry(entry) == "{to} merged {0} into {other}"
