"""Mia's clients at Studio North, a small agency for brands and websites: their last months."""

from datetime import time

from bot.story_parts import Account, Next, Talk
from domain.records import Kind, Topic
from domain.warmth import Tier

MIAS = (
    Account(
        "Acme",
        "mia",
        Tier.A,
        added=190,
        aliases=("Acme Corporation",),
        talks=(
            Talk(
                36,
                Kind.MEETING,
                "Kick-off of the new website. They want customers to find a contact in two clicks.",
                ("Dana Whitfield", "Raj Mehta"),
                duration="1h30",
                topic=Topic.BUSINESS,
                next=Next("send the timetable", due=-20, is_promise=True, is_done=True),
            ),
            Talk(
                22,
                Kind.CALL,
                "Went through the wireframes. Raj wants the case studies before the prices.",
                ("Raj Mehta",),
                at=time(15, 15),
                duration="40m",
                topic=Topic.BUSINESS,
            ),
            Talk(
                15,
                Kind.CALL,
                "Dana may move to the London office in spring. Her team does not know yet.",
                ("Dana Whitfield",),
                duration="20m",
                topic=Topic.PERSONAL,
                in_confidence=True,
            ),
            Talk(
                8,
                Kind.CALL,
                "The homepage draft is well liked. They still owe us the photos of the team.",
                ("Dana Whitfield",),
                at=time(14),
                duration="25m",
                topic=Topic.MIXED,
                next=Next("ask Dana for the photos of the team"),
            ),
        ),
    ),
    Account(
        "Harbour Dental",
        "mia",
        Tier.B,
        added=120,
        aliases=("Harbour",),
        talks=(
            Talk(
                41,
                Kind.MEETING,
                "First visit to the practice. They lose patients who want to book online.",
                ("Priya Raman", "Dr Samuel Okafor"),
                duration="1h",
                topic=Topic.MIXED,
                next=Next("send three mock-ups", due=-12, is_promise=True, is_done=True),
            ),
            Talk(
                13,
                Kind.EMAIL,
                "Sent the mock-ups. Priya shows them to the whole practice this week.",
                ("Priya Raman",),
                topic=Topic.BUSINESS,
                next=Next("send the revised quote for online booking", due=-2, is_promise=True),
            ),
        ),
    ),
    Account(
        "Nordwind Logistics",
        "mia",
        Tier.B,
        added=150,
        aliases=("Nordwind",),
        talks=(
            Talk(
                48,
                Kind.EVENT,
                "Met Jonas at the trade fair in Hamburg. He is new in his job and keen to change "
                "the whole brand.",
                ("Jonas Petersen",),
                topic=Topic.MIXED,
            ),
            Talk(
                16,
                Kind.CALL,
                "The photos of the lorries come from an agency that has closed. Who holds the "
                "rights is not clear.",
                ("Jonas Petersen",),
                at=time(11),
                duration="35m",
                topic=Topic.BUSINESS,
                next=Next("call Jonas about the photo rights", due=0),
            ),
        ),
    ),
    Account(
        "Lindqvist & Sons",
        "mia",
        Tier.B,
        added=400,
        cadence=45,
        talks=(
            Talk(
                33,
                Kind.MEETING,
                "Lunch with Anders. The workshop runs three weeks late; he would like to be shown "
                "as a case study all the same.",
                ("Anders Lindqvist",),
                at=time(13),
                duration="1h15",
                topic=Topic.MIXED,
                next=Next("send the draft of the case study", due=3),
            ),
        ),
    ),
    Account(
        "Café Morgenrot",
        "mia",
        Tier.C,
        added=300,
        aliases=("Morgenrot",),
        talks=(
            Talk(
                140,
                Kind.CALL,
                "The menu cards are printed and well received. Helga thinks about a second café.",
                ("Helga Brandt",),
                duration="15m",
                topic=Topic.MIXED,
            ),
            Talk(40, Kind.GIFT, "Sent a small olive tree for the new terrace.", ("Helga Brandt",)),
        ),
    ),
    Account("Castell Winery", "mia", Tier.B, added=33),
    Account(
        "Bluebird Yoga",
        "mia",
        Tier.D,
        added=260,
        talks=(
            Talk(
                62,
                Kind.EMAIL,
                "The domain is renewed for two years. Nothing else to do.",
                ("Lena Vogt",),
            ),
        ),
    ),
    Account(
        "Elena Fuchs",
        "mia",
        Tier.B,
        added=80,
        private_to=("noor",),
        talks=(
            Talk(
                12,
                Kind.CALL,
                "Leaves her law firm to work on her own and wants nobody to hear of it before "
                "January. Needs a name, a logo and a page.",
                ("Elena Fuchs",),
                at=time(17),
                duration="30m",
                topic=Topic.MIXED,
                next=Next("send Elena a list of names", due=7),
            ),
        ),
    ),
)
