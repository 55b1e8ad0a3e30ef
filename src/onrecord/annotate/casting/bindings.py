"""Bindings: whom a pronoun cannot mean, and whom it rather means, by the clause that it stands in: no pronoun takes up
another argument of its own verb (Chomsky, 1981), the noun that its clause tells more of, or whoever says the
quotation that it stands in; who is asked why "he" came is he, and whoever say that "they" will are they.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.nouns import noun_at, plural
from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.saying.sources import subject_of
from onrecord.annotate.syntax import Syntax, Token

SAYING = frozenset(
    "say tell add warn argue write deny announce insist explain note declare claim ask reply tweet state report "
    "believe accuse urge call post".split()
)
"""Verbs of whoever speaks."""
_PARAGRAPH = 200  # tokens
_NEAR = 2  # sentences
_TAG = 8  # tokens behind a quotation in which it is told who says it
_SUBJECTS = ("nsubj", "nsubjpass")
_NAMING = frozenset("nsubj nsubjpass dobj dative pobj attr conj".split())
_TIMES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"))
SHARES = frozenset("percent % third thirds fourths half quarter majority minority handful most many some few".split())
"""Words for a part of several."""
_THEY = frozenset("they them their theirs themselves".split())
# Bodies that are called "they" as the people that they are.
_CREWS = frozenset(
    """team committee campaign staff crew squad board council panel family police force army party union court jury
    group movement militia band class club company regime""".split()
)
_IT = frozenset("it its itself".split())
# What there is between two.
_TIES = frozenset("tie link connection contact relation relationship talk deal dispute conflict war quarrel".split())
# What somebody says, as a thing.
_WORDS = frozenset(
    """response reply letter speech statement address ruling report article testimony remark book memoir column message
    tweet post note filing complaint comment answer verdict sermon lecture""".split()
)
_OPENING = frozenset("while although though when as after before if once because since even whereas".split())
_OCCASIONS = frozenset(
    """visit trip tour call conversation talk meeting summit dinner lunch appearance testimony campaign stay audience
    encounter debate discussion hearing session stop mass homily interview briefing trial""".split()
)
# How a clause calls somebody by a name.
_NAMED_SO = frozenset("attr oprd appos".split())
_SOME = frozenset("all none each both one any several neither either".split())
_TELLING = frozenset("tell assure remind inform ask warn answer urge".split())
_THIRD = frozenset("he she it they".split())
_ASKING = frozenset("ask question press quiz grill query".split())
_WHAT = frozenset("why how what who whom where when which".split())
# What opens a clause that tells more of a whole sentence, or of when and where.
_ASIDE = frozenset("which where when whose as".split())
_MINDED = frozenset("feel think know realize realise fear hope agree decide predict learn find see sense".split())


def barred_from(reading: Reading, token: Token) -> set[int]:
    """Drafts that cannot be meant because they are named by another argument of the same verb, own the phrase, are
    whom the pronoun's clause tells more of ("the rebels | they back"), or ask somebody else why he did it."""
    barred: set[int] = set()
    if token.label == "poss":
        own = reading.at(token.head)
        return {own.order} if own is not None else barred
    syntax = reading.syntax
    token = whole_of(syntax, token)
    within = [reading.at(noun.i) for noun in _around(syntax, token)]
    barred.update(draft.order for draft in within if draft is not None)
    barred |= named_below(reading, token)
    governor = syntax.head(token.i)
    if governor is not None and governor.tag == "IN":
        governor = syntax.head(governor.i) or governor
    tie = governor is not None and governor.lemma in _TIES and governor.pos == "NOUN"
    if governor is not None and tie and syntax.tokens[governor.head].pos in ("VERB", "AUX"):
        governor = syntax.head(governor.i)  # "the firm had no ties | to it"
    if governor is None:
        return barred
    bare = governor.tag == "VBN" and governor.i > 0 and not syntax.children(governor.i, "aux", "auxpass")
    if bare and syntax.tokens[governor.i - 1].tag[:2] == "NN":  # "three traders linked to them", whatever it hangs on
        linked = reading.at(governor.i - 1)
        barred.update(() if linked is None else (linked.order,))
    arguments = list(syntax.children(governor.i, "nsubj", "nsubjpass", "dobj", "dative"))
    if token.label in ("dobj", "dative", "pobj") and not any(c.label.startswith("nsubj") for c in arguments):
        # "Police used gas to disperse them": whoever does it is named with the verb above.
        above = syntax.head(governor.i)
        if governor.label in ("xcomp", "advcl", "conj", "acomp", "pcomp") and above is not None:
            above = syntax.tokens[above.head] if governor.label == "pcomp" else above  # "without naming any of them"
            arguments.extend(syntax.children(above.i, "nsubj", "nsubjpass"))
    for child in tuple(arguments):
        if child.i != token.i:
            arguments.extend(_parts(syntax, child))
    asker = asker_of(syntax, token)
    arguments.extend(() if asker is None else (asker,))
    told_more = asker is None and token.label in _SUBJECTS and governor.label == "relcl" and governor.lemma != "be"
    if told_more and not any(t.lower in _ASIDE for t in syntax.tokens[governor.head + 1 : token.i]):
        told = syntax.tokens[governor.head]
        arguments.extend((told, *(t for t in syntax.conjuncts(told.i) if t.i < token.i)))
    for child in arguments:
        if child.i != token.i:
            draft = reading.at(child.i)
            if draft is not None:
                barred.update((draft.order, *draft.members))
    return barred


