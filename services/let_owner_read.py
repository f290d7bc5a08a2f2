"""An author lets the client's present owner read what was confided to an earlier one."""

from datetime import datetime

from domain.audit import Deed, What
from domain.errors import NotAllowed, NotFound
from domain.records import Member
from domain.rights import may_agree_to
from services.begin_edit import hold_record
from storage import audit, facts_of_log, history, interactions, requests
from storage.database import Database

_NOT_YOURS = (
    "Only who noted it in confidence can let the client's owner read it. Nothing was changed."
)


def let_owner_read(
    database: Database, who: Member, interaction_id: str, now: datetime, request_id: str
) -> None:
    """The owner of today reads it too, with the next actions that came with it.

    A second press changes nothing. Raises NotFound, NotAllowed.
    """
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return
        held = hold_record(connection, who, interaction_id)
        found = interactions.find_interaction(
            connection, who.workspace_id, interaction_id, viewer_id=who.user_id
        )
        if found is None:
            raise NotFound("That log is no longer there: it was undone or deleted.")
        if found.author_id != who.user_id:
            raise NotAllowed(_NOT_YOURS)
        owner_id = held[found.client_id][0].owner_id
        if may_agree_to(who, found, owner_id):
            agreed = {"agreed_to_id": owner_id}
            interactions.change_interaction(connection, who.workspace_id, found.id, **agreed)
            history.mark_actions_of(
                connection, who.workspace_id, found, with_followers=True, **agreed
            )
            facts_of_log.agree_facts_of_log(
                connection,
                who.workspace_id,
                found.id,
                author_id=who.user_id,
                owner_id=owner_id,
            )
            deed = Deed(What.AGREE, found.client_id, found.id, {"to": owner_id})
            audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
        requests.add_outcome(connection, who.workspace_id, request_id, {"agreed": found.id}, now)
