"""One name may be two people's, and one person may be in two articles."""

from __future__ import annotations

from builders import an_article, by_name, the_people

FOOTBALLER = "John Smith, a footballer from Leeds, scored twice against Hull. Ann Lee watched."
SURGEON = "John Smith, a heart surgeon in Boston, retired after forty years. Mary Cole took over."


def counted(*texts: str) -> list[tuple[str, int, tuple[int, ...]]]:
    """The people of texts: name, mentions, and the numbers of the texts that name them, most mentioned first."""
    return [(one.name, one.mentions, tuple(at.number for at in one.articles)) for one in the_people(*texts).everyone]


def of(name: str, *texts: str) -> list[tuple[int, ...]]:
    return sorted(articles for found, _, articles in counted(*texts) if found == name)


def test_two_with_other_callings_and_other_company_are_kept_apart() -> None:
    assert of("John Smith", FOOTBALLER, SURGEON) == [(1,), (2,)]


def test_namesakes_are_told_apart_and_each_keeps_their_own_description() -> None:
    smiths = [person for person in the_people(FOOTBALLER, SURGEON).everyone if person.name == "John Smith"]
    assert {(smith.apart, smith.description) for smith in smiths} == {
        (0, "a footballer from Leeds"),
        (2, "a heart surgeon in Boston"),
    }


def test_each_namesakes_portrait_shows_their_own_article_alone() -> None:
    people = the_people(FOOTBALLER, SURGEON)
    for smith in (person for person in people.everyone if person.name == "John Smith"):
        assert {match.article for match in people.portrait(smith).matches} == set(smith.articles)


def test_the_same_calling_is_the_same_person() -> None:
    assert of("John Smith", FOOTBALLER, "Hull will not see the footballer John Smith again, said Peter Gray.") == [(1, 2)]


def test_the_same_company_is_the_same_person() -> None:
    assert of("John Smith", FOOTBALLER, "John Smith, a new father, left with Ann Lee.") == [(1, 2)]


def test_where_one_article_does_not_say_who_it_is_it_is_the_same_person() -> None:
    assert of("John Smith", FOOTBALLER, "John Smith was seen in Paris.") == [(1, 2)]


def test_a_third_article_goes_to_the_namesake_it_speaks_of() -> None:
    third = "John Smith left the operation to another surgeon."
    assert of("John Smith", FOOTBALLER, SURGEON, third) == [(1,), (2, 3)]


def test_a_surname_alone_joins_the_namesake_of_the_same_calling() -> None:
    assert of("John Smith", FOOTBALLER, SURGEON, "Smith, a surgeon, spoke.") == [(1,), (2, 3)]


def test_a_surname_alone_joins_its_only_bearer() -> None:
    assert counted("Angela Merkel won.", "Merkel spoke of it.") == [("Angela Merkel", 2, (1, 2))]


def test_a_surname_alone_of_another_calling_is_somebody_else() -> None:
    assert of("Smith", FOOTBALLER, "Dr Smith, a surgeon, spoke.") == [(2,)]


def test_a_surname_alone_joins_whom_it_keeps_company_with() -> None:
    found = counted("John Smith met Ann Lee.", "Mary Smith met Tom Cole.", "Smith met Tom Cole again.")
    assert ("Mary Smith", 2, (2, 3)) in found


def test_a_surname_alone_joins_neither_of_two_where_nothing_tells() -> None:
    assert of("Smith", "Tim Smith won.", "Tom Smith lost.", "Dr Smith spoke.") == [(3,)]


def test_spellings_of_one_name_are_one_person() -> None:
    texts = "Volodymyr Zelensky spoke.", "Volodymyr Zelenskiy spoke again.", "Volodymyr Zelenskyy left."
    assert [(mentions, articles) for _, mentions, articles in counted(*texts)] == [(3, (1, 2, 3))]


def test_initials_are_filled_in_where_they_fit() -> None:
    assert of("J. R. R. Tolkien", "J. R. R. Tolkien wrote it.", "John Tolkien taught there.") == [(1, 2)]


def test_another_middle_initial_is_another_person() -> None:
    assert set(by_name("George W. Bush met George H. W. Bush in Texas.")) == {"George W. Bush", "George H. W. Bush"}


def test_brothers_of_one_surname_are_two_people() -> None:
    assert set(by_name("Kim Jong Un left. Kim Jong Nam stayed.")) == {"Kim Jong Un", "Kim Jong Nam"}


def test_of_a_family_a_surname_means_the_one_named_last() -> None:
    family = by_name("Jane Smith owns a bakery. Tom Smith drives the van. Smith was tired.")
    assert (family["Tom Smith"].aliases, family["Jane Smith"].aliases) == (("Smith",), ())


def test_of_a_family_ms_means_the_woman_and_mr_the_man() -> None:
    family = by_name("Jane Smith owns a bakery. Tom Smith drives the van. Ms Smith was tired. Mr Smith was not.")
    assert (family["Jane Smith"].aliases, family["Tom Smith"].aliases) == (("Ms Smith",), ("Mr Smith",))


def test_of_a_family_first_names_are_enough() -> None:
    family = by_name("Jane Smith owns a bakery. Tom Smith drives the van. Jane was tired. Tom was not.")
    assert (family["Jane Smith"].aliases, family["Tom Smith"].aliases) == (("Jane",), ("Tom",))


def test_people_of_an_article_are_counted_in_it_alone() -> None:
    people = the_people("Ann Lee met Tom Cole. Lee left.", "Tom Cole met Sam Reed. Cole left. Cole came back.")
    assert [(one.name, one.mentions) for one in people.of(1)] == [("Ann Lee", 2), ("Tom Cole", 1)]
    assert [(one.name, one.mentions) for one in people.of(2)] == [("Tom Cole", 3), ("Sam Reed", 1)]
    assert people.of(3) == ()


def test_company_is_who_stands_in_the_same_passages_most_often_first() -> None:
    people = the_people("Ann Lee met Tom Cole.\n\nAnn Lee left with Tom Cole and Sam Reed.\n\nPeter Gray was late.")
    lee = next(person for person in people.everyone if person.name == "Ann Lee")
    assert [(other.name, times) for other, times in people.together(lee)] == [("Tom Cole", 2), ("Sam Reed", 1)]
    assert people.portrait(lee).accompanied


def test_who_is_always_named_alone_keeps_no_company() -> None:
    people = the_people("Ann Lee was late.", an_article("More", "Tom Cole was not."))
    lee = next(person for person in people.everyone if person.name == "Ann Lee")
    assert people.together(lee) == ()
    assert not people.portrait(lee).accompanied