def named_below(reading: Reading, token: Token) -> set[int]:
    """The drafts that are called by name in what the pronoun's own verb governs behind it, none of which it means:
    "told | him | about Orr's threats", "| He | fled when Orr came"; but "he was identified as Orr"."""
    syntax = reading.syntax
    verb = syntax.tokens[token.head]
    subject = token.label in _SUBJECTS
    if verb.pos not in ("VERB", "AUX") or not (subject or token.label in ("dobj", "dative")):
        return set()
    stop = syntax.sentence_of(token.i).stop
    found: set[int] = set()
    for i in range(token.i + 1, stop):
        order = reading.ahead.get(i)
        if order is None or order in found or reading.quoted[i] != reading.quoted[token.i]:
            continue
        path = list(_path(syntax, i, verb.i))
        if path and not any(_leads_off(syntax, t, token, subject=subject) for t in path):
            found.add(order)
    return found


def _path(syntax: Syntax, i: int, verb: int) -> Iterator[Token]:
    """The tokens from `i` up to, without, the verb; none where it does not govern it."""
    below = [syntax.tokens[i]]
    for above in syntax.ancestors(i):
        if above.i == verb:
            yield from below
            return
        below.append(above)


def _leads_off(syntax: Syntax, step: Token, token: Token, *, subject: bool) -> bool:
    """Whether a step on the way leads into what is told of others, or calls the pronoun's own by the name."""
    if step.i == token.i or step.label in _NAMED_SO or step.lower == "as" or step.label in ("parataxis", "dep", "meta"):
        return True
    if step.label == "advcl" and not subject:
        return True
    return step.label == "conj" and step.pos in ("VERB", "AUX") and bool(syntax.children(step.i, *_SUBJECTS))


def whole_of(syntax: Syntax, token: Token) -> Token:
    """What stands in the clause for a pronoun of whom only some are told of, "shot dead | four of them"; else the
    pronoun itself."""
    of = syntax.tokens[token.head]
    part = syntax.tokens[of.head]
    some = part.tag == "CD" or part.lower in SHARES or part.lower in _SOME
    first = syntax.left_edge(part.i)
    apart = first and syntax.tokens[first - 1].text == "," and part.label not in ("dobj", "pobj")  # ", most of them"
    return part if token.label == "pobj" and of.lower == "of" and some and not apart else token


