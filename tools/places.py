"""Where things lie in the repository."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
LOCALE = SOURCE / "linli" / "locale"
TEMPLATES = sorted(SOURCE.glob("linli/**/templates"))


class Missing(Exception):
    """Something that has to be installed first, in one line that says how."""
