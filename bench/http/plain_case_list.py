"""The same list written the plain way: a model form as paragraphs, a count, an include a row."""

from __future__ import annotations

from pathlib import Path

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse  # noqa: TID251 - this is a door
from django.shortcuts import render  # noqa: TID251
from django.urls import path

from bench.case import measure
from bench.http.asked import Client, ask, check, prepare
from linli.grid.models import Case
from linli.web.doors import STAFF, door
from linli.web.urls import urlpatterns as product

ENDED = ("closed", "rejected", "merged")


class CaseFilter(forms.ModelForm):
    q = forms.CharField(required=False)

    class Meta:
        model = Case
        fields = ("q", "category", "grid", "place", "state")


@door(STAFF)
def cases(request: HttpRequest) -> HttpResponse:
    open_cases = Case.objects.filter(community=request.community).exclude(state__in=ENDED)
    related = open_cases.select_related("category", "grid", "place", "near")
    page = Paginator(related.order_by("-reported_at"), 30).get_page(request.GET.get("page"))
    return render(request, "plain/list.html", {"page": page, "form": CaseFilter()})


urlpatterns = [path("plain/", cases, name="plain"), *product]


def work(asked: tuple[Client, int]) -> None:
    browser, count = asked
    for _ in range(count):
        ask(browser, "/plain/")


if __name__ == "__main__":
    settings.ROOT_URLCONF = "bench.http.plain_case_list"
    settings.TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
    measure(prepare, work, check)
