from django.urls import path

from linli.web.ballots import casting, conducting, listing, taking, telling, vote

app_name = "ballots"
urlpatterns = [
    path("votes/", listing.votes, name="list"),
    path("votes/new/", conducting.new, name="new"),
    path("v/<str:vote>/", vote.page, name="vote"),
    path("v/<str:vote>/result.pdf", vote.result, name="result"),
    path("v/<str:vote>/cast/", casting.cast, name="cast"),
    path("v/<str:vote>/desk/", conducting.desk, name="desk"),
    path("v/<str:vote>/publicise/", conducting.publicise, name="publicise"),
    path("v/<str:vote>/open/", conducting.open_now, name="open"),
    path("v/<str:vote>/count/", conducting.count, name="count"),
    path("v/<str:vote>/annul/", conducting.annul, name="annul"),
    path("v/<str:vote>/paper/", taking.paper, name="paper"),
    path("v/<str:vote>/telephone/", taking.telephone, name="telephone"),
    path("v/<str:vote>/proxy/", taking.proxy, name="proxy"),
    path("v/<str:vote>/marks/", telling.marks, name="marks"),
    path("v/<str:vote>/recount.json", telling.recount, name="recount"),
]
