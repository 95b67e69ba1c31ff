from django.apps import AppConfig


class MechanismConfig(AppConfig):
    name = "linli.mechanism"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.mechanism.table import connect

        connect()
