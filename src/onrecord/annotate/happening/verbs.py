"""Verbs: which tokens are verbs, what they are joined to, and which of them are passive."""

from __future__ import annotations

from onrecord.annotate.happening.fragments import after_aside
from onrecord.annotate.happening.listings import listed_in_said, over_infinitive
from onrecord.annotate.happening.shares import befalls_some
from onrecord.annotate.happening.undergoing import may_be_done
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.sayings import saying_verbs

RELATIVE = frozenset({"who", "which", "that", "whom"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "ADJ"})
HELD = frozenset({"hostage", "captive", "prisoner"})
"""What people are held or taken."""
# Nobody does these without telling to whom.
_NEEDING_OBJECT = frozenset(
    "extradite deport expel arrest detain jail imprison incarcerate free release transfer take bring convict sentence "
    "indict charge acquit fin execute hang behead wound injure beat torture whip flog kidnap abduct evacuate rescue "
    "hospitalize hospitalise treat ban bar dismiss sack suspend oust remove replace appoint elect rename bury cremate "
    "search send seize impound interrogate question rape stab shoot handcuff escort repatriate banish".split()
)
# What nobody does without somebody to do it to.
_DONE_TO = frozenset(
    "assassinate kidnap abduct arrest detain jail behead injure wound kill massacre murder deport".split()
)
# "Was barred and stripped of his rank".
_TAKING_FROM = frozenset("strip deprive rob relieve divest".split())
_TRANSITIVE = _NEEDING_OBJECT | _DONE_TO
_STAGED = frozenset("hold stage conduct launch mount commit perpetrate".split())
# What somebody has, wants or sees done.
_HAVING = frozenset("have want need like prefer get see hear watch keep find order".split())
_MEANS = frozenset(
    """helicopter plane car boat bus train air sea land road rail ship ferry truck jeep taxi bicycle motorcycle foot
    horse phone telephone video email post mail hand radio fax satellite text""".split()
)
_INTRANSITIVE = frozenset("speak go come become grow fall rise arrive return happen occur live die talk".split())
_PARTAKING = frozenset("assist participate help succeed specialise specialize partake aid".split())
_REPORTED = frozenset("report fear believe confirm presume say feel think".split())
_HURT = frozenset(
    {"hurt", "beat", "shoot", "burn", "destroy", "damage", "charge", "fine", "hospitalise", "hospitalize"}
)
# Words of reproach that are also deeds; without "for" or a clause they are the deed.
_BLUNT = frozenset(
    """attack assail strike hit fire charge press back shoot shell storm put set let leave cut send hold lay drop open
    slap raise push knock lash""".split()
)
# Passives that keep an object: "was denied medicine".
_KEPT_OBJECT = frozenset({"deny", "refuse", "grant", "give", "offer", "award", "pay", "teach", "fin"})  # "fined"
_CHARGING = frozenset({"charge", "accuse", "indict", "convict", "suspect"})
_WITHHELD = frozenset("water food medicine treatment care bail sleep access".split())
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def joined(syntax: Syntax, verb: Token) -> Token | None:
    """The verb that a verb without a subject of its own is joined to, None for none.

    Parsers often hang the later verbs of a list on the main verb: in "called on them to close the road, halt trains and
    cancel flights" a bare form goes with the infinitive before it, not with "called".
    """
    head = syntax.head(verb.i)
    # Was "troubled" and called on them: a participle in quotation marks is taken for an adjective.
    verbal = head is not None and (head.pos in ("VERB", "AUX") or bool(syntax.children(head.i, "nsubjpass")))
    if verb.label not in ("conj", "ROOT", "dep", "ccomp") or syntax.children(verb.i, "nsubj", "nsubjpass", "mark"):
        return head if verb.label == "conj" and verbal else None
    if verb.tag in ("VB", "VBP") and not syntax.children(verb.i, "aux") and (head is None or head.tag != "VB"):
        listed = _infinitive_before(syntax, verb)
        if listed is not None and (head is None or verb.tag == "VB" or head.tag in ("VBD", "VBZ", "VBN")):
            return listed
    said = listed_in_said(syntax, verb) or over_infinitive(syntax, verb)
    if said is not None:
        return said
    beside = verb.label == "dep" and verb.tag == "VBD" and head is not None and head.tag == "VBD" and head.i < verb.i
    if not (verb.label == "conj" or beside) or head is None or not verbal:
        return None
    if head.i < verb.i and any(t.lower == "or" for t in syntax.children(head.i, "cc") if t.i < verb.i):
        # "denied having bombed the mill or shelled the bridge"
        inner = [t for t in syntax.children(head.i, "xcomp", "ccomp") if head.i < t.i < verb.i]
        if inner and inner[-1].tag in ("VBG", "VBN", "VBD") and verb.tag in ("VBD", "VBN", "VBG"):
            return inner[-1]
    return saying_again(syntax, verb) or told_past(syntax, verb) or _over_gerund(syntax, verb, head) or head


