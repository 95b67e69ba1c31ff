"""Turning points into soap or a haircut (A38): balance and stock never go below zero, together."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.credit.accounts import purse, spent
from linli.credit.facts import ItemOffered, PointsRedeemed
from linli.credit.models import Item, Redemption
from linli.credit.permissions import may_adopt_rules, may_redeem_for
from linli.journal.by import By
from linli.journal.record import action, record
from linli.ledger.books import balance
from linli.ledger.posting import post
from linli.ledger.refusals import Overdraft
from linli.ledger.rules import Leg
from linli.people.models import Person
from linli.places.codes import fresh_codes


@action
def offer_item(
    *,
    by: By,
    at: datetime,
    kind: str,
    name: str,
    cost_points: int,
    stock: int | None = None,
    code: str = "",
) -> Item:
    """Put goods (with pieces in stock) or a service into the catalogue. `stock` None: no end."""
    if not may_adopt_rules(by, at):
        raise Refused("NOT_YOURS_TO_ADOPT", _("The committee keeps the catalogue."))
    if cost_points <= 0:
        raise Refused("NO_AMOUNT", _("Please say how many points it costs."), field="cost_points")
    item = Item.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Item, by.community_id, "IT")[0],
        kind=kind,
        name=one_line(name),
        cost_points=cost_points,
        stock=stock,
        left=stock,
    )
    record(ItemOffered(item_id=item.pk), by=by, at=at)
    return item


@action
def redeem(
    *, person: Person, item: Item, quantity: int, by: By, at: datetime, code: str = ""
) -> Redemption:
    """Give points for an item. Refused: NOT_ENOUGH_POINTS, else OUT_OF_STOCK."""
    if not may_redeem_for(by, person, at):
        raise Refused("NOT_YOURS_TO_REDEEM", _("Only this person, or the desk for them."))
    if quantity <= 0:
        raise Refused("NO_AMOUNT", _("Please say how many."), field="quantity")
    cost = quantity * item.cost_points
    redemption = Redemption(
        community_id=by.community_id,
        code=code or fresh_codes(Redemption, by.community_id, "RD")[0],
        person=person,
        item=item,
        quantity=quantity,
        points=cost,
        at=at,
        move_id=0,
    )
    wallet = purse(person)
    if balance(wallet) < cost:
        raise _not_enough(item)
    _take_from_stock(item, quantity)
    redemption.save(force_insert=True)
    recorded = record(PointsRedeemed(redemption_id=redemption.pk, points=cost), by=by, at=at)
    try:
        posted = post(
            by=by,
            at=at,
            key=f"redeem:{redemption.pk}",
            kind="redeem",
            because_id=recorded.pk,
            legs=[Leg(wallet, -cost), Leg(spent(by.community_id), cost)],
        )
    except Overdraft:  # somebody else spent them at the same instant
        raise _not_enough(item) from None
    redemption.move_id = posted.move_id
    redemption.save(update_fields=["move_id"])
    return redemption


def _take_from_stock(item: Item, quantity: int) -> None:
    """Take pieces if there are enough; of two who want the last one, one gets it."""
    if item.stock is None:
        return
    mine = Item.objects.filter(pk=item.pk, left__gte=quantity)
    if not mine.update(left=F("left") - quantity):
        raise Refused("OUT_OF_STOCK", _("There are not enough of these left."))


def _not_enough(item: Item) -> Refused:
    return Refused(
        "NOT_ENOUGH_POINTS",
        _("One costs %(points)s points; there are not enough.") % {"points": item.cost_points},
    )
