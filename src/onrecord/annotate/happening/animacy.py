"""Animacy: which nouns name somebody who can act, and which something that a deed can befall."""

from __future__ import annotations

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.happening.event_types import noun_sense
from onrecord.annotate.happening.extents import is_prefix, names
from onrecord.annotate.happening.noun_classes import is_of, noun_class
from onrecord.annotate.negations import none_of
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Entity

_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "we", "us", "i", "me", "you", "who", "whom"})
POSSESSIVE = frozenset({"his", "her", "their", "our", "my", "its"})
_ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "acy", "age", "ure", "dom")
_ABSTRACT = frozenset(
    """time day week month year hour minute moment way thing fact case issue matter problem question answer result
    outcome end start part side kind sort number amount level rate percent power right law rule plan idea view claim
    deal talk word statement comment remark report news story letter tweet post article speech message call charge
    accusation allegation demand request proposal offer threat warning criticism pressure effort attempt step move
    measure policy program programme project progress process peace war crisis conflict situation situations fear hope
    concern reason evidence proof information data technology role position seat vote election power help support aid
    damage injury death life money fund something anything nothing everything it this that what which these those
    none change behavior behaviour courage approach history need capability hypothetical involvement attack terror
    blow blame price cost sign course place stage action activity condition work job release return use loss risk
    verdict ruling decision trial order ban sanction sentence term relief fire smoke storm water
    letter border computer paper river factor sector weather winter summer corner error horror
    color colour floor door poster banner counter chapter quarter disaster character mirror rumor number manner
    range random distance career weather barrier fever cover layer offer trailer
    doubt narrative agenda breadth depth favor favour strategy signal reputation desire interest objective overview
    fortune sight momentum stance tone focus temper mind legacy lesson potential chance opportunity attention advice
    guidance truth trust confidence credit dream image priority theme option habit spirit mood pride shame
    soil turf watch radar trespass fraud theft larceny burglary treason perjury bribery espionage libel slander
    extortion forgery embezzlement arson""".split()
)
_OFFICIAL = frozenset(
    "fighting firing defensive enemy military mortar artillery sniper frontline border frontier security".split()
)
_ALL_SIDES = frozenset({"all", "both", "two", "warring", "rival", "opposing", "these", "those", "the"})
_GREAT = frozenset("foreign world great regional colonial occupying western european major nuclear outside".split())
_DIRECTIONS = frozenset({"north", "south", "east", "west"})
_TIMES = frozenset(
    {"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL", "CARDINAL", "QUANTITY", "LAW", "WORK_OF_ART", "EVENT"}
)
PARTITIVES = frozenset({"one", "two", "three", "some", "many", "several", "most", "all", "both", "each", "none"})
# What is said and thought by those who are polled.
_HELD = frozenset("say think believe blame support oppose approve disapprove agree favor favour back want".split())
_STRICKEN = frozenset({"wounded", "injured", "sick", "displaced", "dead", "missing", "detained", "elderly"})
# Those who stand alone for people told of before.
_SOME = frozenset({"some", "many", "several", "few", "others", "all", "most", "anyone", "everyone", "somebody"})
_EACH = frozenset({"each", "others", "everyone", "everybody"})
_CROWDS = frozenset({"hundred", "thousand", "dozen", "score", "ten", "million"})


