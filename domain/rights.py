"""Who may read what is in confidence, and who may change what they can see."""

from collections.abc import Collection

from domain.facts import Fact
from domain.records import Interaction, Member

# Who runs Rapport on its machine, as a viewer: sees team clients and no private one.
NOBODY = ""
PRIVATE_NAME = "a private client"


def may_read(viewer_id: str, readers: Collection[str | None], *, in_confidence: bool) -> bool:
    """Words in confidence are for their readers: the author, and whom they were confided to."""
    return not in_confidence or viewer_id in readers


def may_change_interaction(who: Member, one: Interaction, owner_id: str | None) -> bool:
    """Its author, the client's owner or an admin; nobody changes words that are hidden to them."""
    is_theirs = who.user_id in {one.author_id, owner_id} or who.is_admin
    return is_theirs and not one.is_hidden


def may_change_fact(who: Member, one: Fact, owner_id: str | None) -> bool:
    """Its author, the client's owner or an admin, of those who may read it."""
    return who.user_id in {one.author_id, owner_id} or who.is_admin


def may_hand_over(who: Member, from_id: str) -> bool:
    """The member themselves, or an admin for anyone."""
    return who.user_id == from_id or who.is_admin


def may_forget(who: Member, owner_id: str | None) -> bool:
    """The owner of a client, or an admin, of those who see it."""
    return who.user_id == owner_id or who.is_admin


def may_read_audit(who: Member) -> bool:
    """Admins only: it tells of everybody."""
    return who.is_admin


def may_agree_to(who: Member, one: Interaction | Fact, owner_id: str | None) -> bool:
    """Whether the author can let this owner of the client read it: they may not do so yet."""
    is_own = one.in_confidence and one.author_id == who.user_id
    return is_own and owner_id is not None and owner_id not in one.reader_ids
