from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    name = "petiterockette.journal"
    label = "journal"
    verbose_name = "journal"

    def ready(self) -> None:
        from . import proprietaire, sceaux

        # Django's own signal, after every migrate: SQLite drops triggers when it rebuilds a table.
        post_migrate.connect(sceaux.apres_migration, dispatch_uid="journal.sceaux")
        register(sceaux.verifier_les_sceaux, Tags.database)
        register(proprietaire.verifier_le_proprietaire, deploy=True)
