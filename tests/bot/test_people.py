from __future__ import annotations

import json
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Article, Person, Portrait, Source
from bot.people import People, asked_about, from_plain, gather, named, read, read_plain

SEED = Path(__file__).parents[2] / "seeds" / "china-might-push-trump.txt"


def an_article(*paragraphs: str, id: str = "one", published: str | None = None) -> Article:
    return Article(id, "A headline", paragraphs, (Source(published=published),))


def people_of(*articles: Article) -> dict[str, Person]:
    return {person.name: person for person in gathered(*articles).everyone}


def gathered(*articles: Article) -> People:
    return gather((replace(article, number=number), read(article)) for number, article in enumerate(articles, 1))


def portrait_of(name: str, *articles: Article) -> Portrait:
    people = gathered(*articles)
    return people.portrait(next(person for person in people.everyone if person.name == name))


def names_in(*paragraphs: str) -> set[str]:
    return {mention.name for mention in read(an_article(*paragraphs))}


def description_in(text: str) -> str | None:
    return read(an_article(text))[0].description


def only(name: str, *known: str) -> tuple[str, ...]:
    return tuple(person.name for person in named(name, [Person(one, 1, ()) for one in known]))


@cache
def the_seed() -> Article:
    blocks = SEED.read_text(encoding="utf-8").split("\n\n")
    return an_article(*(block.strip() for block in blocks if len(block) > 100))


class TestTheSeed:
    def test_its_people_are_found_and_nobody_else(self) -> None:
        assert set(people_of(the_seed())) == {"Trump", "Yang Jiechi", "Tong Zhao", "Kim Jong Un", "Anthony Ruggiero"}

    def test_the_most_mentioned_comes_first(self) -> None:
        assert next(iter(people_of(the_seed()))) == "Trump"

    @pytest.mark.parametrize(
        ("name", "description"),
        [
            ("Yang Jiechi", "often described as China’s top diplomat"),
            ("Kim Jong Un", "leader"),
            ("Tong Zhao", "an associate at the Carnegie Tsinghua Center for Global Policy"),
            ("Trump", "President"),
            ("Anthony Ruggiero", "a senior fellow at the Foundation for Defense of Democracies (FDD)"),
        ],
    )
    def test_each_is_described_as_the_article_does(self, name: str, description: str) -> None:
        assert people_of(the_seed())[name].description == description

    def test_forms_count_as_mentions_and_become_aliases(self) -> None:
        people = people_of(the_seed())
        assert (people["Yang Jiechi"].aliases, people["Yang Jiechi"].mentions) == (("Jiechi",), 3)
        assert people["Tong Zhao"].aliases == ("Zhao",)
        assert people["Trump"].aliases == ("President Trump", "the President")

    def test_the_describing_passage_comes_first_and_scores_highest(self) -> None:
        first, second = portrait_of("Tong Zhao", the_seed()).matches
        assert (first.passage.position, first.score) == (2, 100.0)
        assert first.sentence.startswith("Tong Zhao, an associate")
        assert second.sentence.endswith("said Zhao.")
        assert second.score < first.score

    def test_at_most_five_passages_are_shown(self) -> None:
        positions = [match.passage.position for match in portrait_of("Trump", the_seed()).matches]
        assert len(positions) == 5
        assert positions == sorted(positions)

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("Zhao", "Tong Zhao"),
            ("Mr Zhao", "Tong Zhao"),
            ("Jang Jeichi", "Yang Jiechi"),
            ("Jiechi Yang", "Yang Jiechi"),
            ("yang", "Yang Jiechi"),
            ("Trum", "Trump"),
            ("President Trump", "Trump"),
            ("Donald Trump", "Trump"),
            ("Dr. Ruggiero", "Anthony Ruggiero"),
            ("Kim", "Kim Jong Un"),
            ("Kim Jong-un", "Kim Jong Un"),
        ],
    )
    def test_a_name_finds_its_person(self, asked: str, found: str) -> None:
        people = tuple(people_of(the_seed()).values())
        assert [person.name for person in named(asked, people)] == [found]

    @pytest.mark.parametrize(
        "asked", ["Angela Merkel", "Kate", "China", "Korea", "North Korea", "Beijing", "", "  ", "🙂", "K", "?", "x" * 4096]
    )
    def test_what_names_nobody_finds_nobody(self, asked: str) -> None:
        assert named(asked, tuple(people_of(the_seed()).values())) == ()