def _around(syntax: Syntax, token: Token) -> list[Token]:
    """The nouns of the phrases that a token stands within, none of which it means: "| relatives of one of them"."""
    found: list[Token] = []
    while token.label == "pobj" and (noun := syntax.tokens[syntax.tokens[token.head].head]).pos in ("NOUN", "PROPN"):
        if syntax.tokens[token.head].lower != "of" or noun.i > token.i:
            break
        found.append(noun)
        token = noun
    return found


def told_of(reading: Reading, token: Token) -> set[int]:
    """The drafts of those to whom the quotation is said that a pronoun of the third person stands in, so that none of
    them is meant: "Kordia 'will find | them'," he told the senators; "Asked by Cole, he said: 'If | he knew, ...'"."""
    third = reading.quoted[token.i] and not token.lower.startswith("you")
    speaker = speaker_of(reading, token) if third else None
    if speaker is None:
        return set()
    syntax = reading.syntax
    verbs = [syntax.tokens[speaker.head]]
    here = syntax.sentence_of(speaker.i)
    first = syntax.sentence_of(here.first - 1) if here.first else here
    before = syntax.sentence_tokens(first) if first.block == here.block and first.first != here.first else ()
    verbs += [t for t in before if t.label == "ROOT" and t.lemma in SAYING and _same_subject(reading, t, speaker)]
    heard: list[Token] = []
    for verb in verbs:
        heard += syntax.children(verb.i, "dobj", "dative") if verb.lemma in _TELLING else ()
        asked = (c for c in syntax.children(verb.i, "advcl", "prep", "ccomp") if c.lemma in _ASKING and c.tag == "VBN")
        heard += [p for c in asked for p in syntax.agents(c.i)]
    drafts = (reading.at(t.i) for t in heard)
    return {d.order for d in drafts if d is not None}


def _same_subject(reading: Reading, verb: Token, speaker: Token) -> bool:
    draft = reading.at(speaker.i)
    return draft is not None and any(reading.at(t.i) is draft for t in reading.syntax.children(verb.i, "nsubj"))


def named_behind(reading: Reading, token: Token) -> Draft | None:
    """Whoever is named as speaking behind a phrase that owns his words: "In | his reply, Orr said"; as acting behind
    one that owns the occasion: "During | her visit, Vance signed"."""
    syntax = reading.syntax
    words = syntax.tokens[token.head]
    prep = syntax.tokens[words.head]
    verb = syntax.tokens[prep.head]
    opens = prep.i == syntax.sentence_of(token.i).first  # "In | her speech, Orr condemned"
    said = words.lemma in _WORDS and (verb.lemma in SAYING or opens)
    if token.label != "poss" or words.label != "pobj" or not (said or words.lemma in _OCCASIONS):
        return None
    subject = next((t for t in syntax.children(verb.i, "nsubj") if token.i < t.i < verb.i), None)
    order = reading.ahead.get(subject.i) if subject is not None and prep.i < verb.i else None
    return None if order is None else reading.drafts[order]


def named_in_main(reading: Reading, token: Token) -> int | None:
    """The draft of whoever is named as the subject of the main clause behind the one that a pronoun opens: "While | he
    | refused to yield, Orr agreed to talk". None for none."""
    syntax = reading.syntax
    clause = syntax.tokens[token.head]
    main = syntax.tokens[clause.head]
    marked = any(t.lower in _OPENING for t in syntax.children(clause.i, "mark", "advmod"))
    if token.label not in _SUBJECTS or clause.label != "advcl" or not marked or main.i < clause.i:
        return None
    subject = next((t for t in syntax.children(main.i, *_SUBJECTS) if clause.i < t.i < main.i), None)
    return reading.ahead.get(subject.i) if subject is not None else None


