from django.apps import AppConfig
from django.core.checks import Tags, register


class OpsConfig(AppConfig):
    name = "linli.ops"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.ops.checks import durable

        register(durable, Tags.database)
