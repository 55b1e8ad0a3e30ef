"""A process that adds stored records to a ledger, to be killed: ``python -m tests.ledger.ingest WHERE COUNT SEED``.

It says "ready" when everything is imported, then the id of each report once it is kept.
"""

from __future__ import annotations

import random
import sys

from onrecord.ledger import open_ledger
from tests.ledger.stored import variants


def main(where: str, count: int, seed: int) -> None:
    records = list(variants(count))
    random.Random(seed).shuffle(records)
    print("ready", flush=True)
    with open_ledger(where) as ledger:
        for record in records:
            print(ledger.add(record).document, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
