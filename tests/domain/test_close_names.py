import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.close_names import is_very_close

LETTERS = st.text(alphabet="abcdefghijklmnop", min_size=6, max_size=12)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Acmee", "Acme Inc."),
        ("Globx", "Globex"),
        ("Golbex", "Globex"),
        ("Initeck", "Initech"),
        ("Data Works", "DataWorks GmbH"),
        ("Acme Group", "Acme"),
        ("The Acme Holding", "Acme"),
        ("Jones & Smith", "Smith Jones"),
        ("Muller Architekten", "Müler Architekten"),
        ("株式会社さくらい", "株式会社さくら"),
        ("شركة النخل", "شركة النخيل"),
    ],
)
def test_a_misspelt_name_is_very_close(name: str, other: str) -> None:
    assert is_very_close(name, other)
    assert is_very_close(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Acme Berlin", "Acme Hamburg"),
        ("Acme Berlin", "Acme Bern"),
        ("Acme", "Acme Berlin"),
        ("Acme East", "Acme West"),
        ("Studio 54", "Studio 55"),
        ("Bank A", "Bank B"),
        ("Bolt", "Bold"),
        ("IBM", "IBN"),
        ("BMW", "BMWS"),
        ("Globx Berlin", "Globex Bern"),
        ("Globex", "Initech"),
        ("3M", "3N"),
        ("さくら", "さくろ"),
        ("🎉", "🎊"),
    ],
)
def test_names_that_only_share_words_are_not_nagged_about(name: str, other: str) -> None:
    assert not is_very_close(name, other)
    assert not is_very_close(other, name)


@given(LETTERS, LETTERS, st.integers(0, 11))
def test_a_letter_lost_is_close_and_a_word_more_is_not(name: str, word: str, place: int) -> None:
    shorter = name[: place % len(name)] + name[place % len(name) + 1 :]
    assert is_very_close(f"X{name}", f"X{shorter}")
    assert not is_very_close(f"Zz{name}", f"Zz{name} Zq{word}")
