"""The words people use for a kind of contact."""

from domain.records import Kind

_WORDS = {
    Kind.CALL: "call called calls phone phoned rang spoke talked zoom zoomed teams facetime "
    "facetimed videocall catchup catch-up",
    Kind.MEETING: "meeting met meet lunch coffee dinner breakfast drinks beer visit visited onsite "
    "workshop standup demo",
    Kind.EVENT: "event conference webinar fair meetup party",
    Kind.EMAIL: "email emailed e-mail e-mailed mail mailed",
    Kind.MESSAGE: "message messaged text texted dm whatsapp whatsapped sms slack slacked linkedin",
    Kind.GIFT: "gift gifted present",
    Kind.NOTE: "note",
}
KIND_WORDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}


def read_kind(word: str) -> Kind | None:
    """The kind that one word names, punctuation at its end aside."""
    return KIND_WORDS.get(word.rstrip(",:;.").casefold())
