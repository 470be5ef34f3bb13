"""Add a factor, show the estimate or hide it: the one door to these rows."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from collecte.matiere.etapes import Famille
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import fin_du_mois

from ..models import Choix, Facteur
from ..montre import oublier
from ..refus import CategorieDeDenrees, FacteursQuiSeChevauchent, PasLePremierDuMois

DROIT = "collecte.tenir_les_emissions"


def ajouter(
    *,
    compte: Compte,
    uuid: UUID,
    valide_du: date,
    valide_au: date | None = None,
    categorie: Categorie | None = None,
    **champs: Any,
) -> tuple[Facteur, bool]:
    """Add a factor; ``champs``: the other columns of ``Facteur``.

    It counts from its first day on; one without an end counts until the next of its category. What
    was frozen before keeps what it said. Returns it and whether it is new. Raises
    ``PasLePremierDuMois``, ``FacteursQuiSeChevauchent``, ``CategorieDeDenrees``,
    ``ValidationError`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    finit_un_mois = valide_au is None or valide_au == fin_du_mois(valide_au)
    if valide_du.day != 1 or not finit_un_mois:
        champ = "valide_du" if valide_du.day != 1 else "valide_au"
        raise PasLePremierDuMois(champs={champ: str(PasLePremierDuMois.texte)})
    if categorie and categorie.famille != Famille.OBJETS:
        raise CategorieDeDenrees(champs={"categorie": str(CategorieDeDenrees.texte)})

    def faire() -> Facteur:
        facteur = Facteur(
            uuid=uuid,
            categorie=categorie,
            valide_du=valide_du,
            valide_au=valide_au,
            enregistre_le=timezone.now(),
            compte=compte,
            **champs,
        )
        _verifier_les_jours(facteur)
        facteur.full_clean(validate_unique=False)
        facteur.save(force_insert=True)
        _consigner(
            "collecte.emissions.facteur",
            _("Facteur d’émission ajouté : %(sujet)s") % {"sujet": facteur.sujet},
            compte,
            facteur=facteur.pk,
            categorie=categorie.pk if categorie else None,
            unite=facteur.unite,
            valeurs_g=[facteur.basse_g, facteur.centrale_g, facteur.haute_g],
            substitution_pm=facteur.substitution_pm,
            source=facteur.source,
            version=facteur.version,
            valide_du=valide_du.isoformat(),
        )
        return facteur

    deja = Facteur.objects.filter(uuid=uuid).first
    return faire_ou_relire(faire, deja, FacteursQuiSeChevauchent)


def _verifier_les_jours(facteur: Facteur) -> None:
    """Two factors of a category share no day, but for one without an end, which the next ends."""
    for autre in Facteur.objects.filter(categorie=facteur.categorie).order_by("valide_du"):
        premier, second = sorted((autre, facteur), key=lambda f: f.valide_du)
        if premier.valide_du == second.valide_du or (
            premier.valide_au is not None and premier.valide_au >= second.valide_du
        ):
            dit = FacteursQuiSeChevauchent(sujet=autre.sujet)
            raise FacteursQuiSeChevauchent(sujet=autre.sujet, champs={"valide_du": str(dit)})


@transaction.atomic
def montrer(*, compte: Compte, montre: bool) -> bool:
    """Show the estimate among the figures, or hide it; returns whether that changes anything.

    Raises ``DroitManquant``.
    """
    exiger(compte, DROIT)
    dernier = Choix.objects.select_for_update().first()
    if (dernier.montre if dernier else False) == montre:
        return False
    Choix.objects.create(montre=montre, le=timezone.now(), compte=compte)
    oublier()
    phrase = _("Émissions évitées montrées") if montre else _("Émissions évitées cachées")
    _consigner("collecte.emissions.choix", phrase, compte, montre=montre)
    return True


def _consigner(code: str, phrase: str, compte: Compte, **contenu: Any) -> None:
    consigner(code, phrase, contenu, par=compte.personne_id, compte=compte.pk)
