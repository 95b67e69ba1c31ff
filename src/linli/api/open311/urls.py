from django.urls import path

from linli.api.open311 import requests, services

app_name = "open311"
urlpatterns = [
    path("discovery.<str:format>", services.discovery, name="discovery"),
    path("services.<str:format>", services.services, name="services"),
    path("services/<str:service>.<str:format>", services.definition, name="definition"),
    path("requests.<str:format>", requests.every, name="requests"),
    path("requests/<str:request_id>.<str:format>", requests.one, name="request"),
    path("tokens/<str:token>.<str:format>", requests.of_token, name="token"),
]
