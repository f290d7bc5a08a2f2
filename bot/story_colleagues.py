"""The clients of Mia's colleagues at Studio North, and with hers all that there are."""

from bot.story_clients import MIAS
from bot.story_parts import Account, Next, Talk
from domain.records import Kind, Topic
from domain.warmth import Tier

_KAIS = (
    Account(
        "Pacific Kayaks",
        "kai",
        Tier.A,
        added=210,
        talks=(
            Talk(
                33,
                Kind.MEETING,
                "Photo day on the water with the new boats, 40 pictures to choose from.",
                ("Leilani Ross",),
                duration="3h",
                topic=Topic.MIXED,
            ),
            Talk(
                12,
                Kind.CALL,
                "Leilani likes the catalogue and asks what a shop for spare parts would cost.",
                ("Leilani Ross",),
                duration="20m",
                topic=Topic.BUSINESS,
                next=Next("send an estimate for the shop", due=-1, is_promise=True),
            ),
        ),
    ),
    Account(
        "Kona Coffee Roasters",
        "kai",
        Tier.B,
        added=170,
        talks=(
            Talk(
                35,
                Kind.CALL,
                "The new labels sell well. Ben would like to see more of them in spring.",
                ("Ben Akana",),
                duration="30m",
                topic=Topic.BUSINESS,
            ),
        ),
    ),
)

_NOORS = (
    Account(
        "Fenwick Legal",
        "noor",
        Tier.B,
        added=220,
        private_to=(),
        talks=(
            Talk(
                36,
                Kind.MEETING,
                "They may merge with a firm in Leeds and would then need a new name.",
                ("Charlotte Fenwick",),
                duration="45m",
                topic=Topic.BUSINESS,
            ),
        ),
    ),
    Account(
        "Greenway Schools",
        "noor",
        Tier.C,
        added=340,
        paused=42,
        talks=(
            Talk(
                21,
                Kind.EMAIL,
                "All is quiet until the new head teacher has started.",
                ("Owen Pryce",),
            ),
        ),
    ),
    Account(
        "Tide & Timber",
        "noor",
        Tier.C,
        added=500,
        is_former=True,
        talks=(
            Talk(
                95,
                Kind.CALL,
                "The family has sold the yard. Parted on good terms.",
                ("Ruth Calloway",),
                duration="25m",
                topic=Topic.PERSONAL,
            ),
        ),
    ),
)

ACCOUNTS = (*MIAS, *_KAIS, *_NOORS)
