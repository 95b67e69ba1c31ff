from django.apps import AppConfig


class CommonsConfig(AppConfig):
    name = "linli.commons"
    default_auto_field = "django.db.models.BigAutoField"
