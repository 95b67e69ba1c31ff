from django.apps import AppConfig


class MechanismConfig(AppConfig):
    name = "linli.mechanism"
    default_auto_field = "django.db.models.BigAutoField"
