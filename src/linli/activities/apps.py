from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "linli.activities"
    default_auto_field = "django.db.models.BigAutoField"
