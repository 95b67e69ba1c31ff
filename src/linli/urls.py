"""Every address of the product. The doors do not know each other; they meet here."""

from django.urls import include, path

urlpatterns = [
    path("", include("linli.web.urls")),
    path("api/", include("linli.api.urls")),
    path("open311/v2/", include("linli.api.open311.urls")),
]