def named_together(reading: Reading, token: Token) -> list[Draft]:
    """The two or more who are named as acting behind a phrase that owns what they did together: "In | their call on
    Monday, Orr and Vance agreed". Empty for none."""
    syntax = reading.syntax
    occasion = syntax.tokens[token.head]
    prep = syntax.tokens[occasion.head]
    verb = syntax.tokens[prep.head]
    if token.label != "poss" or occasion.label != "pobj" or occasion.lemma not in _OCCASIONS | _WORDS:
        return []
    subject = next((t for t in syntax.children(verb.i, "nsubj") if token.i < t.i < verb.i), None)
    if subject is None or verb.i < prep.i:
        return []
    orders = [reading.ahead.get(t.i) for t in (subject, *syntax.conjuncts(subject.i)) if t.i < verb.i]
    known = [reading.drafts[order] for order in orders if order is not None]
    return known if len(orders) > 1 and len(known) == len(orders) == len({d.order for d in known}) else []


def beside_owned(reading: Reading, token: Token) -> Draft | None:
    """The owner of the thing beside which something of his stands: "Orr's post and | his pension"."""
    syntax = reading.syntax
    owned = syntax.tokens[token.head]
    if token.label != "poss" or owned.label != "conj":
        return None
    first = syntax.tokens[owned.head]
    owner = next((c for c in syntax.children(first.i, "poss") if c.pos == "PROPN"), None)
    thing = (draft := reading.at(first.i)) is None or (draft.kind == "place" and not draft.named)
    return reading.at(owner.i) if owner is not None and thing else None


def _parts(syntax: Syntax, argument: Token) -> list[Token]:
    """Who is named within an argument as one of several: "nine members, including | two"."""
    among = syntax.behind(argument.i, "including")
    return [*syntax.conjuncts(argument.i), *among]


def asker_of(syntax: Syntax, token: Token) -> Token | None:
    """Who asks somebody else why, how or what the pronoun, a subject, does: "Cole asked Reyes why | he had left"."""
    clause = syntax.head(token.i)
    if token.label not in _SUBJECTS or clause is None or clause.label not in ("ccomp", "xcomp", "pcomp", "relcl"):
        return None
    verb = syntax.tokens[clause.head]
    if clause.label in ("pcomp", "relcl"):
        verb = syntax.tokens[verb.head]  # "pressed her on why", "asked the mayor who he thought would win"
    if verb.lemma not in _ASKING or not any(t.lower in _WHAT for t in syntax.tokens[verb.i + 1 : token.i]):
        return None
    asked = [t for t in syntax.children(verb.i, "dobj", "dative") if t.i < token.i]
    asker = subject_of(syntax, verb)
    person = asked and (asked[0].pos in ("PROPN", "PRON") or noun_at(syntax, asked[0].i) is not None)
    return syntax.tokens[asker] if person and asker is not None and asker < verb.i else None


def thinker_of(reading: Reading, token: Token) -> int | None:
    """The token of whoever says or thinks what the pronoun is the subject of: "many | farmers say they", "half of the
    | farmers say they"; None where the words are quoted, in which nobody calls himself so."""
    syntax = reading.syntax
    clause = syntax.head(token.i)
    if token.lower not in _THIRD or token.label not in _SUBJECTS or clause is None or clause.label != "ccomp":
        return None
    verb = syntax.tokens[clause.head]
    if verb.i > token.i or not (is_reporting(verb.lemma) or verb.lemma in _MINDED):
        return None
    subject = subject_of(syntax, verb)
    if subject is None or subject > verb.i or reading.quoted[token.i] != reading.quoted[subject]:
        return None
    whole = [c.i for c in syntax.behind(subject, "of")]
    return whole[0] if whole and syntax.tokens[subject].lower in SHARES else subject


def is_no_crowd(reading: Reading, token: Token, draft: Draft, head: int) -> bool:
    """Whether "they" is not the one body that is named at `head`, which is called so where it has just done or said
    something: "The agency closed. | They had no money", but not "a friend of the agency. | They met in May"."""
    syntax = reading.syntax
    if draft.plural or draft.members or draft.kind not in ("organization", "government", "armed_group"):
        return False
    mentioned = syntax.tokens[head]
    if mentioned.lower in _THEY or any(plural(syntax.tokens[m.head]) for m in draft.mentions):
        return False
    here = reading.number_of(token.i)
    near = 0 <= here - reading.number_of(head) <= 1
    if _is_one(reading, token, draft) or whole_of(syntax, token) is not token:
        return True
    if draft.nouns & _CREWS or draft.sector in ("PTY", "MIL", "COP") or draft.kind == "armed_group":
        return _is_aside(syntax, mentioned)
    does = mentioned.label in _SUBJECTS and syntax.tokens[mentioned.head].label in ("ROOT", "conj", "ccomp")
    others = (t for t in syntax.tokens[head + 1 : token.i] if t.tag == "NNS" and t.label in _NAMING)
    if any(t.entity[2:] not in _TIMES for t in others):
        return True  # "the agency told the workers that they"
    return not (does and near and reading.quoted[token.i] == reading.quoted[head])


