"""E67: no person of the article that gave the idea appears anywhere in the repository.

Their names are in no file, here neither: every run of two to four Chinese characters is hashed
with a salt and compared.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.places import ROOT

_SALT = "linli:"
_PRIVATE = frozenset(
    {
        "07ba1d3c205472f47b33212a788d6bc45516c2074a93a83eefb0f3f754a9544d",
        "0db7a84333a8ec1d37d5f65072017e224779c4f9a466439a51902e79e69eb0e5",
        "14dfb8a10e934c3b040253b5f09eb42892977ce4f416d958a3ccd4d20dc86b6a",
        "1cb7b812c3e0f5ddb39241e7c750aa423325cd74bca461ee9d23013f1a2e4908",
        "285af2c044b3672201557ff79e8b681f07c93127999a6f8738533c28b3606726",
        "2bf262e41c3a05d6d1c9f72ee61abc2d08fe22e1bf01bd936f5fe4a5088a4583",
        "630c2bf6a23dc4f29c60f8ba59258c811d8183ce91e785b6afcfb8295184216d",
        "823ee37df563c405abcf2104599ce25c7949a891990517f7ba5024c5d6879717",
        "8796d76af56fa51ecfe3fa8b1435fe68b4ee8e592bca9f2844c4dea6f6276ff8",
        "9d42d3c0fd399f1017000c3eaee87595c927b53df53c026fedcf03a05b5151b7",
        "df91120252399d79a8a70d0d8b94197b20b90d368c5414d09bf69bb0448767f4",
    }
)
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,}")
INVENTED = "穆青禾"


def salted(name: str) -> str:
    return hashlib.sha256(f"{_SALT}{name}".encode()).hexdigest()


def windows(text: str) -> set[str]:
    """Every run of two to four Chinese characters in a text."""
    return {
        run[start : start + length]
        for run in _CHINESE.findall(text)
        for length in (2, 3, 4)
        for start in range(len(run) - length + 1)
    }


def named(text: str, private: frozenset[str]) -> bool:
    """Whether one of the people is named in a text."""
    return any(salted(window) in private for window in windows(text))


def texts() -> Iterator[tuple[str, str]]:
    """The name and text of every file that is kept."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = Path(ROOT, name)
        if path.is_file():
            yield name, path.read_bytes().decode(errors="ignore")


def test_e67_no_person_of_the_article_is_named_in_any_file() -> None:
    found = [name for name, text in texts() if named(f"{name} {text}", _PRIVATE)]
    assert found == []


@pytest.mark.parametrize(
    "text", [INVENTED, f"组长{INVENTED}说", f"x{INVENTED},", f"第一行\n{INVENTED}\n"]
)
def test_e67_a_name_would_be_found_wherever_it_stood(text: str) -> None:
    private = frozenset({salted(INVENTED)})
    assert named(text, private)
    assert not named("穆青 禾穆 青禾", private)


def test_e67_every_file_with_words_is_read() -> None:
    read = dict(texts())
    assert "docs/architecture.md" in read
    assert any(name.endswith(".csv") for name in read)
