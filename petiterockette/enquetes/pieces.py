"""The answers of a survey as its dossier shows and freezes them, and those that it still lacks."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.registre import MANQUES, Colonne, Dessin, Lu, Piece, inscrire
from petiterockette.indicateurs.registre import Famille

from .models import Enquete
from .reponses import reponses_de
from .services.enquetes import PIECE


def reponses(dossier: Dossier, chiffres: Mapping[str, Any]) -> Lu | None:
    """Each question in the order asked: its number, its text, its answer, its unit, its source."""
    enquete = _enquete_de(dossier)
    if enquete is None:
        return None
    noms = (_("Question"), _("Réponse"), _("Unité"), _("D’où elle vient"))
    rangees = [
        (r.question.dit, (r.question.libelle, r.valeur, r.unite, r.source))
        for r in reponses_de(enquete, chiffres)
    ]
    return Lu(_("Nº"), [Colonne(nom, None) for nom in noms], rangees)


def reponses_manquantes(dossier: Dossier) -> list[tuple[str, str]]:
    """How many questions have no answer yet, and where they are given."""
    enquete = _enquete_de(dossier)
    n = sum(r.manque for r in reponses_de(enquete)) if enquete else 0
    if enquete is None or not n:
        return []
    dit = ngettext("%(n)d réponse de l’enquête", "%(n)d réponses de l’enquête", n) % {"n": n}
    return [(dit, reverse("enquetes:enquete", args=[enquete.pk]))]


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
    )
)
MANQUES.append(reponses_manquantes)