class TestNamesAreFound:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Dr. Martin Luther King Jr. spoke to a crowd.", "Martin Luther King Jr."),
            ("On Friday Ursula von der Leyen left Brussels.", "Ursula von der Leyen"),
            ("The book was written by J. K. Rowling in Edinburgh.", "J. K. Rowling"),
            ("The goal was scored by Mary O'Neill.", "Mary O'Neill"),
            ("The deal was signed by Mohammed bin Salman.", "Mohammed bin Salman"),
            ("El presidente Pedro Sánchez viajó a París.", "Pedro Sánchez"),
            ("Bundeskanzler Olaf Scholz sprach in Berlin.", "Olaf Scholz"),
            ("A spokesman for PLO Chairman Yasser Arafat said so.", "Yasser Arafat"),
        ],
    )
    def test_titles_go_and_particles_stay(self, text: str, name: str) -> None:
        assert names_in(text) == {name}

    def test_a_plain_word_that_opens_a_sentence_is_no_part_of_a_name(self) -> None:
        assert names_in("Earlier Zhao said the talks had failed.") == {"Zhao"}

    @pytest.mark.parametrize(
        "text",
        [
            "They flew from Kennedy Airport to London on Monday.",
            "Thousands gathered at the Lincoln Memorial in Washington in February.",
            "The Carnegie Tsinghua Center for Global Policy published it.",
            "China and North Korea signed, and Beijing was content.",
            "The State Councillor did not speak.",
        ],
    )
    def test_places_bodies_and_bare_titles_stay_out(self, text: str) -> None:
        assert names_in(text) == set()

    def test_a_headline_in_capitals_gives_its_people_in_running_letters(self) -> None:
        mentions = read(an_article("MERKEL MEETS OBAMA IN BERLIN", "Angela Merkel received Barack Obama on Monday."))
        assert {mention.name: mention.positions for mention in mentions} == {"Angela Merkel": (0, 1), "Barack Obama": (0, 1)}

    def test_a_surname_belongs_to_the_person_named_in_full(self) -> None:
        (rowling,) = read(an_article("J. K. Rowling was born in Yate.", "Rowling wrote seven novels. Ms Rowling lives in Edinburgh."))
        assert dict(rowling.forms) == {"J. K. Rowling": 1, "Rowling": 1, "Ms Rowling": 1}
        assert rowling.positions == (0, 1)

    def test_a_shared_surname_means_the_one_named_last(self) -> None:
        text = "John Smith opened the door. Smith was tired. His wife Mary Smith had left. Smith said she was in London."
        forms = {mention.name: dict(mention.forms) for mention in read(an_article(text))}
        assert forms == {"John Smith": {"John Smith": 1, "Smith": 1}, "Mary Smith": {"Mary Smith": 1, "Smith": 1}}

    @pytest.mark.parametrize(
        "text", ["", "…", "中国可能会推动特朗普与朝鲜会谈。", "قال الرئيس", "🙂" * 50, "\x00\u202e", "A" * 5000, "Aa " * 2000, "J. " * 500]
    )
    def test_odd_text_breaks_nothing(self, text: str) -> None:
        assert isinstance(read(an_article(text)), tuple)

    def test_a_long_article_is_read_in_little_time(self) -> None:
        article = an_article(*(the_seed().paragraphs * 4))
        read(article)
        began = time.perf_counter()
        read(article)
        assert time.perf_counter() - began < 0.25


