import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.errors import Unreadable
from domain.name import MAX_NAME, clean_name, closest_names, fold_each, fold_name, fold_words

SOME_LETTERS = "abé ßøıİŁ&.,'’-–/:+\u0301\u200b\u200c\u200dﬁ한가がΣςא😀™´"
TEXTS = st.text(max_size=MAX_NAME) | st.text(SOME_LETTERS, max_size=20)
MANY = settings(max_examples=300, deadline=None)


def cleaned(typed: str) -> str:
    try:
        return clean_name(typed)
    except Unreadable:
        assume(condition=False)
        raise


@MANY
@given(TEXTS)
def test_cleaning_twice_changes_no_more_than_once(typed: str) -> None:
    name = cleaned(typed)
    assert clean_name(name) == name
    assert "\n" not in name
    assert 0 < len(name) <= MAX_NAME


@MANY
@given(TEXTS)
def test_key_of_a_name_is_never_empty_and_is_its_own_key(typed: str) -> None:
    key = fold_name(cleaned(typed))
    assert key
    assert fold_name(key) == key


@MANY
@given(st.text(st.characters(codec="latin-1") | st.sampled_from("ŁłĐđŒœΑαБбß"), max_size=40))
def test_case_never_makes_another_key(typed: str) -> None:
    keys = {fold_name(one) for one in (typed, typed.upper(), typed.lower(), typed.swapcase())}
    assert len(keys) == 1


@MANY
@given(st.text("aeiouncz -", min_size=1, max_size=20), st.sampled_from("\u0301\u0308\u0303\u030c"))
def test_accents_never_make_another_key(plain: str, accent: str) -> None:
    accented = "".join(c + accent if c.isalpha() else c for c in plain)
    assert fold_name(accented) == fold_name(unicodedata.normalize("NFC", accented))
    assert fold_words(accented) == fold_words(plain)


@MANY
@given(st.lists(st.text(SOME_LETTERS.replace(" ", ""), min_size=1, max_size=6), max_size=6))
def test_folding_word_by_word_is_folding_the_whole(words: list[str]) -> None:
    each = fold_each(words)
    assert [word for folded in each for word in folded] == fold_words(" ".join(words))
    assert each == [fold_words(word) for word in words] or not words


@MANY
@given(TEXTS, st.lists(st.text("abc ", min_size=1, max_size=8), max_size=5))
def test_known_name_is_its_own_closest(typed: str, others: list[str]) -> None:
    name = cleaned(typed)
    key = fold_name(name)
    names = [(str(place), fold_name(name)) for place, name in enumerate(others, start=1)]
    assume(all(folded != key for _, folded in names))
    assert "0" in closest_names(name, [("0", key), *names], limit=6)
