"""The clockwork does what is due."""

from __future__ import annotations

from datetime import datetime

import pytest

from linli.ops import clockwork


def test_a_duty_that_fails_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[datetime] = []

    def fall_over(_now: datetime) -> None:
        raise RuntimeError("fell over")

    monkeypatch.setattr(clockwork, "DUE", [("fall over", fall_over), ("go on", done.append)])
    assert clockwork.run_due() == ["fall over"]
    assert len(done) == 1
    assert done[0].tzinfo is not None
