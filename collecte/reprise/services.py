"""Write what a file of tonnages says, a bon for each site, period and direction; cancel it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import uuid5

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.services.annulations import annuler as annuler_un_bon
from collecte.livre.services.bons import ouvrir_bon
from collecte.livre.services.gestes import consigner_geste, lignes_de_pas
from collecte.livre.services.mouvements import ecrire as ecrire_les_mouvements
from collecte.livre.services.mouvements import referentiel
from collecte.matiere.ecritures import Pas, Referentiel
from collecte.matiere.etapes import Nature
from collecte.mois.refus import MoisClos
from collecte.mois.services.mois import est_clos
from petiterockette.comptes.models import Compte
from petiterockette.empreintes import empreinte_de
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import du
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.models import Fichier
from petiterockette.temps.dates import date_format

from .models import Repris
from .tonnages import Tonnage

CODE = "collecte.reprise.ecrite"


def ecrire(fichier: Fichier, examen: Examen, compte: Compte) -> Mapping[str, Any]:
    """Write the tonnages of a file, in the transaction of whoever brings it in.

    Each bon stands on the last day of its period, whose month is held open meanwhile. Returns what
    was written: how many bons and lines, the grams in and out, where it shows. Raises ``MoisClos``.
    """
    tonnages: Sequence[Tonnage] = examen.lignes
    lieux = {lieu.code: lieu for lieu in Lieu.objects.all()}
    categories = dict(Categorie.objects.values_list("code", "id"))
    ref, maintenant = referentiel(), timezone.now()

    def cle(t: Tonnage) -> tuple:
        return t.periode.fin, t.periode.debut, t.lieu, not t.entre

    annees = sorted({t.periode.fin.year for t in tonnages}, reverse=True)
    bons = 0
    for _cle, siens in groupby(sorted(tonnages, key=cle), key=cle):
        les_siens = list(siens)
        lieu = lieux[les_siens[0].lieu]
        pas = [_pas(t, categories, ref) for t in les_siens]
        _ecrire_un_bon(fichier, lieu, les_siens[0], pas, compte, maintenant, ref)
        bons += 1
    entrees_g = sum(t.masse_g for t in tonnages if t.entre)
    sorties_g = sum(t.masse_g for t in tonnages if not t.entre)
    return {
        "bons": bons,
        "lignes": len(tonnages),
        "entrees_g": entrees_g,
        "sorties_g": sorties_g,
        "dits": [
            [_("Bons écrits"), nombre(bons)],
            [_("Entré"), kilos(entrees_g)],
            [_("Sorti"), kilos(sorties_g)],
        ],
        "voir": [[str(a), reverse("collecte:periode", args=[a])] for a in annees],
    }


def annuler(fichier: Fichier, compte: Compte, motif: str) -> None:
    """Cancel every bon of a file that stands, by its counter-entry. Raises what ``annulations``
    refuses of one of them."""
    vivants = Bon.objects.filter(repris__fichier=fichier, annulation=None).order_by("-id")
    for bon in vivants.select_related("lieu", "point"):
        uuid = uuid5(fichier.uuid, f"annule/{bon.pk}")
        annuler_un_bon(bon=bon, uuid=uuid, motif=motif, compte=compte)


def _pas(t: Tonnage, categories: Mapping[str, int], ref: Referentiel) -> Pas:
    de, vers = t.passage
    return Pas(categories[t.categorie], ref.sans_matiere, de, vers, t.masse_g, t.mesure)


def _ecrire_un_bon(
    fichier: Fichier,
    lieu: Lieu,
    un: Tonnage,
    pas: Sequence[Pas],
    compte: Compte,
    maintenant: datetime,
    ref: Referentiel,
) -> None:
    """``un``: any of its tonnages, which all have the same site, period and direction."""
    jour, sens = un.periode.fin, "entre" if un.entre else "sorti"
    if est_clos(lieu.pk, jour):
        raise MoisClos(du_mois=du(date_format(jour, "F Y")))
    nom = f"{lieu.code}/{un.periode.debut}/{jour}/{sens}"
    entete = Entete(
        uuid=uuid5(fichier.uuid, nom),
        empreinte=empreinte_de({"fichier": fichier.empreinte, "bon": nom, "pas": _dits(pas)}),
        lieu=lieu,
        point=None,
        compte=compte,
        par=None,
        commentaire=_("%(quand)s, d’après « %(fichier)s »")
        % {"quand": un.periode.dite, "fichier": fichier.nom},
    )
    bon = ouvrir_bon(entete=entete, nature=Nature.REPRISE, jour=jour, maintenant=maintenant)
    Repris.objects.create(bon=bon, fichier=fichier, debut=un.periode.debut, entre=un.entre)
    lignes = lignes_de_pas(bon, pas, ref)
    ecrire_les_mouvements(bon=bon, pas=pas, sans_matiere=ref.sans_matiere)
    consigner_geste(bon, CODE, lignes, None, fichier=fichier.pk, debut=str(un.periode.debut))


def _dits(pas: Iterable[Pas]) -> list[list[Any]]:
    return [[p.categorie, p.de, p.vers, p.masse_g, p.mesure] for p in pas]
