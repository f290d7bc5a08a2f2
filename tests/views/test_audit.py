from domain.audit import AuditEntry, AuditPage, What
from tests.views.facts import A_DAY, NOW, a_member
from tests.views.seen import labels, texts
from views.audit import build_audit

WHO = a_member(tz="Europe/Berlin")


def an_entry(what: What = What.MERGE, place: int = 0, name: str = "Acme") -> AuditEntry:
    detail = {"author": name, "from": name, "to": name, "clients": 2, "actions": 1}
    at = NOW - place * A_DAY / 3
    return AuditEntry(str(place), at, "Mia Chen", what, name, "Zenith", detail)


def test_each_day_stands_over_its_deeds_in_local_time() -> None:
    entries = (an_entry(), an_entry(place=1), an_entry(What.READ, 3, "a private client"))
    drawn = build_audit(AuditPage(entries, 0, has_more=False), WHO, NOW)
    assert texts(drawn)[1:] == [
        "*Today*",
        "10:30 · Mia Chen merged Zenith into Acme",
        "02:30 · Mia Chen merged Zenith into Acme",
        "*Yesterday*",
        "10:30 · Mia Chen read what a private client noted in confidence about a private client",
    ]
    assert labels(drawn) == []


def test_an_empty_trail_says_what_will_be_there() -> None:
    drawn = build_audit(AuditPage((), 0, has_more=False), WHO, NOW)
    assert "Who read what others noted in confidence" in texts(drawn)[0]
    assert texts(drawn)[1] == "Nothing is recorded yet."


def test_pages_are_turned_both_ways() -> None:
    first = build_audit(AuditPage((an_entry(),), 0, has_more=True), WHO, NOW)
    later = build_audit(AuditPage((an_entry(),), 1, has_more=True), WHO, NOW)
    assert labels(first) == ["Older"]
    assert labels(later) == ["Newer", "Older"]


def test_names_of_people_format_nothing() -> None:
    drawn = build_audit(AuditPage((an_entry(name="<!channel>"),), 0, has_more=False), WHO, NOW)
    assert "&lt;!channel&gt;" in texts(drawn)[2]
