from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "linli.journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.journal import guards

        for table in ("journal_recordedfact", "journal_refusal"):
            guards.append_only(table)
            guards.written_once(table)
