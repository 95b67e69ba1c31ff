"""Only those pages of allauth that the community uses; the names are allauth's."""

from allauth.account import views as allauth
from django.urls import path

from linli.web.account import demo
from linli.web.doors import PUBLIC, RESIDENTS, door

public = door(PUBLIC)
logged_in = door(RESIDENTS)

urlpatterns = [
    path("account/login/", public(allauth.login), name="account_login"),
    path(
        "account/login/code/", public(allauth.request_login_code), name="account_request_login_code"
    ),
    path(
        "account/login/code/confirm/",
        public(allauth.confirm_login_code),
        name="account_confirm_login_code",
    ),
    path("account/logout/", public(allauth.logout), name="account_logout"),
    path("account/inactive/", public(allauth.account_inactive), name="account_inactive"),
    path("account/password/set/", logged_in(allauth.password_set), name="account_set_password"),
    path(
        "account/password/change/",
        logged_in(allauth.password_change),
        name="account_change_password",
    ),
    path("demo/", demo.choose, name="demo"),
    path("demo/<slug:look>/", demo.enter, name="demo_enter"),
]
