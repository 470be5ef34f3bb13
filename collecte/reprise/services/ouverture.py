"""Write an opening stock: the count of each site, settled at once; cancel it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.comptages.models import Inventaire
from collecte.comptages.services.inventaires import arreter, commencer, compter
from collecte.listes.models import Categorie, Matiere
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.matiere.etapes import Mesure
from petiterockette.comptes.models import Compte as CompteDeConnexion
from petiterockette.empreintes import empreinte_de
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.models import Fichier

from ..models import Repris
from ..ouverture.lecture import Compte

METHODES = {
    Mesure.PESEE: Inventaire.Methode.PESEE,
    Mesure.ESTIMEE: Inventaire.Methode.ESTIMATION,
}


def ecrire(fichier: Fichier, examen: Examen, compte: CompteDeConnexion) -> Mapping[str, Any]:
    """Count what a file says at each of its sites and settle it, today: the opening of the house.

    Returns what was written. Raises what counting refuses.
    """
    par_lieu: dict[str, list[Compte]] = defaultdict(list)
    for c in examen.lignes:
        par_lieu[c.lieu].append(c)
    lieux = {lieu.code: lieu for lieu in Lieu.objects.filter(code__in=par_lieu)}
    bons = [
        _ouvrir(fichier, lieux[code], siens, compte) for code, siens in sorted(par_lieu.items())
    ]
    masse_g = sum(c.masse_g for c in examen.lignes)
    return {
        "lignes": len(examen.lignes),
        "masse_g": masse_g,
        "dits": [[_("Lieux"), nombre(len(bons))], [_("Stock d’ouverture"), kilos(masse_g)]],
        "voir": [
            [str(bon.lieu), reverse("collecte:inventaire", args=[bon.inventaire.pk])]
            for bon in bons
        ],
    }


def _ouvrir(
    fichier: Fichier, lieu: Lieu, comptes: Sequence[Compte], compte: CompteDeConnexion
) -> Bon:
    methode = METHODES[Mesure(fichier.reglages["mesure"])]
    inventaire = commencer(lieu=lieu, compte=compte, ouverture=True, methode=methode)
    categories = Categorie.objects.in_bulk({c.categorie for c in comptes}, field_name="code")
    matieres = Matiere.objects.in_bulk({c.matiere for c in comptes}, field_name="code")
    for c in comptes:
        nom = f"{lieu.code}/{c.ligne}/{c.etape}"
        compter(
            inventaire=inventaire,
            uuid=uuid5(fichier.uuid, nom),
            compte=compte,
            categorie=categories[c.categorie],
            etape=c.etape,
            masse_g=c.masse_g,
            matiere=matieres.get(c.matiere),
            zone=c.zone,
        )
    entete = Entete(
        uuid=uuid5(fichier.uuid, lieu.code),
        empreinte=empreinte_de({"fichier": fichier.empreinte, "lieu": lieu.code}),
        lieu=lieu,
        point=None,
        compte=compte,
        par=None,
        commentaire=_("D’après « %(fichier)s »") % {"fichier": fichier.nom},
    )
    bon, _nouveau = arreter(inventaire=inventaire, entete=entete)
    Repris.objects.create(bon=bon, fichier=fichier, debut=bon.jour, entre=True)
    return bon
