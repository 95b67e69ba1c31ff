"""How the ledger says no."""

from __future__ import annotations

from django.utils.translation import gettext as _

from linli.core.refused import Refused


class Overdraft(Refused):
    """An account would fall below its floor. The caller, who knows whose it is, says it better."""

    def __init__(self, account_id: int) -> None:
        super().__init__("OVERDRAFT", _("There is not enough left for this."))
        self.account_id = account_id


class OtherContent(Refused):
    """The key stands for another move."""

    def __init__(self) -> None:
        super().__init__(
            "SAME_ID_OTHER_CONTENT",
            _("This was sent before with other content. Open the page again and start afresh."),
        )


class AlreadyReversed(Refused):
    """A move is reversed once."""

    def __init__(self) -> None:
        super().__init__("ALREADY_REVERSED", _("This has already been taken back."))
