"""What the services of every part do in a workspace of their own."""

from tests.services import (
    walk_clients,
    walk_dates,
    walk_forgetting,
    walk_home,
    walk_memory,
    walk_moving,
    walk_plans,
    walk_preps,
)

WALKS = (
    walk_clients.WALK
    | walk_dates.WALK
    | walk_forgetting.WALK
    | walk_home.WALK
    | walk_memory.WALK
    | walk_moving.WALK
    | walk_plans.WALK
    | walk_preps.WALK
)