class TestDescriptions:
    @pytest.mark.parametrize(
        ("text", "description"),
        [
            ("Chen Lu, 45, a nurse from Leeds, said it was late.", "a nurse from Leeds"),
            ("Ada Lovelace, an English mathematician, wrote the notes.", "an English mathematician"),
            ("Emmanuel Macron, president of France, was there.", "president of France"),
            ("The president of France, Emmanuel Macron, was there.", "The president of France"),
            ("Foreign Minister Wang Yi was there.", "Foreign Minister"),
            ("They blamed Russia's former defence minister Anatoly Serdyukov for it.", "Russia's former defence minister"),
            ("Marie Curie was a physicist who won two Nobel prizes.", "a physicist who won two Nobel prizes"),
            ("Marie Curie is the best known of them since she won twice.", "the best known"),
            ("John Brown — a miller from Kent — sold it.", "a miller from Kent"),
            ("Mr John Brown sold it.", None),
            ("John Brown, 45, sold it.", None),
            ("According to John Brown, the mill was sold.", None),
            ("John Brown, Mary Green and Peter White sold it.", None),
        ],
    )
    def test_the_words_that_introduce_a_person_are_taken(self, text: str, description: str | None) -> None:
        assert description_in(text) == description

    def test_an_apposition_is_preferred_to_a_title_and_a_title_to_a_clause(self) -> None:
        (brown,) = read(an_article("Brown was a man of few words.", "Senator John Brown left.", "John Brown, a miller from Kent, left."))
        assert (brown.description, brown.described_at) == ("a miller from Kent", 2)
        (brown,) = read(an_article("John Brown was a man of few words.", "Senator Brown left."))
        assert (brown.description, brown.described_at) == ("Senator", 1)

    def test_a_long_description_ends_at_a_word(self) -> None:
        text = "John Brown, a miller from " + "a village near " * 30 + "Kent, left."
        description = description_in(text)
        assert description is not None
        assert len(description) <= 160
        assert description in text
        assert description.endswith(("village", "near"))


class TestGathering:
    def test_the_same_person_of_two_articles_is_one_with_the_forms_of_both(self) -> None:
        one = an_article("Tong Zhao spoke on Monday. Zhao was hopeful.", id="one")
        two = an_article("Mr Zhao was there, said Tong Zhao, a scholar.", id="two")
        portrait = portrait_of("Tong Zhao", one, two)
        person = portrait.person
        assert (person.mentions, person.aliases) == (4, ("Mr Zhao", "Zhao"))
        assert [article.id for article in person.articles] == ["one", "two"]
        assert person.description == "a scholar"
        assert [match.article.id for match in portrait.matches] == ["two", "one"]

    def test_a_surname_alone_joins_the_only_bearer_of_another_article(self) -> None:
        one, two = an_article("Angela Merkel won.", id="one"), an_article("Chancellor Merkel won again.", id="two")
        assert list(people_of(one, two)) == ["Angela Merkel"]

    def test_a_surname_alone_joins_neither_of_two_bearers(self) -> None:
        one = an_article("John Smith met Mary Smith.", id="one")
        two = an_article("Mr Smith was late, said the police.", id="two")
        assert set(people_of(one, two)) == {"John Smith", "Mary Smith", "Smith"}

    def test_the_latest_article_describes(self) -> None:
        old = an_article("John Brown, a young miller, left.", id="old", published="2001-05-06")
        new = an_article("John Brown, an old miller, left.", id="new", published="2021-05-06")
        assert people_of(new, old)["John Brown"].description == "an old miller"

    def test_what_was_read_survives_json(self) -> None:
        read_now = read(the_seed())
        assert from_plain(json.loads(json.dumps(read_plain(the_seed())))) == read_now

    def test_nothing_read_is_nobody(self) -> None:
        assert gather([]).everyone == ()


