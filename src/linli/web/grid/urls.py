from django.urls import path

from linli.web.grid import directory, inbox, known, mine, photos, report, thread, today

app_name = "grid"
urlpatterns = [
    path("report/", report.report, name="report"),
    path("report/people/", report.reporters, name="reporters"),
    path("report/known/", known.known, name="known"),
    path("report/sent/<str:token>/", report.sent, name="sent"),
    path("report/sent/<str:token>/same/", known.same, name="same"),
    path("mine/", mine.mine, name="mine"),
    path("c/<str:case>/", thread.case, name="case"),
    path("c/<str:case>/me-too/", known.me_too, name="me_too"),
    path("c/<str:case>/solved/", mine.solved, name="solved"),
    path("c/<str:case>/not-solved/", mine.not_solved, name="not_solved"),
    path("c/<str:case>/do/<slug:act>/", thread.act, name="act"),
    path("c/<str:case>/reporter/", thread.reporter, name="reporter"),
    path("c/<str:case>/photos/", photos.add, name="add_photo"),
    path("c/<str:case>/photos/<int:photo>/clear/", photos.clear, name="clear_photo"),
    path("today/", today.today, name="today"),
    path("cases/", inbox.cases, name="list"),
    path("directory/", directory.directory, name="directory"),
    path("directory/new/", directory.new, name="new_contact"),
    path("directory/<str:contact>/", directory.contact, name="contact"),
    path("directory/<str:contact>/verify/", directory.verify, name="verify_contact"),
]
