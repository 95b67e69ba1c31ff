"""Chromium for the browser tests: the one at hand, else Debian's."""

from __future__ import annotations

import os
import shutil
import subprocess

from tools.places import Missing

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_PACKAGES = ("chromium", "fonts-noto-cjk")


def chromium() -> str:
    """The path of a Chromium; installed from Debian when missing and we are root.

    Raises Missing when there is none: browser tests are never left out in silence.
    """
    found = _at_hand()
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium from Debian for the browser tests.", flush=True)
        _apt_get("update")
        _apt_get("install", "--no-install-recommends", *_PACKAGES)
        found = _at_hand()
    if not found:
        packages = " ".join(_PACKAGES)
        raise Missing(f"Chromium: apt-get install {packages}, or let CHROMIUM name one.")
    return found


def _at_hand() -> str:
    named = os.environ.get("CHROMIUM", "")
    return named or next(filter(None, map(shutil.which, _NAMES)), "")


def _apt_get(*words: str) -> None:
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "-y", *words], env=os.environ | quiet, check=True)