def _is_aside(syntax: Syntax, mentioned: Token) -> bool:
    """Whether somebody is named only to say who another is: "Orr, of the | Vela party, said"."""
    prep = syntax.tokens[mentioned.head]
    of = mentioned.label == "pobj" and prep.lower == "of" and syntax.tokens[prep.head].pos in ("NOUN", "PROPN")
    return of or mentioned.label in ("poss", "compound", "nmod", "amod")


def _is_one(reading: Reading, token: Token, draft: Draft) -> bool:
    """Whether a report that writes in its own voice calls a body "it" near a pronoun, and so never "they"."""
    if reading.quoted[token.i]:
        return False
    here, tokens = reading.number_of(token.i), reading.syntax.tokens
    near = (m.head for m in draft.mentions if m.form == "pronoun" and abs(here - reading.number_of(m.head)) <= _NEAR)
    words = {tokens[head].lower for head in near if head < token.i}
    return bool(words & _IT) and not words & _THEY


def own_words(reading: Reading, token: Token) -> int | None:
    """The draft of whoever says the quotation that a pronoun stands in, and so does not mean himself by it; None where
    that is open, and of who calls himself by his name in it."""
    speaker = speaker_of(reading, token) if reading.quoted[token.i] else None
    draft = reading.at(speaker.i) if speaker is not None else None
    if draft is None:
        return None
    first = token.i
    while first and reading.quoted[first - 1]:
        first -= 1
    return None if any(reading.ahead.get(i) == draft.order for i in range(first, token.i)) else draft.order


def speaker_of(reading: Reading, token: Token) -> Token | None:
    """The subject of whoever says the quotation that a token stands in: of the sentence's verb outside of it, of what
    follows right behind it, or of who spoke last before in its paragraph, or in the one before where it opens its
    own."""
    syntax = reading.syntax
    sentence = syntax.sentence_of(token.i)
    subjects = [t for t in syntax.sentence_tokens(sentence) if t.label == "nsubj" and not reading.quoted[t.i]]
    if subjects:
        verbs = ((syntax.tokens[t.head], t) for t in subjects)
        return next((t for verb, t in verbs if verb.lemma in SAYING and verb.label != "relcl"), subjects[0])
    behind = token.i
    while behind < len(syntax.tokens) and reading.quoted[behind]:
        behind += 1
    for i in range(behind, min(behind + _TAG, len(syntax.tokens))):
        if syntax.sentence_of(i).block != sentence.block or (i > behind and reading.quoted[i]):
            break
        if syntax.tokens[i].lemma in SAYING and (said := syntax.children(i, "nsubj")):
            return said[0]
    blocks = {sentence.block}
    for i in range(sentence.first - 1, max(sentence.first - _PARAGRAPH, -1), -1):
        before, block = syntax.tokens[i], syntax.sentence_of(i).block
        if block not in blocks:
            if len(blocks) > 1 or not _all_quoted(reading, i + 1, token.i):
                break
            blocks.add(block)  # a paragraph that opens with a quotation goes on with the one before
        if before.lemma in SAYING and not reading.quoted[i]:
            return next(iter(syntax.children(i, "nsubj")), None)
    return None


def _all_quoted(reading: Reading, first: int, stop: int) -> bool:
    return all(reading.quoted[i] or reading.syntax.tokens[i].pos == "PUNCT" for i in range(first, stop))
