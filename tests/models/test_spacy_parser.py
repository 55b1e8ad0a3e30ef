"""What the parser is told before it parses."""

import pytest

from onrecord.annotate.syntax import Token
from onrecord.models.mending import mended
from tests.parsing import document, parser

BODY = "\n\nThe council of Larsholm voted on Monday to close the old harbour, a spokesman said.\n\nFishermen left.\n"


@pytest.mark.model
def test_a_headline_of_two_is_two_sentences() -> None:
    made = document("Norland expels two envoys over raid; Teska vows mirror response" + BODY)
    (syntax,) = parser().parse([made])
    first = [made.text[s.start : s.end] for s in syntax.sentences][:2]
    assert first == ["Norland expels two envoys over raid;", "Teska vows mirror response"]


HUNG = [
    # (sentence, word, the word that it hangs on)
    ("Vietnam, which has its own dispute with Beijing, called for restraint by all parties.", "Vietnam", "called"),
    ("It was contradicted by a lawyer for Peter Gonzalez, who said he had left.", "said", "lawyer"),
    ("Residents quoted by the private newspaper Savana said soldiers had come.", "Savana", "newspaper"),
    ("Residents quoted by the private newspaper Savana said soldiers had come.", "Residents", "said"),
    ("On Thursday Vuletic's office denied it.", "Thursday", "On"),
    ("The talks failed, Treasury Under Secretary Brian Nolan said.", "Nolan", "said"),
    ("The governor of Gezira, who sides with the army, objected.", "sides", "governor"),
    ("On Friday gunmen killed three farmers.", "gunmen", "killed"),
    ("On 12 March three soldiers died near the port.", "March", "On"),
    ("The board recalls that on 9 July two guards were shot.", "two", "guards"),
    ("On 12 March rebels killed four men.", "rebels", "killed"),
    ("In 2019 six people drowned.", "2019", "In"),
    ("Lena Sol wrote to EU leaders at the end of last year, who invited her.", "invited", "leaders"),
    ("The mayor said that IS had attacked the village.", "IS", "attacked"),
    ("Relatives of the miners shot at a gold mine on Friday blamed the militia.", "Relatives", "blamed"),
    ("Relatives of the miners shot at a gold mine on Friday blamed the militia.", "shot", "miners"),
    ("She ordered the army to send troops and promised money to each family.", "promised", "ordered"),
    ("A day after a group of 37 lawmakers demanded action, the bank closed.", "group", "demanded"),
    ("Gunmen attacked a convoy escorted by soldiers near Ansol on Friday.", "on", "attacked"),
    ("Gunmen attacked a convoy escorted by soldiers near Ansol on Friday.", "near", "attacked"),
    ("Gunmen attacked a convoy of miners and traders escorted by soldiers on Friday.", "on", "attacked"),
    ("A day earlier his defence minister had said so.", "earlier", "said"),
    ("In a letter to the board, seen by the Ledger, the mayor, Oda Lind, asked for a loan.", "mayor", "asked"),
    ("In a letter to the board, seen by the Ledger, the mayor, Oda Lind, asked for a loan.", "In", "asked"),
    ("In a note reviewed by the Ledger, Lind, who left in May, told staff the bank was safe.", "Lind", "told"),
    ("The mayor, in a letter seen by Reuters, the news agency, asked for a loan.", "mayor", "asked"),
    # A past tense is no participle of its own object, a preposition no adjective of the noun behind it.
    ("It condemned the coup and suspended aid to Norland.", "suspended", "condemned"),
    ("It condemned the coup and suspended aid to Norland.", "aid", "suspended"),
    ("A frigate fired warning shots at a trawler.", "frigate", "fired"),
    ("A warship fired missiles at a depot.", "missiles", "fired"),
    ("Lawmaker shot dead outside home in Ostrel", "home", "outside"),
    ("The West African bloc ECOWAS urged Norland to talk.", "bloc", "urged"),
    ("The West African bloc ECOWAS urged Norland to talk.", "ECOWAS", "bloc"),
    ("A woman who gave her name only as Zahra said the men had left.", "Zahra", "as"),
    ("A driver who identified himself as Musa said so.", "driver", "said"),
    ("The driver who identified himself as the owner said so.", "driver", "said"),
    # A body within a body, a list, and a name that begins like a verb.
    ("The Department of the Treasury's Office of Assets met.", "Office", "met"),
    ("The Department of the Treasury's Office of Assets met.", "Department", "Office"),
    ("The island's president, Said Omar Deni, said so.", "president", "said"),
    ("The island's president, Said Omar Deni, said so.", "Deni", "president"),
    # What somebody was told, and the main verb behind a participle.
    ("She told a radio station that the officers had robbed the bank.", "robbed", "told"),
    ("Witnesses said drones launched from the ridge hit two trucks.", "drones", "hit"),
    ("Gunmen fired at fleeing passengers.", "fleeing", "passengers"),
    ("Gunmen fired at fleeing passengers.", "passengers", "at"),
    ("Beijing, meanwhile, has threatened to act.", "Beijing", "threatened"),
    # Who says so behind a clause, and a town with what it is.
    ("Arda did not hit a ship in Karo, the army's press office said on Monday, a day after a raid.", "office", "said"),
    ("Arda did not hit a ship in Karo, the army's press office said on Monday, a day after a raid.", "hit", "said"),
    ("The rebels attacked Karo, a town in the north, and said they would go on.", "town", "Karo"),
    ("A tanker carried stolen oil.", "stolen", "oil"),
    ("A wounded soldiers' association met.", "wounded", "soldiers"),
    ("The outside world watched.", "outside", "world"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "above"), HUNG)
