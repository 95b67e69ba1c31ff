"""How the tables hang together: which refers to which, and by what name it is reached back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.db import models

from tests.house.source import floors

Model = type[models.Model]


def our_models() -> list[Model]:
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("linli.")
        for model in config.get_models()
    ]


def module_of(model: Model) -> str:
    """'grid' for Case; '' for a table that is not ours."""
    package, _, rest = model.__module__.partition(".")
    return rest.split(".")[0] if package == "linli" else ""


def ties() -> Iterator[tuple[Model, str, Model, str | None]]:
    """A model, its field, the model of ours it refers to, and the name for the way back."""
    for model in our_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and module_of(field.related_model):
                back = field.remote_field.get_accessor_name()
                yield model, field.name, field.related_model, back


@cache
def ways_back() -> dict[str, set[str]]:
    """Names by which models are reached from below, with the modules that those models are of."""
    found: dict[str, set[str]] = {}
    for model, _, _, back in ties():
        if back:
            found.setdefault(back, set()).add(module_of(model))
    return found


@cache
def own_names(module: str) -> set[str]:
    """Names of fields that a module and the floors below it have themselves."""
    height = floors()
    below = [model for model in our_models() if height[module_of(model)] <= height[module]]
    return {
        field.name
        for model in below
        for field in model._meta.get_fields()
        if not isinstance(field, models.ForeignObjectRel) or field.related_model in below
    }
