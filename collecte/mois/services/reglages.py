"""A site's dated choices: how it sorts, how it knows what it sold."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.temps.dates import date_format

from ..models import Mois, Reglage
from ..refus import LieuPasOuvert, ReglageDejaChoisi, ReglageDuPasse, ReglageInconnu
from .mois import est_clos

PAR_DEFAUT = {
    Reglage.Cle.MODE_TRI: Reglage.ModeTri.PAR_CONTENANT,
    Reglage.Cle.METHODE_VENTE: Reglage.MethodeVente.PESEE,
}
CHOIX = {Reglage.Cle.MODE_TRI: Reglage.ModeTri, Reglage.Cle.METHODE_VENTE: Reglage.MethodeVente}


def reglage(lieu: int, cle: Reglage.Cle, jour: date) -> str:
    """What a site chose, on a day."""
    choisi = Reglage.objects.filter(lieu=lieu, cle=cle, debut__lte=jour).last()
    return choisi.valeur if choisi else PAR_DEFAUT[cle]


def regler(*, lieu: Lieu, cle: Reglage.Cle, valeur: str, debut: date, compte: Compte) -> Reglage:
    """Choose from a day on; the same day again replaces the choice of that day.

    Raises ``ReglageInconnu``, ``ReglageDuPasse`` (a closed month is printed under its
    method: nothing that holds then changes afterwards), ``LieuPasOuvert``,
    ``ReglageDejaChoisi`` (nothing would change) or ``DroitManquant``.
    """
    exiger(compte, "lieux.gerer", lieu)
    if valeur not in CHOIX[cle].values:
        raise ReglageInconnu()
    with transaction.atomic():
        _exiger_un_jour_possible(lieu, debut)
        avant = reglage(lieu.pk, cle, debut)
        if avant == valeur:
            mots: dict[str, Any] = {
                "valeur": CHOIX[cle](valeur).label,
                "jour": date_format(debut, "j F Y"),
            }
            phrase = str(ReglageDejaChoisi(**mots))
            raise ReglageDejaChoisi(**mots, champs={"valeur": phrase})
        choisi, _cree = Reglage.objects.update_or_create(
            lieu=lieu, cle=cle, debut=debut, defaults={"valeur": valeur}
        )
        consigner(
            "collecte.reglage.change",
            _("%(quoi)s : %(valeur)s depuis le %(jour)s")
            % {
                "quoi": str(Reglage.Cle(cle).label).capitalize(),
                "valeur": CHOIX[cle](valeur).label,
                "jour": date_format(debut, "j F Y"),
            },
            {"cle": str(cle), "avant": str(avant), "apres": valeur, "debut": debut.isoformat()},
            lieu=lieu.pk,
            compte=compte.pk,
            par=compte.personne_id,
        )
    return choisi


def _exiger_un_jour_possible(lieu: Lieu, debut: date) -> None:
    if debut < lieu.ouvert_le:
        mots: dict[str, Any] = {"lieu": lieu.nom, "jour": date_format(lieu.ouvert_le, "j F Y")}
        raise LieuPasOuvert(**mots, champs={"debut": str(LieuPasOuvert(**mots))})
    # Its own month, and every later one: the choice would hold in them too.
    clos = Mois.objects.filter(lieu=lieu, mois__gte=debut.replace(day=1), clos_le__isnull=False)
    if est_clos(lieu.pk, debut) or clos.exists():
        raise ReglageDuPasse(champs={"debut": str(ReglageDuPasse.texte)})
