from django.urls import path

from linli.web.repairs import collecting, desk, household, listing

app_name = "repairs"
urlpatterns = [
    path("repairs/", listing.repairs, name="list"),
    path("c/<str:case>/repair/", desk.bench, name="bench"),
    path("c/<str:case>/repair/cause/", desk.cause, name="cause"),
    path("c/<str:case>/repair/responsible/", desk.responsible, name="responsible"),
    path("c/<str:case>/repair/price/", desk.price, name="price"),
    path("c/<str:case>/repair/choose/", desk.choose, name="choose"),
    path("c/<str:case>/repair/notices/", desk.notices, name="notices"),
    path("c/<str:case>/repair/told/", desk.told, name="told"),
    path("c/<str:case>/repair/begin/", desk.begin, name="begin"),
    path("c/<str:case>/repair/pay/", desk.pay, name="pay"),
    path("shares/", household.shares, name="mine"),
    path("shares/<int:share>/", household.share, name="share"),
    path("shares/<int:share>/print/", household.notice, name="notice"),
    path("shares/<int:share>/answer/", household.answer, name="answer"),
    path("shares/<int:share>/take/", collecting.take, name="take"),
    path("collect/<str:share_request>/", collecting.collect, name="collect"),
]
