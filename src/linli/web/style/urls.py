from django.urls import path

from linli.web.style import views

app_name = "style"
urlpatterns = [
    path("", views.parts, name="parts"),
    path("screens/<slug:name>/", views.screen, name="screen"),
]
