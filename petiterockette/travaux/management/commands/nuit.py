from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from petiterockette.journal.refus import CleFausse
from petiterockette.travaux.conduite import conduire_ce_qui_attend, reprendre_les_interrompus
from petiterockette.travaux.models import EtapeDeNuit
from petiterockette.travaux.nuit import faire_la_nuit
from petiterockette.travaux.registre import ETAPES


class Command(BaseCommand):
    help = (
        "Fait le travail de la nuit : alertes, résumés du mois, oubli des coordonnées, livres, "
        "rangement. Sans danger deux fois ; sortie 1 si une étape est en panne."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--sans-les-travaux",
            action="store_true",
            help="laisse à l’ouvrier ce qui attend dans la file (les courriels)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            etapes = faire_la_nuit(timezone.localdate())
        except CleFausse as refus:
            raise CommandError(str(refus)) from refus
        for e in etapes:
            self.stdout.write(f"{ETAPES[e.code].nom} : {e.phrase}")
        if not etapes:
            self.stdout.write("Tout était déjà fait.")
        if not options["sans_les_travaux"]:
            reprendre_les_interrompus(timezone.now())
            n = conduire_ce_qui_attend()
            self.stdout.write(f"{n} travail ou travaux de la file.")
        if any(e.etat == EtapeDeNuit.Etat.PANNE for e in etapes):
            raise SystemExit(1)
