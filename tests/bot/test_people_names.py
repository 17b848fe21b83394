"""Names of people are found in many forms and languages; what is only named after somebody is not."""

from __future__ import annotations

import pytest
from builders import an_article, by_name

from bot.people import read


def names(text: str) -> list[str]:
    return [mention.name for mention in read(an_article("A headline", text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Volodymyr Zelensky spoke in Kyiv.", "Volodymyr Zelensky"),
        ("Yang Jiechi spoke in Beijing.", "Yang Jiechi"),
        ("Xi Jinping left Beijing.", "Xi Jinping"),
        ("Nguyễn Phú Trọng spoke in Hanoi.", "Nguyễn Phú Trọng"),
        ("Sinéad O’Neill sang in Cork.", "Sinéad O’Neill"),
        ("Jean-Claude Juncker left Brussels.", "Jean-Claude Juncker"),
        ("J. R. R. Tolkien wrote it in Oxford.", "J. R. R. Tolkien"),
        ("Dr. Martin Luther King Jr. led the march.", "Martin Luther King Jr."),
        ("Ludwig van Beethoven wrote it in Vienna.", "Ludwig van Beethoven"),
        ("Leonardo da Vinci painted it.", "Leonardo da Vinci"),
        ("Luiz Inácio Lula da Silva won again.", "Luiz Inácio Lula da Silva"),
        ("Abdel Fattah el-Sisi spoke in Cairo.", "Abdel Fattah el-Sisi"),
        ("Osama bin Laden fled.", "Osama bin Laden"),
        ("Recep Tayyip Erdoğan spoke in Ankara.", "Recep Tayyip Erdoğan"),
        ("Lech Wałęsa spoke in Gdańsk.", "Lech Wałęsa"),
        ("Mother Teresa nursed the sick.", "Mother Teresa"),
        ("Pope Francis spoke in Rome.", "Pope Francis"),
        ("Real Madrid coach Carlo Ancelotti was late.", "Carlo Ancelotti"),
        ("Apple chief executive Tim Cook was late.", "Tim Cook"),
        ("Yesterday Ann Lee was late.", "Ann Lee"),
    ],
)
def test_a_name_is_found_whole_and_without_its_title(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("George Washington crossed the river.", "George Washington"),
        ("Florence Nightingale nursed the soldiers.", "Florence Nightingale"),
        ("Jack London wrote it.", "Jack London"),
        ("Paris Hilton sang.", "Paris Hilton"),
        ("Jordan Peterson spoke.", "Jordan Peterson"),
        ("Henry Ford built cars.", "Henry Ford"),
        ("Alfred Nobel left his money to it.", "Alfred Nobel"),
        ("William McKinley was shot.", "William McKinley"),
    ],
)
def test_people_named_like_places_and_prizes_are_people(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The climbers reached the top of Mount McKinley at noon.",
        "The icebreaker Nelson lay in the harbour.",
        "HMS Nelson sailed from Portsmouth in May.",
        "The USS Abraham Lincoln left port.",
        "Ford Motor cut its prices again.",
        "JP Morgan cut its forecast.",
        "Goldman Sachs lent the money.",
        "Washington refused to comment on the talks.",
        "She won the Nobel Prize for physics.",
        "St Helens beat Wigan by ten points.",
        "Aston Villa beat Crystal Palace.",
        "The Boston Celtics lost to the Houston Rockets.",
        "They met in Charlotte and flew to Austin.",
        "Jordan closed its border with Israel.",
        "Florence flooded in 1966.",
        "Lake Victoria is shrinking.",
        "Hurricane Katrina flooded New Orleans.",
        "The Hubble Space Telescope took the picture.",
        "The Obama Foundation built a library.",
        "Trump Tower was closed.",
        "Downing Street said nothing.",
        "The Victoria Cross was given to two soldiers.",
        "The Monroe Doctrine was read in Congress.",
        "The King Edward pub closed its doors.",
        "He drove a Mercedes to San Francisco.",
        "Queen Mary University hired ten teachers.",
    ],
)
def test_what_is_only_named_after_somebody_is_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("Kim Jong Un left. Kim was tired. Mr Kim slept.", "Kim Jong Un", {"Kim", "Mr Kim"}),
        ("Nguyễn Phú Trọng left. Mr Trong slept.", "Nguyễn Phú Trọng", {"Mr Trong"}),
        ("Dr. Martin Luther King Jr. left. Dr. King slept. King was tired.", "Martin Luther King Jr.", {"Dr. King", "King"}),
        ("O’Neill left. Mary O’Neill slept.", "Mary O’Neill", {"O’Neill"}),
        ("Samuel L. Jackson left. Samuel Leroy Jackson slept.", "Samuel Leroy Jackson", {"Samuel L. Jackson"}),
    ],
)
def test_shorter_forms_are_the_same_person(text: str, name: str, forms: set[str]) -> None:
    (person,) = by_name(text).values()
    assert (person.name, set(person.aliases)) == (name, forms)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Bürgermeisterin Anna Keller eröffnete die Schule am Montag.", "Anna Keller"),
        ("Nach Angaben von Peter Schneider ist der Fluss gesunken.", "Peter Schneider"),
        ("L’écrivain Jean Moreau est mort à Lille.", "Jean Moreau"),
        ("Selon Pierre Dubois, la rivière a baissé.", "Pierre Dubois"),
        ("El escritor José Martínez murió en Lugo.", "José Martínez"),
        ("Según Carlos García, el río ha bajado.", "Carlos García"),
        ("Lo scrittore Giuseppe Conti è morto a Bari.", "Giuseppe Conti"),
        ("Secondo Marco Bianchi, il fiume è sceso.", "Marco Bianchi"),
        ("O escritor Paulo Mendes morreu em Lisboa.", "Paulo Mendes"),
        ("Segundo João Pereira, o rio baixou.", "João Pereira"),
        ("Burgemeester Anna de Vries opende maandag de school.", "Anna de Vries"),
        ("Volgens Jan Bakker is de rivier gezakt.", "Jan Bakker"),
        ("Burmistrz Anna Nowak otworzyła szkołę w poniedziałek.", "Anna Nowak"),
        ("Pisarz Piotr Kowalski zmarł w Krakowie.", "Piotr Kowalski"),
        ("Primarul Ana Popescu a deschis școala luni.", "Ana Popescu"),
        ("Scriitorul Ion Ionescu a murit la Iași.", "Ion Ionescu"),
        ("Belediye başkanı Ayşe Yılmaz pazartesi günü okulu açtı.", "Ayşe Yılmaz"),
        ("Yazar Mehmet Demir dün öldü.", "Mehmet Demir"),
        ("Wali Kota Siti Rahayu membuka sekolah itu pada hari Senin.", "Siti Rahayu"),
        ("Menurut Budi Santoso, sungai itu sudah surut.", "Budi Santoso"),
        ("Thị trưởng Nguyễn Thị Lan khai trương trường học hôm thứ Hai.", "Nguyễn Thị Lan"),
        ("Borgmästaren Anna Lindqvist öppnade skolan i måndags.", "Anna Lindqvist"),
        ("Borgmesteren Anne Jensen åbnede skolen mandag.", "Anne Jensen"),
        ("Мэр Анна Иванова открыла школу в понедельник.", "Анна Иванова"),
        ("Η δήμαρχος Άννα Παπαδοπούλου άνοιξε το σχολείο.", "Άννα Παπαδοπούλου"),
    ],
)
def test_a_name_is_found_in_a_sentence_of_its_own_language(text: str, name: str) -> None:
    assert names(text) == [name]
