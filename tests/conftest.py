"""What every test stands on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as linli
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from linli.ops import translations

pytest_plugins = ["tests.cast", "tests.browser", "tests.real_database"]


def pytest_configure() -> None:
    """Translations that are read before they are compiled stay English for a whole process.

    How quickly examples are made says something of the machine, nothing of the product.
    """
    translations.compile_stale()
    hypothesis.register_profile(
        "linli", deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    hypothesis.load_profile("linli")


@pytest.fixture(autouse=True, scope="session")
def _plain_and_quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Static files as they lie, files in a folder of their own, passwords hashed quickly."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    Path(linli.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    with override_settings(
        STORAGES=linli.STORAGES | {"staticfiles": plain},
        MEDIA_ROOT=tmp_path_factory.mktemp("files"),
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(autouse=True)
def _fresh_keys_and_counters(settings: Any, tmp_path: Path) -> None:
    """No test leaves a key or a counted log-in attempt to the next one."""
    settings.KEYS = tmp_path / "keys"
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": str(tmp_path),
        }
    }
