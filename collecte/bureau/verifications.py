"""The checks of exits' papers: sealed versions, scans."""

from collections.abc import Iterator

from django.core.files.storage import default_storage

from petiterockette.verification import Constat, verification

from .models import Bordereau, Remise, Scan
from .services.papiers import dit_des_papiers


@verification("Papiers des sorties et bordereaux scellés")
def bordereaux() -> Iterator[Constat]:
    """What the papers of an exit say is what their last sealed version says."""
    derniers = {b.sortie_id: b for b in Bordereau.objects.order_by("sortie", "rang")}
    for remise in Remise.objects.all().iterator():
        scelle = derniers.pop(remise.pk, None)
        if scelle is None or scelle.contenu["papiers"] != dit_des_papiers(remise):
            yield Constat(f"sortie {remise.pk} : ses papiers ne sont pas ceux du dernier bordereau")
    for sortie in derniers:
        yield Constat(f"sortie {sortie} : son bordereau est scellé, ses papiers manquent")


@verification("Papiers photographiés")
def papiers() -> Iterator[Constat]:
    """Every scan of an exit's papers has its two files."""
    for scan in Scan.objects.order_by("pk").iterator():
        if not all(default_storage.exists(nom) for nom in scan.fichiers.values()):
            yield Constat(f"un papier de la sortie {scan.sortie_id} n’a plus son fichier", False)
