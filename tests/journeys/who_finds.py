"""The ways to look by searching: see who_ground."""

from tests.journeys.studio import Colleague
from tests.journeys.who_ground import Scene

_LOOKED_FOR = (
    *("holdings", "tune harp", "mend harp", "harper str", "theremins"),
    *("cellist leav", "find another", "triplets", "aria nobody", "words of another"),
)


def found(scene: Scene, who: Colleague) -> str:
    """Each by words of its own, but without its name where that would open the card."""
    shown = []
    for words in _LOOKED_FOR:
        answer = who.types(f"/client find {words}", scene.general)
        shown.append(_answered(answer.text, words))
    return "".join(shown)


def _answered(text: str, words: str) -> str:
    """Without the words that were asked for, which every answer tells again."""
    return text.replace(f"“{words}”", "")


def searched_by_button(scene: Scene, who: Colleague) -> str:
    answer = who.types("/client harp tune", scene.general)
    who.presses("Search for “harp tune”", answer)
    return who.last_answer.text
