"""The alerts of the workshop: a bike not brought back, an operator not told."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
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
from petiterockette.temps.dates import date_format

from .models import Declaration, Pret


def prets_en_retard(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Lent bikes whose day is past; nobody's name is told."""
    prets = Pret.objects.en_retard(jour).select_related("velo__objet").order_by("pk")
    for pret in prets:
        mots = {"velo": pret.velo, "jour": date_format(pret.jusqu_au)}
        yield Trouvaille(
            cle=str(pret.pk),
            lieu=pret.velo.objet.lieu_id,
            phrase=_("Vélo %(velo)s, prêté jusqu’au %(jour)s, pas encore rendu") % mots,
            depuis=pret.jusqu_au,
            remedes=(_voir(pret.velo_id),),
        )


def a_declarer(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Bikes whose operator is still to be told what became of them, so many days ago."""
    dues = Declaration.objects.a_transmettre().select_related("velo__objet").order_by("pk")
    for due in dues:
        depuis = timezone.localdate(due.le)
        if depuis > jour - timedelta(days=seuil):
            continue
        mots = {"velo": due.velo, "fait": due.get_fait_display(), "jour": date_format(depuis)}
        phrase = _("Vélo %(velo)s, %(fait)s le %(jour)s : pas encore déclaré à l’opérateur")
        yield Trouvaille(
            cle=str(due.pk),
            lieu=due.velo.objet.lieu_id,
            phrase=phrase % mots,
            depuis=depuis,
            remedes=(_voir(due.velo_id),),
        )


def _voir(velo: int) -> Remede:
    return Remede(_("Voir le vélo"), "bike", reverse("velo:velo", args=[velo]))


inscrire(
    Genre(
        code="velo_pas_rendu",
        nom=_l("Vélo prêté, pas rendu"),
        definition=_l("Un vélo prêté jusqu’à un jour qui est passé."),
        que_faire=_l("Appelez la personne ; au retour, touchez « Rendu » sur sa fiche."),
        pictogramme="bike",
        droit="velo.tenir",
        urgence=Urgence.BIENTOT,
        chercher=prets_en_retard,
    ),
    Genre(
        code="velo_a_declarer",
        nom=_l("Vélo à déclarer à l’opérateur"),
        definition=_l(
            "Un vélo identifié est parti, ou a été démonté, et l’opérateur de son identifiant ne "
            "le sait pas encore : la loi veut que ce soit fait aussitôt."
        ),
        que_faire=_l(
            "Faites la déclaration sur le portail de l’opérateur, puis touchez « Transmis » : les "
            "données d’un acheteur s’effacent ici."
        ),
        pictogramme="bike",
        droit="velo.tenir",
        urgence=Urgence.VITE,
        chercher=a_declarer,
        seuil=Seuil(Unite.JOURS, 2, 0, 60, _l("un vélo parti depuis plus de %s")),
    ),
)
