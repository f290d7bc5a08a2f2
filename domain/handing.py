"""Handing over: who gives what to whom, what that comes to, and what was done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandOver:
    """All clients, all open next actions, or both, of one member to another."""

    from_id: str
    to_id: str
    clients: bool = True
    actions: bool = True


@dataclass(frozen=True, slots=True)
class Holding:
    """What goes over, in counts; of next actions also what stays.

    `hidden` ones were said in confidence, and are not for who hands over to pass on; the new owner
    may not see the clients of the `unseen` ones. `following` ones go although only clients were
    asked for: who owned them will not see their private clients.
    """

    from_name: str
    to_name: str
    clients: int
    former: int
    private: int
    actions: int
    hidden: int = 0
    unseen: int = 0
    following: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.clients or self.actions)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What went over, or came back; `change_id` undoes it."""

    change_id: str
    from_name: str
    to_name: str
    clients: int
    actions: int
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class Owns:
    """Someone who owns active clients or open next actions; `is_member`: they are still here."""

    user_id: str
    name: str
    is_member: bool
    clients: int
    actions: int


@dataclass(frozen=True, slots=True)
class Leaver:
    """A member who left while they own this much."""

    user_id: str
    name: str
    clients: int
    actions: int
    is_guest: bool = False
