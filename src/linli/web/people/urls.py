from django.urls import path

from linli.web.people import consents, privacy, register

app_name = "people"
urlpatterns = [
    path("", register.people, name="register"),
    path("new/", register.new, name="new"),
    path("me/", privacy.mine, name="privacy"),
    path("me/export/", privacy.export, name="export"),
    path("me/erase/", privacy.erase, name="erase"),
    path("me/family/<int:link>/confirm/", privacy.confirm_link, name="confirm_link"),
    path("<str:person>/", register.one, name="person"),
    path("<str:person>/phone/", register.reveal_phone, name="reveal"),
    path("<str:person>/phone/set/", register.change_phone, name="set_phone"),
    path("<str:person>/consents/", consents.agree, name="agree"),
    path("<str:person>/consents/<str:consent>/withdraw/", consents.withdraw, name="withdraw"),
]
