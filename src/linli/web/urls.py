from django.urls import include, path

urlpatterns = [
    path("", include("linli.web.account.urls")),
    path("people/", include("linli.web.people.urls")),
    path("", include("linli.web.frames.urls")),
    path("files/", include("linli.web.files.urls")),
]
