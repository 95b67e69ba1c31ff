from django.apps import AppConfig


class EstateConfig(AppConfig):
    name = "linli.estate"
    default_auto_field = "django.db.models.BigAutoField"
