"""Two clients that are one: what becomes of what they have."""

from dataclasses import dataclass

from domain.errors import DomainError, NotAllowed, Unreadable
from domain.records import Client, Member


class OtherVisibility(DomainError):
    """One of two clients is private, the other is not."""

    def __init__(self, private: Client, team: Client) -> None:
        super().__init__(
            f"{private.name} is private and {team.name} is not, so nothing was merged. "
            "Edit one of them so that the same people see both, then merge."
        )


@dataclass(frozen=True, slots=True)
class MergeCounts:
    """What a client has, as far as the asker may know of it."""

    interactions: int
    actions: int
    people: int
    facts: int = 0
    dates: int = 0
    preps: int = 0


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging would do: `names` become other names of the kept client.

    `lost_by` is who the other one is no longer a client of; `seen_by` are the named members of a
    private one, who will see all of the other from then on.
    """

    kept: Client
    other: Client
    owner_name: str | None
    names: tuple[str, ...]
    counts: MergeCounts
    lost_by: str | None = None
    seen_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging did; the change is what Undo takes back."""

    change_id: str
    kept_id: str
    kept_name: str
    other_name: str
    counts: MergeCounts


@dataclass(frozen=True, slots=True)
class Unmerged:
    """Two clients again."""

    kept_id: str
    kept_name: str
    other_id: str
    other_name: str


def require_mergeable(who: Member, kept: Client, other: Client) -> None:
    """Raises Unreadable, OtherVisibility, NotAllowed."""
    if kept.id == other.id:
        raise Unreadable("A client can't be merged with itself. Choose another one.")
    if kept.visibility is not other.visibility:
        private, team = (kept, other) if kept.is_private else (other, kept)
        raise OtherVisibility(private, team)
    if kept.is_private and {kept.owner_id, other.owner_id} != {who.user_id}:
        raise NotAllowed(
            "Private clients are merged only by the owner of both, so nothing was changed."
        )
