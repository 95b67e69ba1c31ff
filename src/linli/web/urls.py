from django.urls import include, path

urlpatterns = [
    path("", include("linli.web.home.urls")),
    path("", include("linli.web.grid.urls")),
    path("", include("linli.web.frames.urls")),
    path("", include("linli.web.account.urls")),
    path("people/", include("linli.web.people.urls")),
    path("points/", include("linli.web.credit.urls")),
    path("", include("linli.web.notices.urls")),
    path("", include("linli.web.offline.urls")),
    path("map/", include("linli.web.map.urls")),
    path("files/", include("linli.web.files.urls")),
    path("", include("linli.web.repairs.urls")),
    path("", include("linli.web.payments.urls")),
    path("talks/", include("linli.web.deliberation.urls")),
    path("", include("linli.web.ballots.urls")),
    path("spending/", include("linli.web.spending.urls")),
    path("rounds/", include("linli.web.rounds.urls")),
    path("style/", include("linli.web.style.urls")),
]
