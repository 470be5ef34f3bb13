"""Write what a file says of people and their memberships; cancel it as one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.adhesions.models import Adhesion
from boutique.adhesions.services import reprises as adhesions
from petiterockette.comptes.models import Compte
from petiterockette.mots.mesures import nombre
from petiterockette.mots.monnaie import euros
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import reprises as annuaire
from petiterockette.personnes.services.fusions import ecarter
from petiterockette.reprise.genres import Examen
from petiterockette.reprise.models import Fichier

from ..apports import APrendre, numero_du
from ..listes import Formules
from ..models import AdhesionReprise, PersonneReconnue

LOT = 500
# What is of a file itself, when it is cancelled: it keeps nobody.
DU_FICHIER = (
    "boutique_adhesions_reprises.PersonneReconnue",
    "boutique_adhesions.Carte",
    "boutique_adhesions.Adhesion",
)


def ecrire(fichier: Fichier, examen: Examen, compte: Compte) -> Mapping[str, Any]:
    """Write people and memberships, in the transaction of whoever brings the file in.

    No ticket, no till, nobody is told. Returns what was written, in words. Raises what the
    directory refuses.
    """
    lignes: Sequence[APrendre] = examen.lignes
    numeros = annuaire.reprendre(
        apports=[_apport(ligne) for ligne in lignes], par=compte.personne_id, compte=compte.pk
    )
    _reconnaitre(fichier, lignes, numeros)
    _ecarter(lignes, numeros, compte)
    ecrites = _ecrire_les_annees(fichier, lignes, numeros, compte)
    neuves = sum(ligne.numero is None for ligne in lignes)
    payes = sum(a.paye_cts or 0 for a in ecrites)
    return {
        "lignes": len(lignes),
        "dits": [
            [_("Personnes inscrites"), nombre(neuves)],
            [_("Personnes déjà dans l’annuaire"), nombre(len(lignes) - neuves)],
            [_("Adhésions reprises"), nombre(len(ecrites))],
            [_("Payé avant, hors caisse"), euros(payes)],
            *([_("Laissé de côté"), avis.titre] for avis in examen.avis),
        ],
        "voir": [[_("Adhérents"), reverse("adhesions:adherents")]],
    }


def _apport(ligne: APrendre) -> annuaire.Apport:
    qui = ligne.qui
    accords = {(donnee, finalite): _moment(le) for donnee, finalite, le in ligne.accords}
    return annuaire.Apport(ligne.numero, qui.prenom, qui.nom, qui.courriel, qui.telephone, accords)


def _moment(jour: date) -> datetime:
    return timezone.make_aware(datetime.combine(jour, time.min))


def _reconnaitre(fichier: Fichier, lignes: Sequence[APrendre], numeros: Sequence[int]) -> None:
    """Keep who each is here, for the files to come."""
    PersonneReconnue.objects.bulk_create(
        [
            PersonneReconnue(
                cle=cle, personne_id=numero, fichier=fichier, inscrite=ligne.numero is None
            )
            for ligne, numero in zip(lignes, numeros, strict=True)
            for cle in ligne.cles
        ],
        batch_size=LOT,
    )


def _ecarter(lignes: Sequence[APrendre], numeros: Sequence[int], compte: Compte) -> None:
    """Those who look alike and are two are not proposed again, here nor in the directory."""
    par_code = {ligne.code: n for ligne, n in zip(lignes, numeros, strict=True)}
    for ligne in lignes:
        for code in ligne.autres:
            autre = numero_du(code) or par_code.get(code)
            sienne = par_code[ligne.code]
            if autre and autre != sienne:
                une, deux = Personne.objects.filter(pk__in=(sienne, autre))
                ecarter(une=une, autre=deux, par=compte.personne_id, compte=compte.pk)


def _ecrire_les_annees(
    fichier: Fichier, lignes: Sequence[APrendre], numeros: Sequence[int], compte: Compte
) -> list[Adhesion]:
    formules = Formules()
    annees = [
        adhesions.AnneeAilleurs(
            personne=numero,
            formule=formules.de(a.article, a.debut),
            jour=a.jour,
            debut=a.debut,
            fin=a.fin,
            paye_cts=a.paye_cts,
        )
        for ligne, numero in zip(lignes, numeros, strict=True)
        for a in ligne.annees
    ]
    ecrites = adhesions.reprendre(annees=annees, compte=compte, source={"fichier": fichier.pk})
    AdhesionReprise.objects.bulk_create(
        [AdhesionReprise(adhesion=a, fichier=fichier) for a in ecrites], batch_size=LOT
    )
    return ecrites


def annuler(fichier: Fichier, compte: Compte, motif: str) -> None:
    """End each membership that a file wrote, from its first day on; forget the people whom it wrote
    down and whom nothing else names."""
    vivantes = Adhesion.objects.en_cours().filter(reprise__fichier=fichier)
    adhesions.annuler(adhesions=vivantes, compte=compte, source={"fichier": fichier.pk})
    inscrites = PersonneReconnue.objects.filter(fichier=fichier, inscrite=True)
    numeros = set(inscrites.values_list("personne", flat=True))
    PersonneReconnue.objects.filter(fichier=fichier).delete()
    annuaire.defaire(
        numeros=numeros - _encore_adherentes(numeros),
        depuis=fichier.decide_le or timezone.now(),
        sauf=DU_FICHIER,
        par=compte.personne_id,
        compte=compte.pk,
    )


def _encore_adherentes(numeros: set[int]) -> set[int]:
    """Those who have a year that stands, or had one at the till, or whom another file knows."""
    siennes = Adhesion.objects.filter(Q(resiliation=None) | Q(ligne__isnull=False))
    gardees = siennes.filter(carte__personne__in=numeros).values_list("carte__personne", flat=True)
    connues = PersonneReconnue.objects.filter(personne__in=numeros)
    return {*gardees.order_by(), *connues.values_list("personne", flat=True)}
