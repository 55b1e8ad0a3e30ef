"""What the interface for programs says of itself holds for whatever is asked of it: no failure of ours, no answer of
another form than described.

A few hundred cases, always the same ones; ``ONRECORD_CASES`` asks for so many in all, and others each time (``make
fuzz``: 5,000).
"""

from __future__ import annotations

import os

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.web.conftest import BASE, PATIENCE, client_of

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
ASKED = int(os.environ.get("ONRECORD_CASES", "0"))


def test_every_answer_is_as_described(samples_ledger):
    app = client_of(samples_ledger).app
    described = schemathesis.openapi.from_asgi(
        "/openapi.json", app, headers={"Host": "127.0.0.1:8000"}, timeout=PATIENCE
    )
    asked = [found.ok() for found in described.get_all_operations()]
    # What reads a text asks for models and minutes: it is asked a few times by hand elsewhere.
    operations = [one for one in asked if one.method.upper() == "GET"]
    assert len(operations) > 25
    cases = 0
    # Of the few that can be asked in one way only there is one case.
    each = -(-ASKED // (len(operations) - 6)) or 12

    for operation in operations:

        @settings(
            max_examples=each, derandomize=not ASKED, deadline=None, database=None,
            phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def holds(case):
            nonlocal cases
            cases += 1
            case.call_and_validate(base_url=BASE, headers={"Host": "127.0.0.1:8000"}, checks=CHECKS, timeout=PATIENCE)

        holds()
    print(f"{cases} cases of {len(operations)} addresses")
    assert cases >= max(ASKED, 200)
