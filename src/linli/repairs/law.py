"""What the law says by default about who has something mended. It guides; people decide."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.repairs.models import Responsible


@dataclass(frozen=True)
class Ground:
    """Why somebody is responsible, for whoever has to choose.

    `clause` is what is cited when nothing else is; empty where only a document of one's own will
    do, such as a contract.
    """

    words: Promise
    clause: str | Promise = ""


GROUNDS: dict[Responsible, Ground] = {
    Responsible.THESE_HOUSEHOLDS: Ground(
        _(
            "A part that these homes share, such as a septic tank. They pay by area, or equally "
            "when every home agrees."
        ),
        _("Civil Code, art. 283: shared by area unless agreed otherwise"),
    ),
    Responsible.PROPERTY_COMPANY: Ground(
        _("It stands in the company's contract. Cite the clause; nobody pays twice.")
    ),
    Responsible.UTILITY: Ground(
        _("Water, power, gas, heat and telecom lines: their operator pays, not the neighbours."),
        _("Shandong Property Management Regulations, art. 70: the operator mends its own lines"),
    ),
    Responsible.ONE_OWNER: Ground(
        _("It lies inside one home and serves that home alone. Cite what shows it.")
    ),
    Responsible.PUBLIC: Ground(
        _("A public road, drain or lamp. Hand it on, with the document's number.")
    ),
}