class TestNaming:
    def test_a_surname_that_fits_two_people_gives_both(self) -> None:
        assert only("Smith", "John Smith", "Mary Smith", "Tong Zhao") == ("John Smith", "Mary Smith")

    def test_a_full_name_gives_one_of_them(self) -> None:
        assert only("john smith", "John Smith", "Mary Smith", "John Smithson") == ("John Smith",)

    def test_a_given_name_that_is_another_ones_is_a_stranger(self) -> None:
        assert only("Peter Smith", "John Smith", "Mary Smith") == ()

    @pytest.mark.parametrize(
        ("asked", "known"),
        [
            ("Zelenskiy", "Volodymyr Zelensky"),
            ("Mueller", "Robert Müller"),
            ("Muller", "Robert Müller"),
            ("Müller", "Robert Mueller"),
            ("J.K. Rowling", "J. K. Rowling"),
            ("J. Rowling", "Joanne Rowling"),
            ("oneill", "Mary O’Neill"),
            ("Angela Markel", "Angela Merkel"),
            ("rugiero", "Anthony Ruggiero"),
            ("martin luther king", "Martin Luther King Jr."),
            ("Merkel's", "Angela Merkel"),
            ("MERKEL", "Angela Merkel"),
            ("Mao Tsetung", "Mao Tse-tung"),
        ],
    )
    def test_spellings_of_one_name_meet(self, asked: str, known: str) -> None:
        assert only(asked, known, "Peter Green") == (known,)

    @pytest.mark.parametrize(
        ("asked", "known"),
        [("Kate", "Kim Jong Un"), ("Jane", "Jan Novak"), ("Tim", "Tom Hardy"), ("China", "Li Chin"), ("J. K.", "J. K. Rowling")],
    )
    def test_false_friends_do_not(self, asked: str, known: str) -> None:
        assert only(asked, known) == ()

    @settings(max_examples=60, deadline=1000)
    @given(st.text(max_size=200))
    def test_any_words_are_answered_with_known_people_only(self, asked: str) -> None:
        people = [Person("Tong Zhao", 1, ()), Person("Kim Jong Un", 1, (), ("Kim",)), Person("Trump", 1, ())]
        assert set(named(asked, people)) <= set(people)
        assert (asked_about(asked) or "") in asked

    @given(st.permutations(["Kim", "Jong", "Un"]))
    def test_the_order_of_a_names_words_does_not_matter(self, order: list[str]) -> None:
        assert only(" ".join(order), "Kim Jong Un", "Kim Jones") == ("Kim Jong Un",)


class TestAsking:
    @pytest.mark.parametrize(
        ("question", "name"),
        [
            ("Who is Anthony Ruggiero?", "Anthony Ruggiero"),
            ("who was zhao", "zhao"),
            ("Tell me about Tong Zhao", "Tong Zhao"),
            ("who's X", "X"),
            ("Who is Ursula von der Leyen ?", "Ursula von der Leyen"),
            ("who exactly is Dr. King?", "Dr. King"),
            ("Do you know who is J. K. Rowling?", "J. K. Rowling"),
            ("Wer ist Olaf Scholz?", "Olaf Scholz"),
            ("¿Quién es Pedro Sánchez?", "Pedro Sánchez"),
        ],
    )
    def test_a_question_for_a_person_gives_the_name(self, question: str, name: str | None) -> None:
        assert asked_about(question) == name

    @pytest.mark.parametrize(
        "question",
        [
            "Who is the most senior Chinese official to visit?",
            "Who is the president?",
            "Who is he?",
            "who is responsible",
            "Who is coming to dinner?",
            "Who is Kim Jong Un's brother?",
            "Tell me about China",
            "Tell me about coal",
            "What about North Korea?",
            "Who said that?",
            "Zhao",
            "",
            "who is",
            "who is " + "x" * 4096,
        ],
    )
    def test_other_questions_give_none(self, question: str) -> None:
        assert asked_about(question) is None


@settings(max_examples=40, deadline=2000)
@given(
    st.lists(
        st.sampled_from((*the_seed().paragraphs, "JOHN BROWN MET MARY GREEN", "Smith, J., said: “no”—he", "the de la Cruz")), max_size=6
    )
)
def test_what_is_told_of_people_stands_in_the_article(paragraphs: list[str]) -> None:
    article = an_article(*paragraphs)
    people = gather([(article, read(article))])
    for portrait in map(people.portrait, people.everyone):
        person = portrait.person
        assert person.mentions >= len(portrait.matches) > 0
        assert person.description is None or person.description in article.text
        for match in portrait.matches:
            assert match.passage.text == article.paragraphs[match.passage.position]
            assert 0 < match.score <= 100
            assert match.sentence
