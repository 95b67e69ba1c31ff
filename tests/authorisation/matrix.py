"""Walks every address of the product and says who gets in where and should not, or cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from linli.people.roles import STAFF
from linli.web.doors import Policy
from tests.authorisation.samples import SAMPLES
from tests.cast import ROLES, Cast

EVERYBODY = (
    "郝姐",
    "老周",
    "单元长",
    "方晓",
    "另一网格员",
    "书记",
    "记账员",
    "民警",
    "街道督导",
    "志愿者",
)
HOLDS = {who: role for who, role, _place, _team in ROLES}
LET_IN = {200, 204, 302, 400, 405, 409, 422}
NO_OBJECT = {"look", "name", "format"}
"""Values in addresses that name nothing of a community."""


@dataclass(frozen=True)
class Address:
    """One address of the product."""

    name: str
    values: tuple[str, ...]
    view: Any

    def url(self, cast: Cast) -> str:
        return reverse(self.name, kwargs={value: SAMPLES[value](cast) for value in self.values})

    @property
    def names_an_object(self) -> bool:
        return bool(set(self.values) - NO_OBJECT)


def addresses(patterns: list[Any] | None = None, space: str = "") -> Iterator[Address]:
    """Every address that can be asked for."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            values = tuple(pattern.pattern.regex.groupindex)
            yield Address(f"{space}{pattern.name}", values, pattern.callback)


def unguarded(found: list[Address]) -> list[str]:
    """What keeps an address from being judged at all."""
    return [
        *(f"{one.name} has no door" for one in found if not _policy(one)),
        *(f"{one.view} has no name" for one in found if one.name.endswith("None")),
        *(
            f"{one.name}: tests/authorisation/samples.py has no sample for <{value}>"
            for one in found
            for value in one.values
            if value not in SAMPLES
        ),
    ]


def wrongly_answered(address: Address, cast: Cast, elsewhere: Cast) -> list[str]:
    """Who of the community, and of another one, gets another answer than the policy says."""
    url = address.url(cast)
    strangers = Visitors(elsewhere)
    return [
        *_own(address, url, Visitors(cast)),
        *_strangers_at_our_door(address, url, strangers),
        *_strangers_at_their_own_door(address, url, strangers),
    ]


class Visitors:
    """The people of a community at a door, one after the other, with one browser."""

    def __init__(self, cast: Cast) -> None:
        self.browser = Client(raise_request_exception=False)
        self.sessions = {who: cast.client(who).session.session_key for who in EVERYBODY}

    def ask(self, who: str | None, url: str, *, host: str) -> tuple[int, str]:
        """The answer that matters of GET and POST: 405 says only that the other one is meant."""
        answers = [self._answer(method, who, url, host) for method in ("get", "post")]
        meant = [answer for answer in answers if answer[0] != 405]
        return max(meant, key=_telling) if meant else answers[0]

    def _answer(self, method: str, who: str | None, url: str, host: str) -> tuple[int, str]:
        self.browser.cookies.clear()
        if who is not None:
            self.browser.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        with transaction.atomic():
            answer = getattr(self.browser, method)(url, headers={"host": host})
            transaction.set_rollback(True)
        answer.close()
        return answer.status_code, answer.get("Location", "")


def _own(address: Address, url: str, visitors: Visitors) -> Iterator[str]:
    arrived = set()
    for who in (None, *EVERYBODY):
        status, target = visitors.ask(who, url, host="ours.test")
        if _should_enter(_policy(address), who):
            arrived.add(status)
            may_be_hidden = address.names_an_object and status == 404
            if (status not in LET_IN and not may_be_hidden) or _is_log_in(target):
                yield f"{who} should get into {url} and gets {status} {target}"
        elif who is None and not _is_log_in(target) and _policy(address).for_members:
            yield f"a visitor should be asked to log in at {url} and gets {status}"
        elif (who or not _policy(address).for_members) and status != 404:
            yield f"{who} should find nothing at {url} and gets {status}"
    if arrived and arrived <= {404}:
        yield f"nobody gets into {url}"


def _strangers_at_our_door(address: Address, url: str, strangers: Visitors) -> Iterator[str]:
    for who in EVERYBODY:
        status, _target = strangers.ask(who, url, host="ours.test")
        public = _policy(address).name == "public"
        if status != 404 and not (public and status in LET_IN):
            yield f"{who} of another community should find nothing at {url} and gets {status}"


def _strangers_at_their_own_door(address: Address, url: str, strangers: Visitors) -> Iterator[str]:
    if not address.names_an_object:
        return
    for who in EVERYBODY:
        status, _target = strangers.ask(who, url, host="theirs.test")
        if status != 404:
            yield f"{who} of another community reaches our {url}: {status}"


def _telling(answer: tuple[int, str]) -> tuple[bool, bool]:
    """A crash tells more than an open door, an open door more than a closed one."""
    status, target = answer
    return status >= 500, status != 404 and not _is_log_in(target)


def _should_enter(policy: Policy, who: str | None) -> bool:
    """What the policy's name promises, reckoned from the cast's list of roles."""
    role = HOLDS.get(who or "")
    if policy.name == "public":
        return True
    if policy.name == "residents":
        return who is not None
    if policy.name == "staff":
        return role in STAFF
    if policy.name.startswith("roles:"):
        return role is not None and role.value in policy.name.removeprefix("roles:").split(",")
    assert policy.name == "demo", f"the matrix does not know the policy {policy.name}"
    return False


def _is_log_in(target: str) -> bool:
    return target.startswith("/account/login/code/?next=")


def _policy(address: Address) -> Any:
    return getattr(address.view, "policy", None)
