"""What is due of a site: its count of the year, the closing of its months."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.bilans.theorie import fin_du_jour
from collecte.comptages.inventaires import inventaires_vivants
from collecte.comptages.models import Inventaire
from collecte.comptages.services.inventaires import AGE_MAX
from collecte.livre.models import Bon, Stock
from collecte.matiere.jours import mois_suivant
from collecte.mois.models import Mois
from petiterockette.alertes.registre import Remede
from petiterockette.temps.dates import date_format

from .genres import A_CLORE, COMPTAGE, MAXIMUM, Etrangete, OuChercher
from .remedes import compter, vers_la_page

# A count proves nothing that long after (the same year as the SOLDE's).
INVENTAIRE_VALABLE = timedelta(days=366)
# A finished month is closed within these days.
CLOTURE_ATTENDUE = timedelta(days=15)


def a_compter(p: OuChercher) -> Iterator[Etrangete]:
    """Sites whose opening stock was never said, or not counted for a year; counts left open."""
    codes = p.codes
    vivants = list(inventaires_vivants().filter(**p.du_lieu))
    dits = {i.lieu_id for i in vivants if i.bon_id and i.ouverture}
    limite = p.aujourd_hui - INVENTAIRE_VALABLE
    recents = {i.lieu_id for i in vivants if i.bon is not None and i.bon.jour > limite}
    tiennent = Stock.objects.filter(**p.du_lieu).exclude(masse_g=0).order_by()
    for lieu in sorted(tiennent.values_list("lieu", flat=True).distinct()):
        phrase = ""
        if lieu not in dits:
            phrase = _("Le stock d’ouverture n’est pas dit : les stocks ne sont que des variations")
        elif lieu not in recents:
            phrase = _("Aucun inventaire depuis un an")
        if phrase:
            yield Etrangete(COMPTAGE, lieu, phrase, remedes=(compter(codes[lieu]),))
    for i in vivants:
        if i.est_en_cours and i.commence_le < timezone.now() - AGE_MAX:
            mots = {"jour": date_format(timezone.localtime(i.commence_le), "j F")}
            yield Etrangete(
                COMPTAGE,
                i.lieu_id,
                _("Inventaire commencé le %(jour)s, jamais arrêté") % mots,
                remedes=(_finir(i),),
            )


def comptages_ouverts(p: OuChercher) -> Iterator[Etrangete]:
    """A count begun in the period and not settled: closed first, its differences would revise."""
    vivants = inventaires_vivants().filter(bon=None, commence_le__lte=fin_du_jour(p.fin))
    for i in vivants.filter(**p.du_lieu):
        mots = {"jour": date_format(timezone.localtime(i.commence_le), "j F")}
        yield Etrangete(
            COMPTAGE,
            i.lieu_id,
            _("Inventaire commencé le %(jour)s, pas encore arrêté") % mots,
            remedes=(_finir(i),),
        )


def _finir(inventaire: Inventaire) -> Remede:
    url = reverse("collecte:inventaire", args=[inventaire.pk])
    return Remede(_("Finir ou abandonner"), "clipboard-list", url)


def a_clore(p: OuChercher, apres: timedelta = CLOTURE_ATTENDUE) -> Iterator[Etrangete]:
    """Months that ended more than a fortnight ago and are still open."""
    codes = p.codes
    limite = (p.aujourd_hui - apres).replace(day=1)
    ouverts = Mois.objects.filter(clos_le=None, mois__lt=limite, **p.du_lieu).order_by("mois")
    # In order: the first one only, the others come after it.
    vus: set[int] = set()
    for rangee in ouverts[:MAXIMUM]:
        if rangee.lieu_id in vus:
            continue
        vus.add(rangee.lieu_id)
        remedes = vers_la_page(
            _("Le clore"),
            "lock",
            "collecte:cloture",
            arguments=[codes[rangee.lieu_id], f"{rangee.mois:%Y-%m}"],
        )
        if _n_est_que_repris(rangee):
            # Something else of that month may still come: all are closed at once, in the end.
            remedes = vers_la_page(_("Finir la reprise"), "history", "reprise:reprise")
        yield Etrangete(
            A_CLORE,
            rangee.lieu_id,
            date_format(rangee.mois, "F Y").capitalize(),
            remedes=tuple(remedes),
            depuis=mois_suivant(rangee.mois),
        )


def _n_est_que_repris(mois: Mois) -> bool:
    """Whether all that stands in a month was brought in from before."""
    jours = {"jour__gte": mois.mois, "jour__lt": mois_suivant(mois.mois)}
    return not Bon.objects.filter(lieu=mois.lieu_id, **jours).d_ici().exists()
