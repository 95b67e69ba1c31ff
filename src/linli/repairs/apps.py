from django.apps import AppConfig


class RepairsConfig(AppConfig):
    name = "linli.repairs"
    default_auto_field = "django.db.models.BigAutoField"
