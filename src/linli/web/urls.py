from django.urls import include, path

urlpatterns = [
    path("", include("linli.web.frames.urls")),
    path("style/", include("linli.web.style.urls")),
]
