"""Write the sales totals of a file; cancel them by their opposites."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from boutique.regles.models import Moyen
from collecte.listes.models import Categorie
from petiterockette.base.insertion import inserer
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mots.monnaie import euros
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.models import Fichier

from ..models import TotalRepris
from ..sommes import totaux_vivants


def ecrire(fichier: Fichier, examen: Examen, compte: Compte) -> Mapping[str, Any]:
    """Write the totals of a file, in the transaction of whoever brings it in; what was written."""
    vendus: Sequence[Any] = examen.lignes
    lieux = dict(Lieu.objects.values_list("code", "pk"))
    categories = dict(Categorie.objects.values_list("code", "pk"))
    moyens = dict(Moyen.objects.values_list("code", "pk"))
    inserer(
        [
            TotalRepris(
                fichier=fichier,
                ligne=v.ligne,
                lieu_id=lieux[v.lieu],
                debut=v.periode.debut,
                fin=v.periode.fin,
                categorie_id=categories[v.categorie] if v.categorie else None,
                moyen_id=moyens[v.moyen] if v.moyen else None,
                montant_cts=v.montant_cts,
                ventes=v.ventes,
            )
            for v in vendus
        ]
    )
    annees = sorted({v.periode.fin.year for v in vendus}, reverse=True)
    cts = sum(v.montant_cts for v in vendus)
    return {
        "lignes": len(vendus),
        "dits": [[str(_("Vendu")), euros(cts)]],
        "voir": [[str(a), reverse("boutique:ventes_du_mois", args=[a])] for a in annees],
    }


def annuler(fichier: Fichier, compte: Compte, motif: str) -> None:
    """Write the opposite of every total of a file that stands."""
    inserer(
        [
            TotalRepris(
                fichier=fichier,
                ligne=t.ligne,
                annule=t,
                lieu_id=t.lieu_id,
                debut=t.debut,
                fin=t.fin,
                categorie_id=t.categorie_id,
                moyen_id=t.moyen_id,
                montant_cts=-t.montant_cts,
                ventes=None if t.ventes is None else -t.ventes,
            )
            for t in totaux_vivants().filter(fichier=fichier).order_by("pk")
        ]
    )
