"""A process that adds and links stored records, to be killed: ``python -m tests.ledger.ingest WHERE COUNT SEED``.

It says "ready" when everything is imported, then the id of each report once it is kept. It links some at a time, and
what is left at the end.
"""

from __future__ import annotations

import random
import sys

from onrecord.ledger import linking, open_ledger
from tests.ledger.stored import variants

EVERY = 5


def main(where: str, count: int, seed: int) -> None:
    linking.BATCH = 3  # several transactions a time, to be killed between
    records = list(variants(count))
    random.Random(seed).shuffle(records)
    print("ready", flush=True)
    with open_ledger(where) as ledger:
        for n, record in enumerate(records):
            print(ledger.add(record).document, flush=True)
            if n % EVERY == 0:
                ledger.link()
        ledger.link()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
