from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "linli.journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.journal import guards

        guards.append_only("journal_recordedfact")
        guards.append_only("journal_refusal")
