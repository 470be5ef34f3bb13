"""The papers of an exit: bordereau, vehicle, carrier, money and its invoice."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.livre.models import Bon
from collecte.livre.services.bons import titre
from collecte.matiere.etapes import FINS_DE_DECHET
from collecte.sorties.models import Sortie
from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant
from petiterockette.empreintes import empreinte_de
from petiterockette.journal.services import consigner
from petiterockette.mots.mesures import nombre
from petiterockette.personnes.models import Structure

from ..models import Bordereau, Remise
from ..refus import PapiersChanges, SortieAnnulee

CHAMPS = (
    *("bordereau", "vehicule", "transporteur_id", "eco_organisme_id", "intermediaire_id"),
    *("role_intermediaire", "notification", "volume_l", "montant_c", "facture"),
)
STRUCTURES = ("transporteur", "eco_organisme", "intermediaire")


def tenir_les_papiers(
    *,
    sortie: Sortie,
    compte: Compte,
    bordereau: str = "",
    vehicule: str = "",
    transporteur: Structure | None = None,
    eco_organisme: Structure | None = None,
    intermediaire: Structure | None = None,
    role_intermediaire: str = "",
    notification: str = "",
    volume_l: int | None = None,
    montant_c: int | None = None,
    facture: str = "",
    vu: str = "",
) -> Remise | None:
    """Write or correct the papers of an exit; every version is sealed, and in the journal.

    ``intermediaire``: a broker or a dealer, as ``role_intermediaire`` says; ``volume_l``: litres.
    ``montant_c``: cents, received when positive, paid when negative. ``vu``: the digest of
    the papers that were read; if they have changed since, ``PapiersChanges``. Nothing that
    changes writes nothing. Raises ``DroitManquant``, or ``SortieAnnulee``.
    """
    bon = sortie.bon
    exiger_la_tenue(bon, compte)
    with transaction.atomic():
        prendre_la_sortie(bon)
        remise = Remise.objects.select_for_update().filter(sortie=sortie).first()
        avant = dit_des_papiers(remise)
        champs = {
            "bordereau": bordereau.strip(),
            "vehicule": vehicule.strip(),
            "transporteur_id": transporteur.pk if transporteur else None,
            "eco_organisme_id": eco_organisme.pk if eco_organisme else None,
            "intermediaire_id": intermediaire.pk if intermediaire else None,
            "role_intermediaire": role_intermediaire,
            "notification": notification.strip(),
            "volume_l": volume_l or None,
            "montant_c": montant_c or None,
            "facture": facture.strip(),
        }
        apres = _sans_vide(champs)
        if avant == apres:
            return remise
        if vu and vu != empreinte_de(avant):
            raise PapiersChanges()
        remise = remise or Remise(sortie=sortie)
        for nom, valeur in champs.items():
            setattr(remise, nom, valeur)
        remise.full_clean()
        remise.save()
        sceller_le_bordereau(remise, compte)
        consigner(
            "collecte.remise.tenue",
            _("%(bon)s : papiers notés") % {"bon": titre(bon)},
            {"bon": bon.pk, "avant": avant, "apres": apres},
            lieu=bon.lieu_id,
            compte=compte.pk,
            par=compte.personne_id,
        )
    return remise


def sceller_le_bordereau(remise: Remise, compte: Compte) -> Bordereau:
    """The version of these papers that was just written; the exit is locked."""
    sortie = remise.sortie
    return Bordereau.objects.create(
        sortie=sortie,
        rang=sortie.bordereaux.count() + 1,
        le=timezone.now(),
        compte=compte,
        contenu=contenu_du_bordereau(remise),
    )


def contenu_du_bordereau(remise: Remise) -> dict[str, Any]:
    """What a version seals: the papers, who is named, what left as waste (grams, codes)."""
    sortie = remise.sortie
    nommees = {nom: getattr(remise, nom) for nom in STRUCTURES} | {"destination": sortie.structure}
    lignes = sortie.bon.lignes.select_related("matiere").order_by("rang")
    return {
        "papiers": dit_des_papiers(remise),
        "structures": {
            nom: {c: getattr(qui, c) for c in ("nom", "siret", "recepisse", "adresse")}
            for nom, qui in nommees.items()
            if qui
        },
        "jour": sortie.bon.jour.isoformat(),
        "lignes": [
            {
                "matiere": li.matiere.nom,
                "code_dechet": li.matiere.code_dechet,
                "code_bale": li.matiere.code_bale,
                "pop": li.matiere.pop,
                "vers": li.vers,
                "masse_g": li.masse_g,
                "mesure": li.mesure,
            }
            for li in lignes
            if li.vers in FINS_DE_DECHET
        ],
    }


def empreinte_des_papiers(sortie: Sortie) -> str:
    """The digest of what the papers of an exit say now."""
    return empreinte_de(dit_des_papiers(Remise.objects.filter(sortie=sortie).first()))


def exiger_la_tenue(bon: Bon, compte: Compte) -> None:
    """The right to keep the papers of an exit, where it was made."""
    if not compte.portee("collecte.tenir_les_remises").couvre_point(bon.lieu_id, bon.point_id):
        raise DroitManquant("collecte.tenir_les_remises", bon.lieu)


def prendre_la_sortie(bon: Bon) -> None:
    """The exit is the lock: two first papers of one exit wait for each other.

    Raises ``SortieAnnulee``.
    """
    if Bon.objects.select_for_update().get(pk=bon.pk).est_annule:
        raise SortieAnnulee(numero=nombre(bon.pk))


def dit_des_papiers(remise: Remise | None) -> dict[str, Any]:
    """What papers say; those that nobody wrote say nothing."""
    return _sans_vide({nom: getattr(remise, nom) for nom in CHAMPS} if remise else {})


def _sans_vide(champs: dict[str, Any]) -> dict[str, Any]:
    return {nom: valeur for nom, valeur in champs.items() if valeur not in ("", None)}
