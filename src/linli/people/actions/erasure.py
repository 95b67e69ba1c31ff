from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people import personal
from linli.people.actions.consents import withdraw_consent
from linli.people.facts import DetailsErased
from linli.people.models import Consent, Person
from linli.people.permissions import may_act_for


@action
def erase_details(*, person: Person, by: By, at: datetime) -> None:
    """At a person's wish: phone and account go, live consents end (guardrail E61)."""
    if not may_act_for(by, person, at):
        raise Refused("NOT_YOURS_TO_ERASE", _("Only the person concerned can ask for this."))
    for consent in Consent.objects.filter(person=person, withdrawn_at__isnull=True):
        withdraw_consent(consent=consent, by=by, at=at)
    personal.erase(person)
    record(DetailsErased(person_id=person.pk), by=by, at=at)
