"""What was said in the channels of Studio North before `rapport play` begins."""

from bot.cast import Cast
from playground import Shown

WORTH_A_NOTE = "We'd like to talk about a second office by March."
KEPT_AS_NOTE = "The whole practice likes the second version. Could you send us the revised quote?"


def talk(cast: Cast) -> None:
    """Say it, at the hour that Slack's clock shows."""
    _in_general(cast)
    _with_acme(cast)
    _with_harbour(cast)
    _in_studio(cast)


def find_said(cast: Cast, text: str) -> Shown | None:
    """A message that Mia sees in a channel, by its words."""
    places = (cast.general, cast.acme, cast.harbour, cast.studio)
    seen = (shown for place in places for shown in cast.mia.sees_in(place))
    return next((shown for shown in seen if shown.notification == text), None)


def _in_general(cast: Cast) -> None:
    cast.noor.says(
        "Good morning. Each client has a folder on the new server now. "
        "Please move your files there this week.",
        cast.general,
    )
    cast.kai.says("Mine are moved, the photos of Pacific Kayaks too.", cast.general)
    cast.gus.says("I can print proofs tomorrow. Send me the files by tonight.", cast.general)
    cast.mia.says("Thank you, Gus. The menu for Morgenrot comes this afternoon.", cast.general)


def _with_acme(cast: Cast) -> None:
    cast.mia.says(
        "Hi Dana, the homepage draft is online. Have a look when you find the time.", cast.acme
    )
    cast.dana.says("Thank you, it looks good. I show it to Raj this afternoon.", cast.acme)
    cast.kai.says("The photos in it stand in for yours until we have them.", cast.acme)
    cast.dana.says(WORTH_A_NOTE, cast.acme)


def _with_harbour(cast: Cast) -> None:
    cast.priya.says(KEPT_AS_NOTE, cast.harbour)
    cast.mia.says("That is good to hear, Priya. I'll send it to you.", cast.harbour)


def _in_studio(cast: Cast) -> None:
    cast.noor.says("Tide & Timber is sold. Their files stay in the archive.", cast.studio)
    cast.mia.says("A pity, I liked to work with them.", cast.studio)
