"""Build the table of common words: how telling a word is, from how often it is used.

    python -m training.incidents.common_words en_lexeme_prob.json.gz

writes ``src/onrecord/lexicons/common_words.tsv`` from the logarithms of word probabilities in spacy-lookups-data 1.0.5
(MIT, ExplosionAI; counted over web comments). Probabilities of the forms of a stem add up; the weight of a stem is ten
times by how much minus its natural logarithm exceeds that of a word that stands in every other report.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import defaultdict
from pathlib import Path

from onrecord.incidents.words import RAREST, stem
from training.build_lexicons import write

_EVERYWHERE = 6.5
_KEPT = 10000


def weights(logs: dict[str, float]) -> dict[str, int]:
    """The weight of each stem that is used often enough to weigh less than the rarest."""
    often: dict[str, float] = defaultdict(float)
    for word, log in logs.items():
        if word.isalpha():
            often[stem(word)] += math.exp(log)
    commonest = sorted(often, key=lambda s: (-often[s], s))[:_KEPT]
    found = {s: round(10 * max(0.0, -math.log(often[s]) - _EVERYWHERE)) for s in commonest}
    return {s: w for s, w in sorted(found.items()) if w < RAREST}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("probabilities", type=Path)
    given = parser.parse_args()
    logs = json.loads(gzip.decompress(given.probabilities.read_bytes()))
    header = {
        "name": "common words",
        "meaning": "stem = of a word, see incidents/words.py; weight = how telling it is, 0 for words that stand in "
        f"every report, {RAREST} for all that are not in this table",
        "origin": "word probabilities of spacy-lookups-data 1.0.5, by training/incidents/common_words.py",
        "licence": "MIT, ExplosionAI",
        "consumer": "incidents/words.py",
    }
    write("common_words", header, ("stem", "weight"), ((s, str(w)) for s, w in weights(logs).items()))


if __name__ == "__main__":
    main()
