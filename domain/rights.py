"""Who may change what they can see."""

from domain.records import Interaction, Member


def may_change_interaction(who: Member, one: Interaction, owner_id: str | None) -> bool:
    """Its author, the client's owner or an admin; nobody changes words that are hidden to them."""
    is_theirs = who.user_id in {one.author_id, owner_id} or who.is_admin
    return is_theirs and not one.is_hidden


def may_hand_over(who: Member, from_id: str) -> bool:
    """The member themselves, or an admin for anyone."""
    return who.user_id == from_id or who.is_admin