def _over_gerund(syntax: Syntax, verb: Token, head: Token) -> Token | None:
    """The finite verb that another of its tense goes with although the parser joins it to a gerund between the two:
    "accused them of smuggling arms and shut the border". None for none."""
    tag = finite_tag(syntax, verb)
    if head.tag != "VBG" or head.label not in ("pcomp", "xcomp") or tag not in ("VBD", "VBZ"):
        return None
    above = next((t for t in syntax.ancestors(head.i) if t.pos == "VERB"), None)
    finite = above is not None and above.tag == tag and not syntax.children(above.i, "aux", "auxpass")
    return above if finite else None


def finite_tag(syntax: Syntax, verb: Token) -> str:
    """The tag of a verb: a past tense, where the tagger sees a participle that has an object and no auxiliary."""
    active = syntax.children(verb.i, "dobj") and not syntax.children(verb.i, "aux", "auxpass")
    return "VBD" if verb.tag == "VBN" and active else verb.tag


def told_past(syntax: Syntax, verb: Token) -> Token | None:
    """The verb of saying that a past tense goes with although the parser joins it to what was said would be: "said they
    would not yield, and offered to talk". None for none."""
    head = syntax.head(verb.i)
    outer = syntax.head(head.i) if head is not None and verb.label == "conj" else None
    if verb.tag != "VBD" or head is None or head.label != "ccomp" or outer is None:
        return None
    ordered = head.tag == "VBN" and any(t.tag == "VB" for t in syntax.children(head.i, "auxpass"))
    if ordered and outer.tag == "VBD" and outer.i < head.i:
        return outer  # "ordered that the goods be returned and fined the owner"
    if head.tag != "VB":
        return None
    if syntax.children(verb.i, "nsubj", "nsubjpass", "mark"):
        return None
    modal = any(t.tag == "MD" for t in syntax.children(head.i, "aux"))
    return outer if modal and outer.tag == "VBD" and outer.i < head.i else None


def saying_again(syntax: Syntax, verb: Token) -> Token | None:
    """The verb of saying that a second verb of saying goes with although the parser joins it to what is said: "said the
    army had fired and accused", where the tense tells that "accused" goes with "said". None for none."""
    inner = syntax.head(verb.i)
    outer = syntax.head(inner.i) if inner is not None and verb.label == "conj" and inner.label == "ccomp" else None
    if inner is None or outer is None or outer.pos != "VERB" or not outer.i < inner.i < verb.i:
        return None
    if outer.tag != "VBD" or not {outer.lemma, verb.lemma} <= saying_verbs():
        return None
    if any(t.lower in ("or", "nor") for t in syntax.children(inner.i, "cc")):
        return None  # "said he had not met them or asked for money"
    given = syntax.children(verb.i, "dobj") and (
        syntax.children(inner.i, "auxpass")
        or any(t.label == "dative" or t.lemma in _WITHHELD for t in syntax.children(verb.i, "dative", "dobj"))
    )
    if verb.lemma in _KEPT_OBJECT and given:
        return None  # "said he had been beaten and denied medicine", "had beaten him and denied him water"
    # The taggers' "threatened" behind "had fired" may be either; with something to say of its own it speaks.
    telling = syntax.children(verb.i, "xcomp", "ccomp") or any(
        t.lower == "for" or (t.lower == "on" and verb.lemma not in _BLUNT) for t in syntax.children(verb.i)
    )
    if (verb.tag != "VBD" or verb.lemma in _BLUNT) and not (verb.tag in ("VBN", "VBD") and telling):
        return None
    if syntax.children(verb.i, "nsubj", "nsubjpass", "aux", "auxpass", "mark"):
        return None
    perfect = any(t.lower in ("had", "'d") for t in syntax.children(inner.i, "aux"))
    return outer if perfect and syntax.children(outer.i, "nsubj") else None


