"""What this app adds to the home page, to one's own pages, to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import PROUVER
from petiterockette.affichage.navigation import Acces

TUILES = [
    Tuile(
        nom=_("Bilan pédagogique"),
        texte=_("heures-stagiaires de l’année, pour le BPF"),
        pictogramme="file-text",
        url="formation:bpf_courant",
        droit="formation.lire_le_bilan",
        groupe=PROUVER,
        mots=_("formation BPF stagiaires heures"),
    ),
]

MES_PAGES: list[tuple[Any, str, str, Acces]] = [
    (_("Mes signatures"), "formation:mes_signatures", "signature", None),
]

NATURES: dict[str, Any] = {
    "formation.action.notee": _("action de formation ajoutée"),
    "formation.action.changee": _("action de formation changée"),
    "formation.organisme.regle": _("organisme de formation réglé"),
    "formation.session.ouverte": _("session de formation ouverte"),
    "formation.session.reglee": _("session de formation réglée"),
    "formation.session.verrouillee": _("session de formation verrouillée"),
    "formation.demi_journee.ajoutee": _("demi-journée ajoutée"),
    "formation.demi_journee.changee": _("demi-journée changée"),
    "formation.demi_journee.retiree": _("demi-journée retirée"),
    "formation.formateur.ajoute": _("formateur ajouté"),
    "formation.stagiaire.inscrit": _("stagiaire inscrit"),
    "formation.stagiaire.suivi": _("inscription en formation complétée"),
    "formation.stagiaire.retire": _("stagiaire retiré"),
    "formation.emargement.signe": _("demi-journée signée"),
    "formation.emargement.absent": _("absence en formation"),
    "formation.emargement.annule": _("émargement annulé"),
    "formation.preuves.effacees": _("preuves de formation effacées"),
}
