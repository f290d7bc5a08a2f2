"""A local Slack to try and test Rapport in: it is Slack, and knows nothing of Rapport."""

from playground.channels import Channel
from playground.local_slack import LocalSlack
from playground.modal import Modal
from playground.person import Person
from playground.rate_limits import RateLimits
from playground.refusal import DispatchFailed, NotOnScreen, OperationTimedOut
from playground.shown import Shown
from playground.traffic import Exchange, Refusal
from playground.trouble import Trouble

__all__ = [
    "Channel",
    "DispatchFailed",
    "Exchange",
    "LocalSlack",
    "Modal",
    "NotOnScreen",
    "OperationTimedOut",
    "Person",
    "RateLimits",
    "Refusal",
    "Shown",
    "Trouble",
]