def test_what_hangs_on_what(text: str, word: str, above: str) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    token = next(t for t in syntax.tokens if t.text == word)
    assert syntax.tokens[token.head].text == above


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "apart"),
    [
        ("Moscow had offered to host talks in May; Yerevan refused, saying it had no need of them.", "offered", True),
        ("Senators urged him to go further: Anna Sol filed a resolution.", "filed", True),
        ("The mayor said: the rebels attacked the town.", "attacked", False),
        ("The mayor said the rebels attacked the town.", "attacked", False),
    ],
)
def test_a_sentence_of_its_own_is_no_complement(text: str, word: str, apart: bool) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    (token,) = (t for t in syntax.tokens if t.text == word)
    assert (token.label != "ccomp") == apart


@pytest.mark.model
def test_a_group_that_is_written_like_a_verb_is_a_name() -> None:
    (syntax,) = parser().parse([document("On Friday IS and the UN met. THIS IS WAR.\n")])
    found = [(t.text, t.lemma, t.pos) for t in syntax.tokens if t.text in ("IS", "UN")]
    assert found[:2] == [("IS", "is", "PROPN"), ("UN", "un", "PROPN")]
    assert found[2][2] != "PROPN"


def test_a_day_that_names_what_stands_behind_it_stays() -> None:
    words = [("the", "DT", 2, "det", "O"), ("Thursday", "NNP", 2, "compound", "B-DATE"), ("vote", "NN", 2, "ROOT", "O")]
    tokens = [
        Token(n, 9 * n, 9 * n + 3, word, word.lower(), tag, "NOUN", head, label, entity)
        for n, (word, tag, head, label, entity) in enumerate(words)
    ]
    assert mended(tokens, 0) == tokens


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They sued the president, the prime minister and the trade minister for murder.", "conj"),
        ("They met the president, the head of the council and the leader of the union.", "conj"),
        ("The president, the head of the council and the leader of the union, agreed.", "appos"),
        ("The president, the son of a farmer, agreed.", "appos"),
    ],
)
def test_the_second_of_a_list_is_no_other_name_of_the_first(text: str, label: str) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    president = next(t.i for t in syntax.tokens if t.text == "president")
    assert [t.label for t in syntax.children(president, "appos", "conj")][:1] == [label]


CONTRACTED = [
    ("He's advocated a ban for years.", "nsubj"),
    ("Oda Lind, who's called for an inquiry, left.", "nsubj"),
    ("Everything she's done has failed.", "nsubj"),
    ("He's told reporters that it sank.", "nsubj"),
    ("She's promised to leave.", "nsubj"),
    # passives
    ("She's accused of fraud.", "nsubjpass"),
    ("He's called a traitor by the mayor.", "nsubjpass"),
    ("He's given a medal every year.", "nsubjpass"),
    ("It's shelled every day.", "nsubjpass"),
    ("She's believed to have died.", "nsubjpass"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "label"), CONTRACTED)
def test_who_has_done_it_and_who_is_done_to(text: str, label: str) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    contracted = next(t for t in syntax.tokens if t.lower == "'s")
    subject = next(t for t in reversed(syntax.tokens[: contracted.i]) if t.head == contracted.head)
    assert (subject.label, contracted.lemma) == (label, "have" if label == "nsubj" else "be")


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("Marsh called Ortiz, his rival, a coward.", "coward"),
        ("The ministry branded the group, which it banned in May, a terrorist organization.", "organization"),
        # Appositions.
        ("Marsh called Lena Ortiz, a lawyer, on Friday.", None),
        ("Marsh called his lawyer, Lena Ortiz, a partner at Hill and Sons, on Friday.", None),
    ],
)
def test_what_somebody_is_called_behind_an_apposition(sentence: str, called: str | None) -> None:
    (syntax,) = parser().parse([document(sentence + "\n")])
    assert next((t.text for t in syntax.tokens if t.label == "oprd"), None) == called
