import re

from django.apps import apps

_TOO_MUCH = re.compile(
    r"id_?card|identity_?(card|number)|passport|national_id|bank|card_?(no|number)|iban"
    r"|face|biometric|finger|iris|latitude|longitude|track|gps|religion|ethnic|health|disease"
    r"|income|political|password_plain"
)


def test_e60_no_model_has_room_for_what_the_community_must_not_know() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("linli.")]
    assert len(ours) > 10
    fields = [f"{model.__name__}.{field.name}" for model in ours for field in model._meta.fields]
    assert [field for field in fields if _TOO_MUCH.search(field.lower())] == []


def test_e60_the_watch_sees_such_a_field() -> None:
    for field in ("id_card_no", "bank_account", "face_vector", "gps_track", "longitude"):
        assert _TOO_MUCH.search(field)
