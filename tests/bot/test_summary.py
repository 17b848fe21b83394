"""bot.summary: an article's most telling sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Article
from bot.summary import compare, summarise
from bot.text import paragraphs

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.md"))


def article(headline: str, *texts: str) -> Article:
    return Article("a", headline, texts)


def told(*texts: str, headline: str = "", count: int = 3) -> list[str]:
    return [sentence.text for sentence in summarise(article(headline, *texts), count).sentences]


def seed(path: Path) -> Article:
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return article(front.splitlines()[0].removeprefix("title: ").strip('"'), *paragraphs(text))


FLOOD = (
    "Nine people drowned in London on Monday when a vat of beer burst at a brewery in Tottenham Court Road.",
    "The brewery belonged to Henry Meux, a rich brewer. He paid for the funerals of all nine people.",
    "More than 600,000 litres of beer ran through the streets around the brewery in a few minutes.",
    "Two houses beside the brewery fell down, and the cellars of the street filled with beer.",
    "A jury called the flood an act of God.",
)


def test_a_summary_holds_at_most_the_sentences_asked_for() -> None:
    assert len(told(*FLOOD, count=2)) == 2


def test_the_first_sentence_of_a_report_is_its_most_telling() -> None:
    assert told(*FLOOD, count=1) == [FLOOD[0]]


def test_sentences_come_in_reading_order_with_the_paragraphs_they_stand_in() -> None:
    positions = [sentence.position for sentence in summarise(article("Beer flood", *FLOOD), 3).sentences]
    assert positions == sorted(positions)
    assert positions[0] == 0


def test_an_article_with_fewer_sentences_gives_all_of_them() -> None:
    assert told("But it rained.", "Why?", count=3) == ["But it rained.", "Why?"]


def test_an_article_without_text_gives_none() -> None:
    assert told() == []
    assert told(*FLOOD, count=0) == []


@pytest.mark.parametrize(
    "leaning",
    [
        "He told the brewery that the vat of beer in London had burst.",
        "But the vat of beer at the brewery in London had burst before.",
        "However, the vat of beer at the brewery in London burst.",
        "This made the vat of beer at the brewery in London burst.",
        "Two hours later the vat of beer at the brewery in London burst.",
        "In the street near the brewery in summer he saw the vat of beer burst.",
        '"The vat of beer at the brewery in London burst," he said.',
        '"He burst the vat of beer at the brewery in London," said Mary Smith.',
        "For example, the vat of beer at the brewery in London burst.",
        "The vat of beer at the brewery in London burst, however, without a sound.",
        "Nobody in the brewery in London knew that.",
        "As for the vat of beer at the brewery in London, it burst.",
    ],
)
def test_a_sentence_that_leans_on_another_does_not_come_without_it(leaning: str) -> None:
    assert leaning not in told("Beer.", leaning, *FLOOD, headline="The vat of beer at the brewery in London burst", count=3)


def test_a_sentence_that_leans_comes_along_with_the_one_it_leans_on() -> None:
    beside = told(
        "Henry Meux built the greatest brewery in London in 1809. His brewery in London lost the greatest vat in 1814.",
        "Rain fell for weeks on end.",
        "Nobody sold umbrellas.",
        headline="The greatest brewery in London lost the greatest vat",
        count=2,
    )
    assert beside[0].startswith("Henry Meux")
    assert beside[1].startswith("His brewery")


def test_he_does_not_come_along_with_a_sentence_that_names_nobody() -> None:
    found = told("Beer had burst a vat at once. He ran from the burst vat to the street.", "Rain fell for weeks.", "Why?", count=2)
    assert not any(text.startswith("He ran") for text in found)


STREETS = (
    "Carts stood in the mud of the street until Wednesday.",
    "Rain fell on the roofs of the parish.",
    "Children looked for shoes in the cellars.",
    "Nobody sold umbrellas in the rain.",
    "Bells rang in the church of the parish.",
    "Horses drank from puddles until Wednesday.",
    "Bread was dear in the parish in October.",
    "Soldiers kept thieves from the ruins.",
)


@pytest.mark.parametrize(
    ("introduces", "leaning"),
    [
        ("A carter, Peter Hobbes, owned two horses.", "Hobbes pulled four people out of the beer of the brewery in London."),
        ("A carter, Peter Hobbes, owned two horses.", "Beer of the brewery in London took the cart of Mr Hobbes."),
        ("Friends of the parish brought bread.", "The vat of the brewery in London had been cracked for years, she said."),
        ("Friends of the parish brought bread.", "In the brewery in London these vats of beer were bound with iron."),
        ("Friends of the parish brought bread.", "The beer of the brewery in London was gone from the street the next day."),
        ("Friends of the parish brought bread.", "The company paid for the beer flood of the brewery in London."),
        ("Friends of the parish brought bread.", "Adam Bell, Beer; Cook, Brewery; Dunn, London; Eliot, Vat; Flood, Street."),
    ],
)
def test_of_a_long_article_whatever_is_named_in_short_is_explained(introduces: str, leaning: str) -> None:
    found = told("The great rain of October lasted three weeks.", introduces, *STREETS, leaning, *FLOOD, headline="The flood", count=3)
    assert leaning not in found or introduces in found or found[0].startswith("The great rain")


def test_a_surname_comes_with_the_sentence_that_has_the_whole_name() -> None:
    whole, short = "Peter Hobbes drove a cart of beer.", "Hobbes pulled four people out of the beer of the brewery."
    found = told(*STREETS, whole, "The beer of the brewery ran.", short, "Four people of the brewery fell in the beer.", count=3)
    assert short not in found or whole in found


def test_a_surname_in_the_headline_is_known() -> None:
    short = "Hobbes pulled four people out of the beer of the brewery in London with a rope."
    assert short in told(short, *STREETS, "Peter Hobbes slept.", *FLOOD, headline="Hobbes saves four", count=3)


@pytest.mark.parametrize(
    "first",
    [
        "He had sold beer for forty years, but brewer Henry Meux never saw a vat of the brewery burst before Monday.",
        "In his letter to the parish of the brewery, Henry Meux wrote of the beer and of the burst vat.",
    ],
)
def test_a_pronoun_whose_name_follows_in_the_sentence_does_not_lean(first: str) -> None:
    assert first in told(first, *STREETS, *FLOOD, headline="A letter", count=3)


def test_of_two_sentences_that_tell_the_same_the_one_in_the_article_s_own_words_comes_first() -> None:
    quoted = '"The beer of the brewery in London ran through all of the cellars," said Mary Smith.'
    own = "The beer of the brewery in London ran through all of the cellars of Mary Smith."
    assert told("Rain fell.", quoted, own, *STREETS, headline="The flood", count=1) == [own]


def test_at_least_so_many_leans_on_nothing() -> None:
    said = "At least nine people drowned in the beer of the brewery in London on Monday."
    assert said in told(said, *FLOOD[1:], *STREETS, count=3)


def test_those_who_tell_of_him_are_not_whom_he_means() -> None:
    assert "Friends of the brewery say he burst the vat of beer." not in told(
        "Rain.", "Friends of the brewery say he burst the vat of beer.", *STREETS, *FLOOD, count=3
    )


@pytest.mark.parametrize(
    "aside",
    ["Click here to see the vat of beer at the brewery in London.", "Mary Smith in London contributed to this report on the brewery."],
)
def test_what_is_said_to_the_reader_stays_out(aside: str) -> None:
    assert aside not in told(aside, *FLOOD, headline="Beer", count=4)


def test_a_speech_of_two_paragraphs_keeps_its_speaker() -> None:
    speech = 'Mary Smith said: "The beer took the wall. "Then the beer took the street. It was the beer of the brewery in London."'
    begun = [text.split()[0] for text in told(speech, *FLOOD, headline="Beer", count=4)]
    assert not {'"Then', "It"} & set(begun) or "Mary" in begun


def test_a_quotation_is_not_torn_from_its_speaker() -> None:
    quoted = '"We heard a noise like thunder in the brewery," said Mary Smith, a servant. "The beer took the wall of the brewery."'
    found = told(quoted, *FLOOD, headline="The beer took the wall of the brewery", count=4)
    assert '"The beer took the wall of the brewery."' not in found


def test_a_quotation_of_several_sentences_is_not_cut_in_two() -> None:
    quoted = "Mary Smith said: “The wall fell in the brewery. Beer filled the brewery in London. Then came silence in the brewery.”"
    found = told(quoted, *FLOOD, headline="Beer filled the brewery in London", count=5)
    assert not any("filled the brewery" in text for text in found)


def test_a_quotation_may_come_with_all_its_sentences_and_its_speaker() -> None:
    quoted = "Mary Smith said: “Beer took the wall of the brewery. Beer filled the street of the brewery.”"
    found = told("It rained.", quoted, "Nobody sold umbrellas.", "Why?", headline="Beer took the brewery", count=2)
    assert found == ["Mary Smith said: “Beer took the wall of the brewery.", "Beer filled the street of the brewery.”"]


def test_what_a_sentence_leans_on_is_named_two_sentences_before() -> None:
    found = told(
        "Henry Meux built the brewery with a great vat. Work went on for years at the great vat. He sold beer of the great vat.",
        "Rain fell.",
        "Nobody sold umbrellas.",
        count=3,
    )
    assert [text.split()[0] for text in found] == ["Henry", "Work", "He"]


def test_a_sentence_that_says_when_leans_on_nothing() -> None:
    said = "This year the brewery sold more beer than all others in London."
    assert said in told(said, "It rained in London. Nobody sold umbrellas.", "Why?", count=1)


def test_a_quotation_with_its_speaker_may_come() -> None:
    quoted = '"We lost the whole brewery in the beer flood," said Henry Meux, a brewer.'
    assert quoted in told(quoted, *FLOOD, headline="Brewer Henry Meux lost the whole brewery in the beer flood")


@pytest.mark.parametrize(
    "broken", ["Was the beer flood of the brewery in London a crime?", "Beer flood of the brewery in London", "Beer ran."]
)
def test_questions_headings_and_scraps_stay_out(broken: str) -> None:
    assert broken not in told(broken, *FLOOD, headline="Beer flood of the brewery in London")


def test_a_short_answer_does_not_come_without_its_question() -> None:
    texts = ("Did the vat of the brewery burst? Only when the brewery in London was full of beer.", *FLOOD)
    assert not any(text.startswith("Only when") for text in told(*texts, headline="The brewery in London", count=4))


def test_the_headline_is_not_told_again() -> None:
    again = "Beer flood drowns nine in London."
    assert again not in told(again, *FLOOD, headline="Beer flood drowns nine in London")


def test_what_is_said_twice_is_told_once() -> None:
    twice = "Nine people drowned in London on Monday, when a vat of beer burst at a brewery in the Tottenham Court Road."
    found = told(*FLOOD, twice, count=5)
    assert len([text for text in found if text.startswith("Nine people")]) == 1


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("(CNN)", "Nine people drowned on Monday."),
        ("(CNN) -- ", "Nine people drowned on Monday."),
        ("LONDON, England (CNN) -- ", "Nine people drowned on Monday."),
        ("New York (CNN)", "A vat of beer burst on Monday."),
        ("LONDON (Reuters) - ", "Nine people drowned on Monday."),
        ("WASHINGTON, March 3 — ", "Nine people drowned on Monday."),
        ("(The Evening Paper)", "Nine people drowned on Monday."),
        ("МОСКВА, 5 мая — ", "Девять человек утонули в понедельник."),
    ],
)
def test_datelines_go_and_the_rest_stays_word_for_word(dateline: str, rest: str) -> None:
    assert told(dateline + rest) == [rest]


@pytest.mark.parametrize(
    "text",
    [
        "The Associated Press (AP) reported that nine people drowned.",
        "NASA — the space agency of the United States — sent men to the Moon.",
        "Nine people - all of them young - drowned in the flood.",
        "(Nine people drowned in the beer flood.)",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert told(text) == [text]


def test_list_marks_go_and_items_that_are_sentences_stay() -> None:
    assert told("What happened:\n- Nine people drowned in London.\n- Two houses fell down.", count=9) == [
        "What happened:",
        "Nine people drowned in London.",
        "Two houses fell down.",
    ]


def test_an_article_without_sentence_marks_is_told_by_its_paragraphs() -> None:
    lines = ("Nine people drowned in the beer flood of London", "two houses fell down", "Beer ran through the streets of London")
    assert told(*lines, count=2) == [lines[0], lines[2]]


def test_an_article_of_questions_gives_its_beginning() -> None:
    assert told("Who made beer? Who drank beer? Who sold beer?", count=2) == ["Who made beer?", "Who drank beer?"]


@pytest.mark.parametrize(
    ("texts", "leaning"),
    [
        (
            (
                "Neun Menschen ertranken am Montag in London, als in einer Brauerei ein Fass voller Bier platzte.",
                "Er bezahlte die Beerdigung der neun Menschen, die in London im Bier der Brauerei ertrunken waren.",
                "Zwei Häuser neben der Brauerei stürzten ein. Das Bier lief durch die Straßen rund um die Brauerei.",
            ),
            "Er bezahlte",
        ),
        (
            (
                "星期一,伦敦一家啤酒厂的大桶破裂,九人死亡。",
                "但啤酒厂没有赔偿伦敦的九名死者的家属。",
                "啤酒厂旁边的两座房屋倒塌了。大量啤酒流过伦敦的街道。",
            ),
            "但啤酒厂",
        ),
        (
            (
                "Neuf personnes se sont noyées lundi à Londres quand une cuve de bière a éclaté dans une brasserie.",
                "Il a payé les funérailles des neuf personnes noyées dans la bière de la brasserie à Londres.",
                "Deux maisons voisines de la brasserie se sont écroulées. La bière a coulé dans les rues de Londres.",
            ),
            "Il a payé",
        ),
    ],
)
def test_other_languages_have_leaning_words_of_their_own(texts: tuple[str, ...], leaning: str) -> None:
    found = told("Bier! Bière! 啤酒!", *texts[1:], texts[0], headline=texts[0], count=2)
    assert len(found) == 2
    assert not any(text.startswith(leaning) for text in found)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_is_told_in_three_sentences_word_for_word(path: Path) -> None:
    whole = seed(path)
    found = summarise(whole, 3).sentences
    assert len(found) == 3
    assert all(each.text in whole.paragraphs[each.position] for each in found)


def test_a_longer_summary_holds_the_shorter_ones() -> None:
    whole = article("Beer flood", *FLOOD)
    told_in = [{each.text for each in summarise(whole, count, (1, 2, 3)[: count - 1]).sentences} for count in (1, 2, 3, 4)]
    assert told_in[0] < told_in[1] < told_in[2] < told_in[3]


def test_of_several_articles_each_says_what_those_before_it_do_not() -> None:
    again = "On Monday a vat of beer burst at a brewery in Tottenham Court Road, London, and nine people drowned."
    other = "The king sent money to the families of the people who drowned in the beer of the brewery."
    found = compare([article("Beer", *FLOOD), article("Flood", again, other), article("Again", again)], "beer flood people", 2)
    assert [len(each.sentences) for each in found] == [2, 1, 0]
    assert found[0].sentences[0].text == FLOOD[0]
    assert found[1].sentences[0].text == other


def test_of_several_articles_only_what_is_asked_for_comes() -> None:
    (found,) = compare([article("Beer flood", *FLOOD)], "jury", 3)
    assert [each.text for each in found.sentences] == [FLOOD[4]]


TEXT = st.text(alphabet=st.sampled_from("Ab c.!?\"“”'(-)\n«»。你好1Th he"), max_size=80)
TEXTS = st.lists(TEXT, max_size=6).map(tuple)
COUNTS = st.integers(min_value=0, max_value=5)


@settings(deadline=None)
@given(TEXT, TEXTS, COUNTS)
def test_law_every_sentence_is_a_slice_of_its_paragraph_and_none_is_empty(headline: str, texts: tuple[str, ...], count: int) -> None:
    for sentence in summarise(article(headline, *texts), count).sentences:
        assert sentence.text.strip()
        assert sentence.text in texts[sentence.position]


@settings(deadline=None)
@given(TEXTS, COUNTS)
def test_law_at_most_the_count_comes_in_reading_order(texts: tuple[str, ...], count: int) -> None:
    found = summarise(article("Ab", *texts), count).sentences
    assert len(found) <= count
    assert [each.position for each in found] == sorted(each.position for each in found)
    for text in set(texts):
        places = [text.find(each.text) for each in found if texts[each.position] == text and text.count(each.text) == 1]
        assert places == sorted(places) or texts.count(text) > 1


@settings(deadline=None)
@given(TEXTS, COUNTS)
def test_law_summarising_is_the_same_twice_and_changes_nothing(texts: tuple[str, ...], count: int) -> None:
    whole = article("Ab", *texts)
    first = summarise(whole, count)
    assert first.article is whole
    assert whole == article("Ab", *texts)
    assert summarise(whole, count) == first


@settings(deadline=None)
@given(TEXTS)
def test_law_where_there_is_text_there_is_a_summary(texts: tuple[str, ...]) -> None:
    whole = article("Headline of another thing", *texts)
    has_sentences = bool(summarise(whole, 10_000).sentences)
    assert bool(summarise(whole, 1).sentences) == has_sentences