def charged_besides(syntax: Syntax, verb: Token) -> Token | None:
    """The verb of accusing that a verb of the same tense is joined to: in "charged two men with spying and froze their
    accounts" the freezing is no part of the charge. None for none."""
    head = syntax.head(verb.i)
    if verb.label != "conj" or head is None or syntax.children(verb.i, "nsubj", "nsubjpass"):
        return None
    head = _over_gerund(syntax, verb, head) or head
    tag = finite_tag(syntax, verb)
    same = tag == head.tag and tag in ("VBD", "VBZ", "VBP")
    return head if same and head.lemma in _CHARGING else None


def said_of(syntax: Syntax, verb: Token, saying: Token) -> Token | None:
    """The noun that a relative clause tells of through a verb of saying: "fighting" in "fighting that the mayor says
    killed nine". Parsers may take the relative clause for a complement of the noun."""
    if verb.label != "ccomp" or verb.tag not in ("VBD", "VBZ", "VBP") or syntax.children(verb.i, "nsubj", "nsubjpass"):
        return None
    noun = syntax.head(saying.i)
    if noun is None or saying.pos != "VERB" or saying.label not in ("relcl", "ccomp", "acl"):
        return None
    relative = any(t.lower in RELATIVE and t.i < saying.i for t in syntax.children(saying.i))
    relative = relative or any(t.lower in RELATIVE and t.i < saying.i for t in syntax.children(verb.i))
    nominal = noun.pos in NOMINAL or noun.tag == "VBG"
    own = any(t.i < saying.i and t.lower not in RELATIVE for t in syntax.children(saying.i, "nsubj"))
    return noun if relative and nominal and own else None


def _infinitive_before(syntax: Syntax, verb: Token) -> Token | None:
    """The nearest infinitive before a bare form, with a comma or a conjunction between the two."""
    first = syntax.sentence_of(verb.i).first
    parted = False
    for t in reversed(syntax.tokens[first : verb.i]):
        parted = parted or t.text in (",", ";") or t.tag == "CC"
        if t.tag == "VB" and is_to(syntax, t):
            return t if parted else None
        if t.label != "relcl" and t.tag in ("VBD", "VBZ", "MD"):
            return None
    return None


def is_verb(syntax: Syntax, token: Token) -> bool:
    """Whether a token is a verb with a meaning of its own; "to host" is one even where the tagger sees a noun,
    and so is what has a subject and an object."""
    if token.pos == "VERB":
        return token.tag in _VERB_TAGS
    if token.pos != "NOUN":
        return False
    if token.label == "ROOT" and syntax.children(token.i, "nsubj") and syntax.children(token.i, "dobj", "acomp"):
        return True  # "the army retook the town", a headline's "seven shot dead"
    return any(t.tag in ("TO", "MD") for t in syntax.children(token.i, "aux"))


def captivity(syntax: Syntax, verb: Token) -> Token | None:
    """The word for what people are held, where the parser reads "and holding guests hostage" as a noun with modifiers
    and not as a verb; None for any other verb."""
    if verb.label != "amod" or verb.tag != "VBG":
        return None
    noun = syntax.tokens[verb.head]
    if noun.label == "compound":
        noun = syntax.tokens[noun.head]
    return noun if noun.lower in HELD and verb.i < noun.i - 1 else None


