"""What a person's page says of their memberships."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.personnes.fiches import LigneDeFiche, SectionDeFiche, perte, section
from petiterockette.personnes.models import Personne
from petiterockette.temps.dates import date_format

from .droits import ACCUEILLIR
from .models import Adhesion
from .validite import etat_au

MONTREES = 5


@section("adhesions", rang=10, droit=ACCUEILLIR)
def adhesions(personne: Personne, request: HttpRequest) -> SectionDeFiche | None:
    """Somebody's memberships: until when, the last years, the card; two queries."""
    siennes = Adhesion.objects.en_cours().filter(carte__personne__in=personne.numeros)
    annees = list(siennes.order_by("-fin", "-pk")[:MONTREES])
    if not annees:
        return None
    lignes = [LigneDeFiche(etat_au(annees[0].fin, timezone.localdate()).mots)]
    for annee in annees:
        dit = {
            "du": date_format(annee.debut),
            "au": date_format(annee.fin),
            "paye": annee.paye,
        }
        phrase = _("du %(du)s au %(au)s\u00a0: %(paye)s")
        if annee.est_reprise:
            phrase = _("du %(du)s au %(au)s\u00a0: %(paye)s, reprise")
        lignes.append(LigneDeFiche(phrase % dit))
    carte = reverse("adhesions:carte", args=[annees[0].carte_id])
    return SectionDeFiche(_("Adhésions"), lignes, [LigneDeFiche(_("Sa carte d’adhérent"), carte)])


@perte
def adhesion_en_cours(personne: Personne) -> str | None:
    """A membership that runs goes with the name: it is neither paid back nor found again."""
    siennes = Adhesion.objects.en_cours().filter(carte__personne__in=personne.numeros)
    derniere = siennes.order_by("-fin", "-pk").first()
    if derniere is None or derniere.fin < timezone.localdate():
        return None
    return _(
        "Son adhésion court jusqu’au %(jour)s\u00a0: elle la perd. Sa carte ne dira plus à qui "
        "elle est, et rien n’est remboursé."
    ) % {"jour": date_format(derniere.fin, "j F Y")}
