from django.urls import path

from linli.web.offline import views

app_name = "offline"
urlpatterns = [
    path("sw.js", views.worker, name="worker"),
    path("offline/", views.waiting, name="waiting"),
    path("offline/who/", views.who, name="who"),
]
