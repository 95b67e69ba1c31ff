from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "linli.ballots"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.ballots import guards

        guards.register()
