from django.urls import path

from linli.web.map import edit, pick, views

app_name = "map"
urlpatterns = [
    path("", views.plan, name="plan"),
    path("live/", views.live, name="live"),
    path("data/", views.data, name="data"),
    path("pick/", pick.pick, name="pick"),
    path("edit/", edit.places, name="edit"),
    path("edit/around/", edit.around, name="edit_around"),
    path("edit/ground/", edit.ground, name="ground"),
    path("edit/file/", edit.upload, name="upload"),
    path("edit/file/download/", edit.download, name="download"),
    path("edit/place/<str:place>/", edit.shape, name="edit_place"),
]
