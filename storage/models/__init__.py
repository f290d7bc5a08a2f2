"""The tables, one file per aggregate. Importing this package makes the metadata whole."""

from storage.models.audit import Audit
from storage.models.change import Change
from storage.models.client import Client, ClientMember, ClientName
from storage.models.columns import Base
from storage.models.delivery import Card, Delivery
from storage.models.fact import Fact
from storage.models.important_date import ImportantDate
from storage.models.interaction import Draft, Interaction, NextAction
from storage.models.person import Person
from storage.models.prep import Prep
from storage.models.promise_move import PromiseMove
from storage.models.search import SearchText
from storage.models.workspace import Member, Request, Workspace

__all__ = [
    "Audit",
    "Base",
    "Card",
    "Change",
    "Client",
    "ClientMember",
    "ClientName",
    "Delivery",
    "Draft",
    "Fact",
    "ImportantDate",
    "Interaction",
    "Member",
    "NextAction",
    "Person",
    "Prep",
    "PromiseMove",
    "Request",
    "SearchText",
    "Workspace",
]
