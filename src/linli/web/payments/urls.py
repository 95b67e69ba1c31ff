from django.urls import path

from linli.web.payments import books, hand_overs, receipts

app_name = "payments"
urlpatterns = [
    path("receipts/", receipts.receipts, name="receipts"),
    path("receipts/<int:number>/", receipts.receipt, name="receipt"),
    path("hand-over/", hand_overs.hand_overs, name="hand_over"),
    path("hand-over/bank/", hand_overs.bank, name="bank"),
    path("hand-over/<str:person>/", hand_overs.count_in, name="count_in"),
    path("books/", books.books, name="books"),
    path("books/<int:account>/", books.book, name="book"),
]
