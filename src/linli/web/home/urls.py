from django.urls import path

from linli.web.home import views

urlpatterns = [path("", views.home, name="home")]
