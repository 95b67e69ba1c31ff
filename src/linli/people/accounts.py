"""Accounts: the community's register decides who can have one."""

from __future__ import annotations

from linli.people.models import Account, Person


def account_of(person: Person) -> Account:
    """A person's account; at their first log-in it is made, without a password."""
    account = Account.objects.filter(person=person).first()
    if account is not None:
        return account
    account = Account(person=person, username=f"{person.community.code}-{person.code}".lower())
    account.set_unusable_password()
    return Account.objects.get_or_create(
        person=person,
        defaults={"username": account.username, "password": account.password},
    )[0]
