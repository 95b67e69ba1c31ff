from django.urls import path

from linli.web.credit import desk, mine, rules

app_name = "credit"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("join/", mine.join_in, name="join"),
    path("leave/", mine.leave_again, name="leave"),
    path("rules/", rules.rules, name="rules"),
    path("desk/", desk.desk, name="desk"),
    path("desk/<str:person>/", desk.person, name="person"),
    path("desk/<str:person>/look/", desk.look, name="look"),
]
