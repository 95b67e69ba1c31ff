from django.urls import path

from linli.web.notices import board, hanging, notice, writing

app_name = "notices"
urlpatterns = [
    path("notices/", board.board, name="list"),
    path("notices/new/", writing.new, name="new"),
    path("n/<str:notice>/", notice.page, name="notice"),
    path("n/<str:notice>/poster.pdf", notice.poster, name="poster"),
    path("n/<str:notice>/hang-up/", hanging.hang, name="hang_up"),
    path("n/<str:notice>/take-down/", hanging.down, name="take_down"),
]
