"""A process that adds, links and judges stored records, to be killed.

    python -m tests.ledger.ingest WHERE COUNT SEED

It says "ready" when everything is imported, then the id of each report once it is kept, "linked" and "judged". It links
some at a time, and what is left at the end; what people judge is told it in between, whether the reports are there or
not.
"""

from __future__ import annotations

import random
import sys

from onrecord.ledger import linking, open_ledger
from tests.ledger.stored import judgements, variants

EVERY, JUDGED_EVERY = 5, 7


def main(where: str, count: int, seed: int) -> None:
    linking.BATCH = 3  # several transactions a time, to be killed between
    records = list(variants(count))
    random.Random(seed).shuffle(records)
    judged = list(judgements(count))
    random.Random(seed).shuffle(judged)
    print("ready", flush=True)
    with open_ledger(where) as ledger:
        for n, record in enumerate(records):
            print(ledger.add(record).document, flush=True)
            if n % EVERY == 0:
                ledger.link()
                print("linked", flush=True)
            if n % JUDGED_EVERY == 0 and judged:
                ledger.keep_judgement(judged.pop())
                print("judged", flush=True)
        while judged:
            ledger.keep_judgement(judged.pop())
            print("judged", flush=True)
        ledger.link()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
