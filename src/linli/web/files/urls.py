from django.urls import path

from linli.web.files import views

app_name = "files"
urlpatterns = [
    path("photos/<int:photo>/", views.photo, name="photo"),
    path("photos/<int:photo>/small/", views.thumbnail, name="thumbnail"),
]
