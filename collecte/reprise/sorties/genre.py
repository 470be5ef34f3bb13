"""The kind « exits by partner », as the page of what is brought in shows it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.reprise.genres import Genre, Role
from petiterockette.reprise.lecture import UNE_PERIODE_OU_UN_LIEU
from petiterockette.reprise.manques import a_dire, annee, lieu
from petiterockette.reprise.mots import Listes
from petiterockette.reprise.periodes import rang_du_mois

from .. import manques
from ..fige import fige_par_ses_mois_clos
from ..genre import BON_PAR_BON, DANS_LES_BILANS
from ..services.bons import annuler, ecrire
from .lecture import examiner, les_devenirs, les_structures, listes_des_sorties

ROLES = (
    Role("periode", _("la période\u00a0: année, mois ou jour"), ("periode", "date", "jour")),
    Role("annee", _("l’année"), ("annee", "an", "exercice")),
    Role("mois", _("le mois"), ("mois",)),
    Role("lieu", _("le lieu"), ("lieu", "site", "ressourcerie", "magasin")),
    Role(
        "structure",
        _("le partenaire qui l’a pris"),
        (
            *("partenaire", "repreneur", "recycleur", "structure", "association", "preneur"),
            *("beneficiaire", "prestataire", "filiere"),
        ),
    ),
    Role("categorie", _("la catégorie"), ("categorie", "famille", "type d objet", "objet")),
    Role("matiere", _("la matière"), ("matiere", "materiau", "flux de dechets", "dechet")),
    Role(
        "flux",
        _("ce que c’est devenu"),
        ("devenir", "destination", "exutoire", "traitement", "valorisation"),
    ),
    Role("poids", _("le poids"), ("poids", "kg", "masse", "tonnage", "tonne", "quantite")),
    Role("unite", _("l’unité\u00a0: kg ou t"), ("unite",)),
    Role("mesure", _("pesé ou estimé"), ("mesure", "pese ou estime")),
    Role("flux_en_colonne", _("des poids, un devenir par colonne"), par_titre=True),
    Role("mois_en_colonne", _("des poids, un mois par colonne"), par_titre=True),
    Role("total", _("un total, à comparer seulement"), ("total", "totaux", "ensemble")),
)

MODELE = (
    ("Période", "Lieu", "Partenaire", "Matière", "Catégorie", "Devenir", "Poids (kg)"),
    ("2019", "La Petite Rockette", "Le Relais", "", "Textiles et accessoires", "recyclé", "8 300"),
    ("mars 2020", "La Petite Rockette", "Déchetterie", "", "", "déchetterie", "240"),
    ("2020-04", "La Petite Rockette", "Emmaüs", "", "Mobilier", "donné à une association", "75,5"),
)


def _deviner(tete: str, listes: Listes) -> str:
    if rang_du_mois(tete) and not tete.isdigit():
        return "mois_en_colonne"
    return "flux_en_colonne" if tete.split()[0] in listes["devenir"].synonymes else ""


def _manques() -> Mapping[str, forms.Field]:
    return {
        "lieu": lieu(),
        "annee": annee(),
        "structure": a_dire(_("Pris par quel partenaire ?"), les_structures().items()),
        "devenir": a_dire(_("Devenus quoi ?"), les_devenirs().choix.items()),
        "unite": manques.unite(),
        "mesure": manques.mesure(),
    }


SORTIES = Genre(
    code="sorties",
    nom=_("Sorties par partenaire"),
    texte=_("ce que chaque partenaire a pris, par année, mois ou jour"),
    pictogramme="truck",
    roles=ROLES,
    listes=listes_des_sorties,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    fige=fige_par_ses_mois_clos,
    modele=MODELE,
    repris=DANS_LES_BILANS,
    annulation=BON_PAR_BON,
    deviner=_deviner,
    est_titre=UNE_PERIODE_OU_UN_LIEU,
)
