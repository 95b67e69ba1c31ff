"""What is done with people: registered, appointed, asked for consent, linked, reached."""

from linli.people.actions.appointments import (
    AppointmentRow,
    appoint,
    appoint_many,
    end_appointment,
    found_team,
)
from linli.people.actions.consents import (
    ConsentRow,
    give_consent,
    give_consents,
    withdraw_consent,
)
from linli.people.actions.details import reveal, set_phone
from linli.people.actions.erasure import erase_details
from linli.people.actions.families import (
    FamilyMemberRow,
    FamilyRow,
    confirm_family_link,
    found_families,
    link_families,
    link_family,
)
from linli.people.actions.ownership import (
    OwnershipRow,
    register_ownership,
    register_ownerships,
)
from linli.people.actions.persons import PersonRow, register, register_many

__all__ = [
    "AppointmentRow",
    "ConsentRow",
    "FamilyMemberRow",
    "FamilyRow",
    "OwnershipRow",
    "PersonRow",
    "appoint",
    "appoint_many",
    "confirm_family_link",
    "end_appointment",
    "erase_details",
    "found_families",
    "found_team",
    "give_consent",
    "give_consents",
    "link_families",
    "link_family",
    "register",
    "register_many",
    "register_ownership",
    "register_ownerships",
    "reveal",
    "set_phone",
    "withdraw_consent",
]
