"""Who is let in, and to what: by address, name, origin, token, role and form."""

from __future__ import annotations

import re

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from onrecord.errors import UsageError
from onrecord.web.app import create_app
from onrecord.web.safety import HEADERS, POLICY, Need
from onrecord.web.settings import Settings, read_keys
from tests.web.conftest import BASE, client_of

TOKENS = {role: f"{role}-" + "k" * 20 for role in ("read", "judge", "admin")}
KEYED = Settings(keys=read_keys("".join(f"{role} {token}\n" for role, token in TOKENS.items())))
OPEN = {"/static/{name}", "/login", "/logout"}


@pytest.fixture(scope="module")
def keyed(samples_ledger):
    return client_of(samples_ledger, KEYED)


def shown(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def routes(app) -> list[APIRoute]:
    """Every address of a room, also those of the routers in it."""

    def of(holder) -> list[APIRoute]:
        found = []
        for route in holder.routes:
            if isinstance(route, APIRoute):
                found.append(route)
            elif hasattr(route, "effective_route_contexts"):
                found += list(route.effective_route_contexts())
            elif hasattr(route, "routes"):
                found += of(route)
        return found

    return of(app)


def needed(route: APIRoute) -> list[str]:
    """The roles that an address asks for."""
    dependant = route.dependant
    return [d.call.role for d in dependant.dependencies if isinstance(d.call, Need)]


def test_every_address_asks_for_a_role_but_for_those_that_show_nothing(samples_ledger):
    found = {route.path: needed(route) for route in routes(create_app(samples_ledger, KEYED))}
    assert len(found) > 40
    assert {path for path, roles in found.items() if not roles} == OPEN


@pytest.mark.parametrize("role", [None, "read", "judge", "admin"], ids=str)
def test_what_each_role_may(keyed, role):
    headers = {"Accept": "application/json"} | (shown(TOKENS[role]) if role else {})
    rank = {None: 0, "read": 1, "judge": 2, "admin": 3}[role]
    for route in routes(keyed.app):
        roles = needed(route)
        if not roles:
            continue
        path = re.sub(r"\{\w+\}", "x", route.path)
        for method in route.methods:
            answer = keyed.request(method, path, headers=headers, data={} if method == "POST" else None)
            most = max({"read": 1, "judge": 2, "admin": 3}[r] for r in roles)
            if rank == 0:
                assert answer.status_code == 401, path
            elif rank < most:
                assert answer.status_code == 403, path
            else:
                assert answer.status_code not in (401, 403), f"{path}: {answer.text}"


def test_a_wrong_token_opens_nothing(keyed):
    assert keyed.get("/events.json", headers=shown("read-" + "j" * 20)).status_code == 401
    assert keyed.get("/events.json", headers={"Authorization": "Basic x"}).status_code == 401
    assert keyed.post("/login", data={"token": "nothing"}).status_code == 403


def test_logging_in_opens_a_session_and_logging_out_ends_it(samples_ledger):
    room = client_of(samples_ledger, KEYED)
    assert room.get("/").headers["location"] == "/login"
    answer = room.post("/login", data={"token": TOKENS["read"]})
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 303
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert TOKENS["read"] not in cookie
    assert room.get("/").status_code == 200
    assert room.post("/judgements", data={"verb": "reject", "ids": "x", "by": "Ada"}).status_code == 403
    assert room.post("/logout").status_code == 303
    assert room.get("/").status_code == 303


def test_a_cookie_of_ones_own_making_opens_nothing(samples_ledger):
    room = client_of(samples_ledger, KEYED)
    (key,) = [k for k, role in KEYED.keys.items() if role == "admin"]
    for made in (f"me.{key}.", f"me.{key}.{'0' * 64}", "..", "me", ""):
        assert room.get("/events.json", headers={"Cookie": f"onrecord-session={made}"}).status_code == 401


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "localhost.evil.example", "", "127.0.0.1@evil", "[",
     "0.0.0.0", "169.254.169.254"],
    ids=lambda h: h or "none",
)  # fmt: skip
def test_a_name_that_is_not_the_rooms_is_refused(room, host):
    assert room.get("/events.json", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:1234", "LOCALHOST", "[::1]:8000"])
def test_the_names_of_this_machine_are_known(room, host):
    assert room.get("/events.json", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:9999"},
     {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
    ids=str,
)  # fmt: skip
def test_another_sites_page_changes_nothing(own_ledger, headers):
    room = client_of(own_ledger)
    form = filled_form(room, own_ledger)
    assert room.post("/judgements", data=form, headers=headers).status_code == 403
    assert not own_ledger.judged()
    assert room.post("/judgements", data=form, headers={"Origin": BASE}).status_code == 303
    assert len(own_ledger.judged()) == 1


def test_a_form_without_the_sessions_proof_changes_nothing(own_ledger):
    room = client_of(own_ledger)
    form = filled_form(room, own_ledger)
    for proof in ("", "0" * 64, "é"):
        assert room.post("/judgements", data=form | {"proof": proof}).status_code == 403
    other = client_of(own_ledger, room.app.state.settings)
    other.get("/")
    assert other.post("/judgements", data=form).status_code == 403
    assert not own_ledger.judged()


def filled_form(room: TestClient, ledger) -> dict[str, str]:
    """A rejection as a page of the room has it to be sent."""
    (one,) = ledger.statements(limit=1)
    page = room.get(f"/reports/{one.report.id}/{one.id}").text
    proof = re.search(r'name="proof" value="(\w+)"', page)
    assert proof
    return {"proof": proof[1], "verb": "reject", "ids": f"{one.report.id}/{one.id}", "by": "Ada"}


def test_too_much_or_an_unknown_amount_is_refused(room):
    assert room.post("/judgements", content=b"x" * 2_000_001).status_code == 413
    assert room.post("/judgements", content=iter([b"x"])).status_code == 411


def test_every_answer_says_that_nothing_foreign_may_run(room):
    for path in ("/", "/events", "/events.json", "/events.csv", "/no/such", "/static/page.css", "/events?type=PARTY"):
        answer = room.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, path
    assert "unsafe" not in POLICY


def test_no_page_needs_what_it_may_not_have(room, samples_ledger):
    (incident,) = samples_ledger.incidents(limit=1)
    (report,) = samples_ledger.latest(limit=1)
    for path in ("/", "/events", "/network", "/map", f"/incidents/{incident.id}", f"/reports/{report.id}", "/read"):
        page = room.get(path).text
        assert not re.search(r"<script(?![^>]* src=\"/static/)", page), path
        assert not re.search(r"\s(style|on\w+)=\"", page), path
        assert not re.search(r"(src|href)=\"(https?:)?//", page), path


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "example.org", "::", ""])
def test_an_address_that_others_reach_needs_a_token(host):
    with pytest.raises(UsageError, match="token"):
        Settings(host=host)
    Settings(host=host, keys=KEYED.keys)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.53", "localhost", "::1", "[::1]"])
def test_this_machines_own_addresses_need_none(host):
    assert Settings(host=host).local


@pytest.mark.parametrize("text", ["admin short", "king " + "k" * 20, "read", "read a b c"])
def test_tokens_that_could_be_guessed_or_mean_nothing_are_refused(text):
    with pytest.raises(UsageError):
        read_keys(text)


def test_a_token_is_kept_as_its_hash():
    keys = read_keys("# comment\n\njudge " + "k" * 20 + "\nread sha256:" + "AB" * 32)
    assert sorted(keys.values()) == ["judge", "read"]
    assert "k" * 20 not in str(keys)
    assert "ab" * 32 in keys
    assert "secret" not in repr(Settings())


def test_only_the_rooms_own_files_are_given(room):
    for name in ("../settings.py", "..%2fapp.py", "page.html.j2", "%2e%2e%2fapp.py", "nothing"):
        assert room.get(f"/static/{name}").status_code == 404
