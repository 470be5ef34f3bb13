"""Those who held the old tool: a person each, inactive, unless they left too long ago."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from boutique.oressource.carnet.carnet import Carnet
from petiterockette.comptes.models import Compte
from petiterockette.personnes.services.annuaire import inscrire_sous
from petiterockette.temps.dates import ans_apres

from ..models import CompteDAvant, Export

# As long as a name tile of the team is kept (``personnes.Equipier`` of the registry of data).
GARDE_ANS = 3
# What the old tool puts in the place of accounts that were erased.
INCONNU = "inconnu"


@transaction.atomic
def inscrire_les_anciens(*, export: Export, carnet: Carnet, compte: Compte) -> tuple[int, int]:
    """Write down, by name and first name only, each old account that acted in the last years.

    No password, no address. Done again, it adds those who are new. Returns how many of the base
    are written down by now, and how many were left out, their term being over.
    """
    connus = set(CompteDAvant.objects.filter(base=export.base_id).values_list("numero", flat=True))
    aujourd_hui = timezone.localdate()
    faits, passes = len(connus), 0
    for lu in carnet.lire(_ACTIFS):
        nom, prenom = (lu.nom or "").strip(), (lu.prenom or "").strip()
        if lu.id in connus or not (nom or prenom) or INCONNU in f"{nom} {prenom}".lower():
            continue
        dernier = date.fromisoformat(lu.dernier[:10])
        if ans_apres(dernier, GARDE_ANS) < aujourd_hui - timedelta(days=1):
            passes += 1
            continue
        personne = inscrire_sous(mots=f"{prenom} {nom}".strip(), compte=compte.pk)
        CompteDAvant.objects.create(base_id=export.base_id, numero=lu.id, personne=personne)
        faits += 1
    return faits, passes


_ACTIFS = """
    SELECT u.id, u.nom, u.prenom, MAX(g.le) AS dernier FROM utilisateurs u
    JOIN (SELECT id_createur AS qui, MAX(timestamp) AS le FROM collectes GROUP BY 1
          UNION ALL SELECT id_createur, MAX(timestamp) FROM sorties GROUP BY 1
          UNION ALL SELECT id_createur, MAX(timestamp) FROM ventes GROUP BY 1) g ON g.qui = u.id
    WHERE g.le IS NOT NULL GROUP BY u.id ORDER BY u.id"""
