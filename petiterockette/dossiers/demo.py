"""Two dossiers of the demo: last year's report, sent; a grant of this year, drafted."""

from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.comptes.models import Compte
from petiterockette.comptes.roles import Role
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire

from .models import Dossier
from .services.dossiers import creer
from .services.figements import envoyer, figer
from .services.textes import ecrire

# What the grant paid for, as the association told it in public.
CE_QU_ELLE_A_PERMIS = gettext_lazy(
    "La subvention fait tourner les deux ressourceries et crée un pôle pédagogique."
)


class Dossiers(Chapitre):
    """What the direction has to render, on the last day of the story."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        direction = Compte.objects.filter(
            affectations__role=Role.DIRECTION, affectations__lieu=None
        ).first()
        if direction is None or Dossier.objects.exists():
            return
        if histoire.debut.year < jour.year:
            _rapport_envoye(direction, jour.year - 1)
        _subvention_a_rendre(direction, jour)


def _rapport_envoye(compte: Compte, annee: int) -> None:
    rapport, _neuf = creer(
        compte=compte,
        uuid=uuid5(NAMESPACE_URL, f"demo-rapport-{annee}"),
        objet=Dossier.Objet.RAPPORT,
        titre=_("Rapport d’activité %(annee)s") % {"annee": annee},
        pour=_("Assemblée générale"),
        debut=date(annee, 1, 1),
        fin=date(annee, 12, 31),
    )
    figer(dossier=rapport, compte=compte, sans_ce_qui_manque=True)
    envoyer(dossier=rapport, compte=compte)


def _subvention_a_rendre(compte: Compte, jour: date) -> None:
    dossier, _neuf = creer(
        compte=compte,
        uuid=uuid5(NAMESPACE_URL, f"demo-subvention-{jour.year}"),
        objet=Dossier.Objet.SUBVENTION,
        titre=_("Fonds économie circulaire"),
        pour=_("France Relance, 21\u202f555\u00a0€"),
        debut=date(jour.year, 1, 1),
        fin=jour,
        a_rendre_le=jour + timedelta(days=15),
    )
    premier = dossier.textes.first()
    if premier:
        ecrire(
            dossier=dossier,
            compte=compte,
            texte=premier,
            titre=premier.titre,
            mots=str(CE_QU_ELLE_A_PERMIS),
        )


CHAPITRES.append(Dossiers())
