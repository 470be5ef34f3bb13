"""The indicators of memberships; their euros are those of the till's bilans."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boutique.ventes.bilans import recette_des_articles
from petiterockette.indicateurs.registre import (
    REPRIS,
    Famille,
    Indicateur,
    Portee,
    Unite,
    Valeur,
    bilan,
    du_bilan,
    inscrire,
)

from .models import Adhesion, valable_le
from .services.formules import GENRE


@bilan("adhesions")
def adhesions(portee: Portee) -> Mapping[str, Valeur]:
    """Members on the last day, years taken in the period, their euros. Two queries.

    Of a period that is not over, the last day is today: the list of members says as many.
    """
    periode = (portee.debut, portee.fin)
    aujourd_hui = timezone.localdate()
    jour = aujourd_hui if portee.debut <= aujourd_hui < portee.fin else portee.fin
    toutes = Adhesion.objects.filter(Q(jour__range=periode) | Q(debut__lte=jour, fin__gte=jour))
    if portee.lieux is not None:
        toutes = toutes.filter(ligne__vente__serie__caisse__point__lieu__in=portee.lieux)
    prises = Q(jour__range=periode, resiliation=None)
    comptes = toutes.avec_leur_adherent().aggregate(
        adherents=Count("adherent", filter=valable_le(jour), distinct=True),
        nouvelles=Count("pk", filter=prises & Q(nouvelle=True)),
        renouvelees=Count("pk", filter=prises & Q(nouvelle=False)),
        # What was paid elsewhere has no line of a ticket.
        **{REPRIS: Count("pk", filter=Q(ligne=None, resiliation=None))},
    )
    euros = recette_des_articles(portee.debut, portee.fin, portee.lieux, GENRE)
    return comptes | {"recette_cts": euros}


_SOURCE = _(
    "Les adhésions encaissées, chacune avec sa ligne de ticket, et celles reprises d’avant."
)
_SANS = _("Les adhésions remboursées n’y sont pas.")


_du_bilan = du_bilan("adhesions", Famille.VIE, source=_SOURCE)


def _de_la_vie(
    code: str, cle: str, libelle: Any, definition: Any, unite: Unite = Unite.NOMBRE, **autres: Any
) -> Indicateur:
    return _du_bilan(code, cle, libelle, unite, definition, **autres)


inscrire(
    _de_la_vie(
        "ADHERENTS",
        "adherents",
        _("Adhérents à jour"),
        _(
            "Personnes, ou cartes sans nom, dont une adhésion court le dernier jour de la période, "
            "ou aujourd’hui si elle n’est pas finie."
        ),
        exclusions=_SANS,
    ),
    _de_la_vie(
        "ADHESIONS_NOUVELLES",
        "nouvelles",
        _("Adhésions nouvelles"),
        _("Adhésions prises dans la période par qui n’en avait jamais eu."),
        exclusions=_SANS,
    ),
    _de_la_vie(
        "ADHESIONS_RENOUVELEES",
        "renouvelees",
        _("Adhésions renouvelées"),
        _("Adhésions prises dans la période par qui en avait déjà eu une."),
        exclusions=_SANS,
    ),
    _de_la_vie(
        "ADHESIONS_RECETTE",
        "recette_cts",
        _("Adhésions encaissées"),
        _("Ce que les activités des adhésions ont encaissé, remboursements déduits."),
        jamais_repris=True,
        unite=Unite.CENTIMES,
    ),
)
