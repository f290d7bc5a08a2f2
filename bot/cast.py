"""The people and channels of the local Slack that `rapport play` opens."""

from dataclasses import dataclass

from playground import Channel, LocalSlack, Person


@dataclass(frozen=True)
class Cast:
    """Studio North and whom it works for. Kai is far from UTC, Noor an admin, Gus a guest.

    Dana and Priya are people of clients, in Slacks of their own, and in a shared channel each.
    """

    mia: Person
    kai: Person
    noor: Person
    gus: Person
    dana: Person
    priya: Person
    general: Channel
    acme: Channel
    harbour: Channel
    studio: Channel

    @property
    def members(self) -> tuple[Person, ...]:
        """Those who may use Rapport."""
        return self.mia, self.kai, self.noor


def add_cast(slack: LocalSlack) -> Cast:
    """Add them to a fresh Slack: always in this order, as their ids go by it."""
    mia = slack.add_person("mia", real_name="Mia Chen", tz="Europe/Berlin", locale="en-GB")
    kai = slack.add_person("kai", real_name="Kai Nakamura", tz="Pacific/Honolulu")
    noor = slack.add_person(
        "noor", real_name="Noor Haddad", tz="Europe/London", locale="en-GB", is_admin=True
    )
    gus = slack.add_person(
        "gus", real_name="Gus Lindt", tz="Europe/Berlin", locale="en-GB", is_guest=True
    )
    dana = slack.add_person("dana", real_name="Dana Whitfield", locale="en-GB", other_team=True)
    priya = slack.add_person("priya", real_name="Priya Raman", locale="en-GB", other_team=True)
    members = [mia, kai, noor]
    return Cast(
        mia=mia,
        kai=kai,
        noor=noor,
        gus=gus,
        dana=dana,
        priya=priya,
        general=slack.add_channel("general", [*members, gus]),
        acme=slack.add_channel("acme-website", [mia, kai, dana], is_shared=True),
        harbour=slack.add_channel("harbour-dental", [mia, noor, priya], is_shared=True),
        studio=slack.add_channel("studio", members),
    )
