"""What the frame itself answers: elder mode, the language, and how the product installs."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from linli.web.doors import PUBLIC, door

ELDER_COOKIE = "elder"
A_YEAR = 365 * 24 * 3600


@door(PUBLIC)
@require_POST
def elder(request: HttpRequest) -> HttpResponseRedirect:
    """Turn elder mode on (`on=1`) or off, on this device."""
    back = _back(request)
    if request.POST.get("on") == "1":
        _keep(back, ELDER_COOKIE, "1")
    else:
        _keep(back, ELDER_COOKIE, "0")
    return back


@door(PUBLIC)
@require_POST
def language(request: HttpRequest) -> HttpResponseRedirect:
    """Speak another of the product's languages on this device; an unknown one changes nothing."""
    back = _back(request)
    code = request.POST.get("language", "")
    if code in dict(settings.LANGUAGES) and check_for_language(code):
        _keep(back, settings.LANGUAGE_COOKIE_NAME, code)
    return back


@door(PUBLIC)
@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """How the product installs on a phone's home screen."""
    return JsonResponse(
        {
            "name": _("Linli, your community"),
            "short_name": _("Linli"),
            "start_url": "/",
            "display": "standalone",
            "background_color": "#faf7f0",
            "theme_color": "#faf7f0",
            "icons": [
                {
                    "src": static(f"icons/linli-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": "any maskable",
                }
                for size in (192, 512)
            ],
        },
        content_type="application/manifest+json",
    )


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page one was on, and nowhere off this site."""
    there = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(
        there, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(there if here else "/")


def _keep(response: HttpResponseRedirect, cookie: str, value: str) -> None:
    response.set_cookie(
        cookie, value, max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
