"""The alerts of the workshop: a bike not brought back, an operator not told, hours not said."""

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
from petiterockette.dates import date_format
from petiterockette.lieux.heures import en_heure

from .models import Declaration, Permanence, Pret


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


def heures_a_completer(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Permanences that somebody closed without knowing their hours."""
    fermees = Permanence.objects.exclude(fermee_le=None).filter(releves=None).order_by("pk")
    for permanence in fermees:
        depuis = timezone.localdate(permanence.ouverte_le)
        mots = {"jour": date_format(depuis), "heure": en_heure(permanence.ouverte_le)}
        yield Trouvaille(
            cle=str(permanence.pk),
            lieu=permanence.lieu_id,
            phrase=_("Permanence du %(jour)s, %(heure)s : fermée, ses heures manquent") % mots,
            depuis=depuis,
            remedes=(
                Remede(
                    _("Compléter les heures"),
                    "pencil",
                    reverse("velo:fermer", args=[permanence.pk]),
                ),
            ),
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
        code="velo_heures_a_completer",
        nom=_l("Permanence vélo, heures à compléter"),
        definition=_l(
            "Une permanence fermée par quelqu’un qui ne savait pas ses heures : elle n’entre au "
            "bilan qu’une fois complétée."
        ),
        que_faire=_l("Demandez à qui y était, puis notez les heures sur sa page."),
        pictogramme="wrench",
        droit="velo.tenir",
        urgence=Urgence.BIENTOT,
        chercher=heures_a_completer,
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
