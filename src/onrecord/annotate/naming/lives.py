"""Lives: names that are people's by what only people have or what is only done to people: "Venn's widow", "guards
beat Venn", "Venn had been tortured"."""

from __future__ import annotations

from onrecord.annotate.naming.outlets import Named
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.gazetteer import candidates

LIVES = frozenset(
    "leadership command stewardship party "
    "death murder killing assassination slaying funeral birth widow widower wife husband daughter son brother sister "
    "mother father grandson nephew niece birthday biography autopsy".split()
)
"""What, of somebody named in full, only people have: "the deaths of Alton Sterrin and Ada Lind"."""
# What nobody but a person has, whatever the tagger takes the one word for.
_OWN = frozenset(
    "death funeral birth burial widow widower wife husband daughter son brother sister mother father grandson "
    "granddaughter grandmother grandfather nephew niece uncle aunt cousin great-uncle stepmother stepfather stepson "
    "fiancee fiancée girlfriend boyfriend mistress parents relatives in-law siblings childhood deathbed birthday "
    "autopsy corpse wounds injuries passport arm arms leg legs chest skull neck throat wrist wrists shoulder stomach "
    "house apartment bedroom flat".split()
)
# What is done to people alone.
_DONE_TO_PEOPLE = frozenset(
    "torture handcuff blindfold stab strangle behead gag kidnap abduct jail imprison interrogate hospitalize "
    "hospitalise extradite deport whip flog drug drown exhume bury cremate lynch slap punch".split()
)
# What only people undergo where no town is called so: "Mendoza was shot", but "Casablanca was shot there".
_SUFFERED = frozenset("shoot arrest detain wound".split())
# Done to people by these, and to clubs and parties by others.
_BEATEN = frozenset("beat kick shoot hit drag".split())
_BEATING = frozenset(
    "police policeman policemen officer officers guard guards soldier soldiers troops agents warder warders gunman "
    "gunmen men mob attacker attackers sniper bullet bullets assailant assailants robbers inmates thugs".split()
)


def lived(syntax: Syntax, name: Named) -> bool:
    """Whether a name of one word is a person's by what it has or by what is done to it."""
    token = syntax.tokens[name.head]
    words = syntax.tokens[name.first : name.stop]
    if len(words) > 1 or token.tag != "NNP" or not token.text.istitle() or len(token.text) < 3:
        return False
    if syntax.children(token.i, "det", "amod", "compound", "nmod"):
        return False
    above = syntax.tokens[token.head]
    if token.label == "poss":
        return above.lower in _OWN and not _of_town(syntax, above)
    if token.label == "nsubjpass":
        by = {t.lower for t in syntax.agents(above.i)}
        if above.lemma in _SUFFERED and (above.lemma != "shoot" or not candidates(token.text)):
            return True
        return above.lemma in _DONE_TO_PEOPLE or (above.lemma in _BEATEN and bool(by & _BEATING))
    if token.label == "dobj":
        by = {t.lower for t in syntax.children(above.i, "nsubj")}
        return above.lemma in _DONE_TO_PEOPLE or (above.lemma in _BEATEN and bool(by & _BEATING))
    return False


def _of_town(syntax: Syntax, noun: Token) -> bool:
    """Whether what is had is no person's but a part of a name or of something else: "Perth's | Opera House"."""
    return noun.text[:1].isupper() or any(c.i < noun.i for c in syntax.children(noun.i, "compound", "amod"))
