"""The alerts of the grants: an account due that has no dossier on its way, money that is late."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from petiterockette.alertes.registre import (
    Genre,
    Remede,
    Seuil,
    Trouvaille,
    Unite,
    Urgence,
    inscrire,
)
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

from .bilans import reste_a_verser
from .models import Subvention


def bilans_dus(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """The grants agreed whose account is due within so many days, or was, without a dossier.

    Once it has one, the dossier's own alert says the rest.
    """
    dues = Subvention.objects.filter(
        accorde_cts__isnull=False, dossier=None, bilan_du_le__lte=jour + timedelta(days=seuil)
    )
    for s in dues.select_related("financeur"):
        assert s.bilan_du_le is not None
        phrase = _("%(dispositif)s (%(financeur)s)\u00a0: bilan dû le %(le)s, sans dossier")
        yield Trouvaille(
            cle=str(s.pk),
            lieu=None,
            phrase=phrase
            % {
                "dispositif": s.dispositif,
                "financeur": s.financeur,
                "le": date_format(s.bilan_du_le),
            },
            depuis=s.bilan_du_le,
            remedes=(_l_ouvrir(s),),
        )


def versements_attendus(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """The grants agreed whose days are over for so long, and that are not paid to the end."""
    finies = Subvention.objects.avec_ses_versements().filter(
        accorde_cts__gt=F("verse_cts"), fin__lt=jour - timedelta(days=seuil)
    )
    for s in finies:
        phrase = _("%(dispositif)s (%(financeur)s)\u00a0: %(reste)s pas encore versés")
        yield Trouvaille(
            cle=str(s.pk),
            lieu=None,
            phrase=phrase
            % {
                "dispositif": s.dispositif,
                "financeur": s.financeur,
                "reste": euros(reste_a_verser(s)),
            },
            depuis=s.fin,
            remedes=(_l_ouvrir(s),),
        )


def _l_ouvrir(s: Subvention) -> Remede:
    adresse = reverse("subventions:subvention", args=[s.pk])
    return Remede(_("Ouvrir la subvention"), "hand-coins", adresse)


inscrire(
    Genre(
        code="bilan_de_subvention",
        nom=_l("Bilan de subvention"),
        definition=_l("Une subvention accordée doit son bilan bientôt, et n’a pas de dossier."),
        que_faire=_l("Faites son dossier d’une touche\u00a0: ses indicateurs y sont déjà."),
        pictogramme="hand-coins",
        droit="subventions.tenir",
        urgence=Urgence.BIENTOT,
        seuil=Seuil(Unite.JOURS, 60, 1, 365, _l("un bilan dû dans %s ou moins")),
        chercher=bilans_dus,
    ),
    Genre(
        code="versement_de_subvention",
        nom=_l("Versement de subvention attendu"),
        definition=_l("La période d’une subvention est finie, et elle n’est pas toute versée."),
        que_faire=_l("Demandez le solde au financeur, ou notez ce qui a été reçu."),
        pictogramme="hand-coins",
        droit="subventions.tenir",
        urgence=Urgence.A_SAVOIR,
        seuil=Seuil(Unite.JOURS, 30, 1, 365, _l("une période finie depuis plus de %s")),
        chercher=versements_attendus,
    ),
)
