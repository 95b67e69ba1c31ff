from django.apps import AppConfig


class SpendingConfig(AppConfig):
    name = "linli.spending"
    default_auto_field = "django.db.models.BigAutoField"
