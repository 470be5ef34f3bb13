"""The answers of a survey as its dossier shows and freezes them, and those that it still lacks."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.registre import Colonne, Dessin, DuDossier, Lu, Piece, inscrire
from petiterockette.indicateurs.registre import Famille

from .models import Enquete
from .reponses import PIECE, reponses_de


def reponses(lu: DuDossier) -> Lu | None:
    """Each question in the order asked: its number, its text, its answer, its unit, its source.

    None where the dossier is no survey's.
    """
    enquete = _enquete_de(lu.dossier)
    if enquete is None:
        return None
    lues = reponses_de(enquete, lu.chiffres)
    noms = (_("Question"), _("Réponse"), _("Unité"), _("D’où elle vient"))
    manquent = [r.question.rang for r in lues if r.manque]
    dit = ngettext("%(n)d réponse de l’enquête", "%(n)d réponses de l’enquête", len(manquent))
    adresse = reverse("enquetes:enquete", args=[enquete.pk])
    return Lu(
        _("Nº"),
        [Colonne(nom, None) for nom in noms],
        [(r.question.dit, (r.question.libelle, r.valeur, r.unite, r.source)) for r in lues],
        manques=[(dit % {"n": len(manquent)}, f"{adresse}#question-{manquent[0]}")]
        if manquent
        else (),
    )


def page_de(dossier: Dossier) -> str:
    """The page of the survey of a dossier; nothing where it is no survey's."""
    enquete = _enquete_de(dossier)
    return reverse("enquetes:enquete", args=[enquete.pk]) if enquete else ""


def _enquete_de(dossier: Dossier) -> Enquete | None:
    return Enquete.objects.filter(dossier=dossier).select_related("questionnaire").first()


inscrire(
    Piece(
        code=PIECE,
        famille=Famille.VIE,
        nom=gettext_lazy("Réponses à l’enquête"),
        dessin=Dessin.TABLEAU,
        lire=reponses,
        objet=Dossier.Objet.ENQUETE,
        page=page_de,
    )
)
