from django.urls import path

from linli.web.spending import budget, choosing, laying_out, wishing

app_name = "spending"
urlpatterns = [
    path("", budget.budgets, name="list"),
    path("new/", laying_out.new, name="new"),
    path("<str:budget>/", budget.page, name="budget"),
    path("<str:budget>/wish/", wishing.wish, name="wish"),
    path("<str:budget>/choose/", choosing.choose, name="choose"),
    path("<str:budget>/begin/", laying_out.begin, name="begin"),
    path("<str:budget>/decide/", laying_out.decide, name="decide"),
    path("wish/<str:improvement>/admit/", laying_out.admit, name="admit"),
    path("wish/<str:improvement>/decline/", laying_out.decline, name="decline"),
]
