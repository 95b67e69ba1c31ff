from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.grid.actions.patrols import Found
from linli.grid.models import Category
from linli.grid.queries import by_use
from linli.places.models import Community
from linli.web.forms import Keyed, LineField, TextField
from linli.web.grid.report import FIRST
from linli.web.grid.report_forms import PhotosField


class NoteForm(Keyed):
    """Something found on a round or told at a door: the place is known, so only what it is."""

    category = forms.ModelChoiceField(
        queryset=Category.objects.none(),
        to_field_name="code",
        error_messages={"required": _("Please tap what it is about.")},
    )
    where = LineField(label=_("Where exactly?"), longest=120, required=False)
    photo = PhotosField()
    description = TextField(
        label=_("What is wrong?"),
        help_text=_("About the thing, not about people."),
        longest=600,
        required=False,
    )

    def __init__(self, community: Community, *args: Any) -> None:
        super().__init__(*args)
        self.fields["category"].queryset = Category.objects.of(community)  # type: ignore[attr-defined]
        self.fields["where"].widget.attrs["placeholder"] = _("Third floor, by the letter boxes …")
        self.fields["description"].widget.attrs["rows"] = 3
        kinds = by_use(community)
        self.kinds, self.more_kinds = kinds[:FIRST], kinds[FIRST:]

    @property
    def found(self) -> Found:
        """What the form says; its key is the case's, so that sent twice it is one."""
        told = self.cleaned_data
        return Found(
            category=told["category"],
            key=f"web:{told['key']}",
            words=told["where"],
            description=told["description"],
            photos=told["photo"],
        )