def is_passive(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, as a reduced relative, or as the conjunct of a passive."""
    marks = syntax.children(verb.i, "auxpass", "nsubjpass")
    if verb.lemma in _INTRANSITIVE and any(t.lower in ("'s", "’s", "'d", "’d") for t in marks):
        return False  # "he's spoken out", "she'd gone"
    if any(t.tag != "WP" for t in marks):
        return True  # not "say who fired on them", where parsers may see a passive
    if verb.tag not in ("VBN", "VBD"):
        return False
    above = syntax.head(verb.i)
    if above is not None and above.lemma in _HAVING and verb.label in ("ccomp", "xcomp") and above.pos == "VERB":
        return verb.tag == "VBN" and not syntax.children(verb.i, "aux")  # "to have him killed"
    if _gapped(syntax, verb) or _described(syntax, verb):
        return True
    if above is not None and above.lemma in _REPORTED and verb.label in ("xcomp", "oprd", "ccomp"):
        told = syntax.children(above.i, "auxpass", "nsubjpass")  # "were reported killed"
        if told and not syntax.children(verb.i, "aux", "nsubj", "dobj", "mark"):
            return True
    if after_aside(syntax, verb):
        return False
    if befalls_some(syntax, verb):
        return True
    own = syntax.children(verb.i, "aux", "nsubj")
    if with_many(syntax, verb):
        return True
    if own and sharing(syntax, verb) is not None:
        return False
    if verb.lemma in _DONE_TO and verb.label == "ROOT" and not syntax.children(verb.i, "aux", "dobj", "prt", "ccomp"):
        return True  # a headline's "Candidate assassinated after rally"
    if verb.lemma in _DONE_TO and _counted_off(syntax, verb):
        return True
    # A finite verb cannot describe a noun without a pronoun: "the candidate, shot on Friday".
    finite = list(syntax.ancestors(verb.i))[-1:] if verb.label == "acl" and verb.tag == "VBD" else []
    beside = bool(finite) and finite[0].pos in ("VERB", "AUX") and not syntax.children(verb.i, "mark")
    participle = verb.tag == "VBN" or beside
    if verb.label in ("acl", "advcl", "oprd", "ROOT") and participle and not own:
        return not syntax.children(verb.i, "dobj") or bool(syntax.children(verb.i, "agent"))
    alike = verb.tag == "VBN" or verb.lemma in _KEPT_OBJECT or _undergoes(syntax, verb)
    if verb.label == "conj" and not own and alike and not _shares_in(syntax, verb):
        head = syntax.head(verb.i)
        kept = verb.lemma in _KEPT_OBJECT  # "had been beaten and denied medicine"
        bare = kept or not syntax.children(verb.i, "dobj")
        return head is not None and head.pos == "VERB" and bare and is_passive(syntax, head)
    active = verb.tag == "VBD" and bool(syntax.children(verb.i, "nsubj"))  # "Peru called for calm by all sides"
    agents = [t for t in syntax.children(verb.i, "agent") if not by_means(syntax, t)]
    return bool(agents) and (not active or _runs_on(syntax, verb))


def _undergoes(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb that somebody has to be the object of has none: "was arrested in Zarna and deported"."""
    taken = verb.lemma in _TAKING_FROM and any(p.lower == "of" for p in syntax.children(verb.i, "prep"))
    if not (taken or verb.lemma in _TRANSITIVE) or syntax.children(verb.i, "dobj", "prt", "ccomp", "xcomp"):
        return False
    return not any(p.lower == "at" for p in syntax.children(verb.i, "prep"))


def with_many(syntax: Syntax, verb: Token) -> bool:
    """Whether a participle tells in what something ended: "with nine people killed and dozens wounded", "with his
    rival defeated"."""
    first = syntax.tokens[verb.head] if verb.label == "conj" else verb
    behind = first.label == "pcomp" and syntax.tokens[first.head].lower == "with"
    behind = behind or any(t.lower == "with" for t in syntax.children(first.i, "mark"))
    # No clause of its own begins so, whatever the tagger sees in its verb.
    opening = first.label in ("advcl", "ccomp") and syntax.tokens[syntax.left_edge(first.i)].lower == "with"
    return (opening or (behind and first.tag == "VBN")) and not syntax.children(verb.i, "aux", "dobj")


def by_means(syntax: Syntax, by: Token) -> bool:
    """Whether "by" only says how somebody went or wrote: "fled by helicopter"."""
    named = syntax.children(by.i, "pobj")
    return any(t.lemma in _MEANS and t.tag == "NN" and not syntax.children(t.i, "det", "poss", "amod") for t in named)


def sharing(syntax: Syntax, verb: Token) -> Token | None:
    """The verb joined close behind an active one, which has the object of both: "arrested, beat and | robbed two men".
    None for none."""
    if syntax.children(verb.i, "dobj", "auxpass", "nsubjpass"):
        return None
    last = verb
    for _ in range(4):
        behind = (t for t in syntax.children(last.i, "conj") if t.pos == "VERB" and 0 < t.i - last.i <= 3)
        after = next((t for t in behind if not syntax.children(t.i, "nsubj", "nsubjpass", "aux")), None)
        if after is None or syntax.children(after.i, "dobj"):
            return after
        last = after
    return None


def otherwise(syntax: Syntax, preposition: Token) -> Token | None:
    """The preposition that a negation sets against another: the second in "was not done by the army but by rebels"."""
    verb = syntax.head(preposition.i)
    if verb is None or not any(t.lower == "but" for t in syntax.children(preposition.i, "cc")):
        return None
    negations = (*syntax.children(verb.i, "neg"), *syntax.children(preposition.i, "neg"))
    again = (t for t in syntax.children(preposition.i, "conj") if t.lower == preposition.lower)
    return next(again, None) if any(t.i < preposition.i for t in negations) else None


def _counted_off(syntax: Syntax, verb: Token) -> bool:
    """Whether a participle without an auxiliary tells of so many: "parents say 13 killed"."""
    if verb.label not in ("ccomp", "conj") or syntax.children(
        verb.i, "aux", "dobj", "prt", "ccomp", "xcomp", "npadvmod"
    ):
        return False
    after = syntax.tokens[verb.i + 1 : verb.i + 2]
    many = any(t.tag == "CD" or syntax.children(t.i, "nummod") for t in syntax.children(verb.i, "nsubj"))
    return many and not (after and after[0].tag == "CD")


def _shares_in(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb tells of what somebody has a part in, and so is no passive: "was in the
    army and | assisted | in smuggling arms"."""
    within = (p for p in syntax.children(verb.i, "prep") if p.lower == "in")
    return verb.lemma in _PARTAKING and any(syntax.children(p.i, "pcomp", "pobj") for p in within)


def _runs_on(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb with an agent only describes its subject, whose own verb the parser has joined to it: "troops
    backed by tanks took the town"."""
    if syntax.children(verb.i, "cc", "dobj", "aux"):
        return False
    return any(t.tag in ("VBD", "VBZ") and t.i > verb.i for t in syntax.children(verb.i, "conj"))


def _described(syntax: Syntax, verb: Token) -> bool:
    """Whether it is one of two participles that share their agent, and no verb of the clause: "militias trained and
    supplied by Arda attacked the base"."""
    if verb.label == "conj" and verb.tag == "VBN":
        first = syntax.head(verb.i)
        return first is not None and verb in _agented(syntax, first)
    return bool(_agented(syntax, verb))


def _agented(syntax: Syntax, verb: Token) -> list[Token]:
    """The bare participles with an agent that are joined to a bare verb right before them."""
    if syntax.children(verb.i, "dobj", "aux", "auxpass", "xcomp", "ccomp", "prep"):
        return []
    return [
        t
        for t in syntax.children(verb.i, "conj")
        if t.tag == "VBN"
        and t.i - verb.i <= 2
        and syntax.children(t.i, "agent")
        and not syntax.children(t.i, "aux", "auxpass", "nsubj", "nsubjpass", "dobj")
    ]


def _gapped(syntax: Syntax, verb: Token) -> bool:
    """Whether it shares the auxiliary of a passive and has a subject of its own: "twelve were held and two hurt", "a
    ship was seized and its crew freed"."""
    first = _passive_before(syntax, verb)
    if first is None:
        return False
    own = syntax.children(verb.i, "nsubj") and not syntax.children(verb.i, "aux", "auxpass", "dobj", "xcomp", "mark")
    done = verb.tag == "VBN" or verb.lemma in _DONE_TO | _HURT or may_be_done(verb)
    return bool(own) and done and all(t == first for t in syntax.children(verb.i, "ccomp"))


def _passive_before(syntax: Syntax, verb: Token) -> Token | None:
    """The passive whose auxiliary a verb may share: that which it is joined to, or behind whose comma it opens a clause
    of its own, whichever of the two parsers take for the main one: "six were freed, two others jailed"."""
    head = syntax.head(verb.i)
    if verb.label in ("conj", "advcl") and head is not None and head.i < verb.i:
        passive = bool(syntax.children(head.i, "auxpass")) or (verb.label == "conj" and _gapped(syntax, head))
        return head if passive and (verb.label == "conj" or _opens(syntax, verb)) else None
    if verb.lemma in saying_verbs():
        return None  # "two were held, the court | ruled |"
    before = (t for t in syntax.children(verb.i, "ccomp") if t.i < verb.i and syntax.children(t.i, "auxpass"))
    return next(before, None) if _opens(syntax, verb) else None


def _opens(syntax: Syntax, verb: Token) -> bool:
    """Whether the clause of a verb opens behind a comma, with its subject right before it."""
    subject = next(iter(syntax.children(verb.i, "nsubj")), None)
    comma = syntax.tokens[syntax.left_edge(subject.i) - 1] if subject is not None and subject.i else None
    near = subject is not None and subject.i == verb.i - 1 and syntax.left_edge(subject.i) > 0
    return near and comma is not None and comma.text == ","


def occurring(syntax: Syntax, noun: Token) -> tuple[Token, ...]:
    """The verbs of the clauses behind a noun that say only that it took place, which is when and where they say: "the
    raid, which took place near Zarna two days ago"."""
    return tuple(c for c in syntax.children(noun.i, "relcl") if _occurs(syntax, c))


def _occurs(syntax: Syntax, verb: Token) -> bool:
    if syntax.children(verb.i, "neg"):
        return False
    if verb.lemma == "take":
        return any(t.lower == "place" for t in syntax.children(verb.i, "dobj"))
    staged = verb.lemma in _STAGED and bool(syntax.children(verb.i, "nsubjpass"))
    return staged or verb.lemma in ("occur", "happen")


def governor(syntax: Syntax, verb: Token) -> Token | None:
    """The head of a verb; of an infinitive right behind a gerund the gerund, whatever the parser hangs it on: "accused
    them of planning to close the road"."""
    head = syntax.head(verb.i)
    if head is None or verb.label != "xcomp" or not is_to(syntax, verb):
        return head
    before = syntax.tokens[min(t.i for t in syntax.children(verb.i, "aux")) - 1]
    return before if before.tag == "VBG" and before.label == "pcomp" and head.i < before.i < verb.i else head


def is_finite(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb has a tense of its own through an auxiliary: "was hit", "has left", "will go"."""
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in syntax.children(verb.i, "aux", "auxpass"))


PERCEIVING = frozenset({"see", "watch", "hear", "notice", "observe", "witness", "feel"})
WITH_BARE_FORM = frozenset({"let", "help", "make", "have", *PERCEIVING})
"""A bare infinitive under these is as real as they are."""


def is_to(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(t.tag == "TO" for t in syntax.children(verb.i, "aux"))
