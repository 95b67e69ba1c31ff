"""Give an account a password: the machine's operator, or a person of the register."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser, Namespace

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from linli.ops.failure import Failed
from linli.people.accounts import account_of
from linli.people.models import Account, Person


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="user name of the operator, who may do everything")
    parser.add_argument("--person", metavar="CODE", help="instead, a person of the register")
    parser.add_argument("--community", metavar="CODE", help="whose register, if there are several")


def run(options: Namespace) -> int:
    account = _of_person(options) if options.person else _of_operator(options.name)
    password = _typed()
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise Failed(" ".join(weak.messages)) from weak
    account.set_password(password)
    account.save()
    print(f"{account.username} can log in with this password")
    return 0


def _of_operator(name: str | None) -> Account:
    if not name:
        raise Failed("Please say a user name, or --person and a code.")
    account = Account.objects.filter(username=name).first() or Account(username=name)
    if account.person_id is not None:
        raise Failed(f"{name} is a person's account; choose another name for the operator.")
    account.is_superuser = account.is_staff = True
    return account


def _of_person(options: Namespace) -> Account:
    found = Person.objects.filter(code=options.person)
    if options.community:
        found = found.filter(community__code=options.community)
    people = list(found[:2])
    if not people:
        raise Failed(f"There is no {options.person} on the register.")
    if len(people) > 1:
        raise Failed(f"{options.person} is in several communities: please say --community.")
    return account_of(people[0])


def _typed() -> str:
    """The password: typed twice at a terminal, else one line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise Failed("The two passwords differ.")
    return password
