from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.words import mask_name
from linli.people.roles import Role
from linli.places.models import Coded, Dwelling, Owned, OwnedQuerySet, Place, Shop


class PersonQuerySet(OwnedQuerySet["Person"]):
    def found_by(self, words: str) -> Self:
        """Those whose name, pinyin, initials or code begin as typed."""
        return self.filter(
            models.Q(name__startswith=words)
            | models.Q(name_pinyin__startswith=words.lower())
            | models.Q(name_initials__startswith=words.lower())
            | models.Q(code__iexact=words)
        )


class Person(Coded):
    """A person known to the community; may have no phone and no account.

    Phone and other sensitive details are not here: they are sealed (`SealedDetail`). People of one
    dwelling are a household.
    """

    name = models.CharField(max_length=60)
    name_pinyin = models.CharField(max_length=200, blank=True, default="")
    name_initials = models.CharField(max_length=40, blank=True, default="")
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    dwelling = models.ForeignKey(
        Dwelling, models.PROTECT, null=True, blank=True, related_name="household"
    )

    objects = PersonQuerySet.as_manager()

    class Meta(Coded.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "name_pinyin", name="people_person_sound"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def masked_name(self) -> str:
        """The name for others to read: 郝*兰."""
        return mask_name(self.name)


class SealedDetail(models.Model):
    """A sensitive detail: sealed with a key bound to its person, found by a keyed index."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("phone")

    person = models.ForeignKey(Person, models.CASCADE, related_name="details")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    sealed = models.BinaryField()
    blind_index = models.CharField(max_length=64)
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("person", "kind", name="people_detail_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("kind", "blind_index", name="people_detail_found"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"


class Account(AbstractUser):
    """A way to log in. It belongs to a person of the community, or to the machine's operator."""

    person = models.OneToOneField(
        Person, models.CASCADE, null=True, blank=True, related_name="account"
    )
    elder_mode = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")


class AppointmentQuerySet(OwnedQuerySet["Appointment"]):
    def running(self, day: date) -> Self:
        """Those that run on a day; `since` and `until` are both inclusive."""
        return self.filter(since__lte=day).filter(
            models.Q(until__isnull=True) | models.Q(until__gte=day)
        )


class OwnershipQuerySet(OwnedQuerySet["Ownership"]):
    def on(self, day: date) -> Self:
        """Who owns on a day: `until` is exclusive, on the day of hand-over the new owner owns."""
        return self.filter(since__lte=day).filter(
            models.Q(until__isnull=True) | models.Q(until__gt=day)
        )


class Ownership(Coded):
    """A person owns a dwelling, alone or with others; one person may own several."""

    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="ownerships")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="ownerships")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = OwnershipQuerySet.as_manager()


class Team(Coded):
    class Kind(models.TextChoices):
        VOLUNTEER = "volunteer", _("volunteer team")
        NEIGHBOURHOOD_WATCH = "neighbourhood_watch", _("neighbourhood watch team")

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    founded_on = models.DateField()

    objects = OwnedQuerySet["Team"].as_manager()

    def __str__(self) -> str:
        return self.name


class Appointment(Coded):
    """A person holds a role in the whole community, in a place, or in a team."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=32, choices=Role.choices)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta(Coded.Meta):
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(place__isnull=True) | models.Q(team__isnull=True),
                name="people_appointment_one_scope",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "role", "since", name="people_appointment_role"),
        ]


class Family(Coded):
    """Relatives who ask to be seen together; a link counts once its person has confirmed it."""

    name = models.CharField(max_length=60)

    objects = OwnedQuerySet["Family"].as_manager()

    def __str__(self) -> str:
        return self.name


class FamilyMember(Owned):
    family = models.ForeignKey(Family, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="family_links")
    relation = models.CharField(max_length=24)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet["FamilyMember"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("family", "person", name="people_family_member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.relation} in {self.family_id}"


class Purpose(models.TextChoices):
    POINTS = "points", _("earning integrity points")
    FEE_POINTS_NAME = "fee_points_name", _("being named for a paid fee")
    PUBLICITY = "publicity", _("being named and pictured in public")


class Channel(models.TextChoices):
    ANY = "any", _("anywhere")
    STAIRWELL_NOTICE = "stairwell_notice", _("stairwell notice")
    BOARD = "board", _("notice board")
    WEB = "web", _("web page")


class ConsentQuerySet(OwnedQuerySet["Consent"]):
    def live(self, at: datetime) -> Self:
        """Given at or before that time and not yet withdrawn."""
        return self.filter(given_at__lte=at).filter(
            models.Q(withdrawn_at__isnull=True) | models.Q(withdrawn_at__gt=at)
        )

    def for_channel(self, channel: str) -> Self:
        """Those that cover a channel."""
        return self.filter(channel__in=[channel, Channel.ANY])


class Consent(Coded):
    """A party agreed to one purpose, on one channel, under one wording, until withdrawn.

    The party is a person, a shop or a dwelling: exactly one of them.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    shop = models.ForeignKey(Shop, models.PROTECT, null=True, blank=True, related_name="consents")
    dwelling = models.ForeignKey(
        Dwelling, models.PROTECT, null=True, blank=True, related_name="consents"
    )
    purpose = models.CharField(max_length=24, choices=Purpose.choices)
    channel = models.CharField(max_length=24, choices=Channel.choices)
    version = models.CharField(max_length=24, default="1")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    guardian = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="consents_for_wards"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta(Coded.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Coded.Meta.constraints,
            models.CheckConstraint(
                condition=(
                    models.Q(person__isnull=False, shop__isnull=True, dwelling__isnull=True)
                    | models.Q(person__isnull=True, shop__isnull=False, dwelling__isnull=True)
                    | models.Q(person__isnull=True, shop__isnull=True, dwelling__isnull=False)
                ),
                name="people_consent_one_party",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True)
                | models.Q(withdrawn_at__gte=models.F("given_at")),
                name="people_consent_withdrawn_later",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index("community", "purpose", "given_at", name="people_consent_purpose"),
        ]

    @property
    def party(self) -> Person | Shop | Dwelling:
        """Who agreed."""
        party = self.person or self.shop or self.dwelling
        assert party is not None, "the database keeps exactly one party"
        return party
