from django.urls import path

from linli.web.frames import views

urlpatterns = [
    path("elder/", views.elder, name="elder"),
    path("language/", views.language, name="language"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