class Animacy:
    """What the nouns of one report can do and undergo, each worked out when first asked for."""

    def __init__(self, syntax: Syntax, cast: Cast) -> None:
        self._syntax = syntax
        self._cast = cast
        self._acting: dict[int, bool] = {}
        self._undergoing: dict[int, bool] = {}

    def acts(self, i: int) -> bool:
        """Whether the noun with that index names somebody who can act."""
        if i not in self._acting:
            self._acting[i] = self._acts(i)
        return self._acting[i]

    def undergoes(self, i: int) -> bool:
        """Whether a noun can be a recipient: somebody, or a thing that can be hit, taken or sent away."""
        if i not in self._undergoing:
            self._undergoing[i] = self._undergoes(i)
        return self._undergoing[i]

    def is_side(self, i: int) -> bool:
        """Whether a noun names a state or an organised group."""
        entity = self._cast.named_by(i)
        return entity is not None and entity.kind in ("country", "government", "armed_group", "organization")

    def is_place(self, i: int) -> bool:
        """Whether a noun names a place or a state, where somebody may be sent."""
        entity = self._cast.named_by(i)
        if entity is None:
            return is_of(self._syntax.tokens[i], ("@place",))
        return entity.kind in ("place", "country", "government")

    def is_person(self, i: int) -> bool:
        """Whether a noun names a person or people."""
        entity = self._cast.named_by(i)
        return is_of(self._syntax.tokens[i], ("@people",)) or (entity is not None and entity.kind == "person")

    def _acts(self, i: int) -> bool:
        token = self._syntax.tokens[i]
        # "Neither Arda nor Lorvia" names two.
        joined = any(t.lower == "nor" for t in self._syntax.children(i, "cc"))
        if none_of(self._syntax, token) is not None and not joined:
            return False
        if token.lower in PERSONAL or token.lower in POSSESSIVE - {"its"}:
            return True
        if token.lower in _STRICKEN and any(t.lower == "the" for t in self._syntax.children(i, "det")):
            return True
        entity = self._cast.named_by(i)
        if entity is not None:
            known = entity.kind not in ("place", "other") or bool(names((token,)) & _ACTING)
            return known or is_of(token, ("@official", "@bodies"))
        if token.lower == "those" and self._syntax.children(i, "relcl", "acl"):
            return True  # "those who were hurt", "those wounded"
        if (
            token.lower in ("percent", "%")
            and token.label == "nsubj"
            and self._syntax.tokens[token.head].lemma in _HELD
        ):
            return True  # "39 percent blame him"
        if token.lower == "side" and any(names((t,)) & {"NORP", "GPE"} for t in self._syntax.children(i)):
            return True  # "the Ardan side"
        if token.lower in _EACH and token.label in ("nsubj", "nsubjpass") and token.tag in ("DT", "NNS", "NN"):
            return True  # "each paid a fine"
        if token.lower in _SOME and self._who(i):
            return True  # "those, and some who had fled"
        if token.lower == "sides" and any(t.lower in _ALL_SIDES for t in self._syntax.children(i)):
            return True  # "all sides", "the warring sides"
        if token.lemma == "power" and any(t.lower in _GREAT for t in self._syntax.children(i, "amod", "compound")):
            return True  # "foreign powers"
        if token.lower in ("it", "this", "that", "which") or token.lemma in _ABSTRACT:
            return False
        kinds = names((token,))
        if token.lower == "dozen" and any(t.lower in ("a", "another") for t in self._syntax.children(i, "det")):
            of = self._parts(i)  # "a dozen were held"
            return token.label.startswith("nsubj") and (not of or any(self.acts(t.i) for t in of))
        if token.tag == "NNS" and token.lemma in _CROWDS:
            of = self._parts(i)
            return not of or any(self.acts(t.i) for t in of)
        if token.pos == "NUM" and any(self.acts(t.i) for t in self._parts(i)):
            return True  # "227 of the 290 members"
        if kinds & _TIMES:
            return token.pos == "NUM" and token.lower in PARTITIVES
        if kinds & _ACTING:
            return token.pos == "PROPN"
        if token.pos in ("PROPN", "NOUN") and self.bearer(i) is not None:
            return True
        if token.pos == "PROPN" and token.lower.endswith("s") and token.i == self._syntax.sentence_of(i).first:
            # "Rebels, including the League, attacked": a capital only because it opens the sentence.
            return token.lower.removesuffix("s") in noun_class("people") | noun_class("foe") | noun_class("troops")
        return (
            token.pos == "NOUN"
            and noun_sense(self._syntax, token) is None
            and (
                is_of(token, ("@people", "@troops", "@workers", "@official", "@bodies"))
                or token.lemma.endswith(("er", "or", "ist", "man", "men", "woman", "people"))
                or self._who(i)
            )
            and not is_of(token, ("@vessel", "@weapons", "@aircraft"))
            and not (token.lemma.endswith(("er", "or")) and is_of(token, ("@target",)))  # a bunker, a harbor
        )

    def _who(self, i: int) -> bool:
        """Whether a clause right behind a noun tells who it is: "the icon who founded the league"."""
        clauses = self._syntax.children(i, "relcl")
        subjects = (t for c in clauses for t in self._syntax.children(c.i, "nsubj", "nsubjpass"))
        return any(t.lower == "who" and t.i - i <= 2 and i in spread(self._syntax, t.i) for t in subjects)

    def _parts(self, i: int) -> list[Token]:
        """What a number is a part of."""
        of = [p for p in self._syntax.children(i, "prep") if p.lower == "of"]
        return [t for p in of for t in self._syntax.children(p.i, "pobj")]

    def bearer(self, i: int) -> Entity | None:
        """The person whose office a capitalised word names: "Head of the Union, Lars Brekke", "Minister for the North
        Lars Brekke"."""
        apposed = self._syntax.children(i, "appos")
        if self._syntax.tokens[i].pos == "NOUN":  # "the committee's chair, Lars Brekke", but no list of people
            apposed = tuple(t for t in apposed if not self._syntax.children(i, "cc", "conj"))
        if is_of(self._syntax.tokens[i], ("@official",)):
            preps = self._syntax.children(i, "prep")
            apposed += tuple(t for p in preps if p.lower == "for" for t in self._syntax.children(p.i, "pobj"))
        found = (self._cast.named_by(t.i) for t in apposed)
        return next((e for e in found if e is not None and e.kind == "person"), None)

    def _undergoes(self, i: int) -> bool:
        token = self._syntax.tokens[i]
        if self.acts(i) or token.lower in PERSONAL or self._cast.named_by(i) is not None:
            return True
        if token.pos == "NUM":
            return not names((token,)) & {"DATE", "TIME", "MONEY", "PERCENT"}
        if (
            token.pos not in ("NOUN", "PROPN")
            or (token.pos == "NOUN" and is_prefix(self._syntax, token))
            or (token.lower == "one" and not self.acts(i))
        ):
            return False
        if is_of(token, ("@belonging",)) and self._of_party(i):
            return True  # "a Front position", "an army post"
        if token.lemma in _ABSTRACT or token.text in _DIRECTIONS or names((token,)) & _TIMES:
            return False
        if token.lemma.endswith(_ABSTRACT_ENDINGS) and not is_of(token, ("@people", "@target", "@state", "@troops")):
            return False
        if is_of(token, ("@sanction", "@aid", "@deal", "@talk", "@relation", "@claim", "@measure", "@access")):
            return is_of(token, ("@target",))
        if noun_sense(self._syntax, token) is not None:
            return False
        weapon = token.lemma in noun_class("weapons") and token.lemma not in ("vehicle", "tank", "jet", "drone", "uav")
        return not weapon

    def _of_party(self, i: int) -> bool:
        """Whether a word before a noun, or behind its "of", names whose it is, or what is done from it."""
        before = self._syntax.children(i, "amod", "compound", "nmod", "poss")
        return any(
            self._cast.named_by(t.i) is not None
            or is_of(t, ("@troops", "@bodies", "@foe"))
            or t.lower in _OFFICIAL
            or names((t,)) & {"NORP", "GPE", "ORG"}
            for t in (*before, *self._syntax.behind(i, "of"))
        )
