"""The kind « past tonnages », as the page of what is brought in shows it."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.reprise.genres import Genre, Role
from petiterockette.reprise.lecture import UNE_PERIODE_OU_UN_LIEU
from petiterockette.reprise.manques import annee, lieu
from petiterockette.reprise.mots import Listes
from petiterockette.reprise.periodes import rang_du_mois

from . import manques
from .fige import fige_par_ses_mois_clos
from .fin import a_clore, clore
from .listes import listes
from .services.bons import annuler, ecrire
from .tonnages import examiner

DANS_LES_BILANS = _("C’est repris : ces chiffres sont dans les bilans, marqués « repris ».")
BON_PAR_BON = _(
    "Les chiffres de ce fichier repartent : ils ne compteront plus. "
    "Ses bons restent lisibles, barrés."
)

ROLES = (
    Role("periode", _("la période : année, mois ou jour"), ("periode", "date", "jour")),
    Role("annee", _("l’année"), ("annee", "an", "exercice")),
    Role("mois", _("le mois"), ("mois",)),
    Role("lieu", _("le lieu"), ("lieu", "site", "ressourcerie", "magasin", "point de collecte")),
    Role("categorie", _("la catégorie"), ("categorie", "famille", "type d objet", "objet")),
    Role(
        "flux",
        _("entré, ou ce qu’ils sont devenus"),
        ("entree ou devenir", "flux", "sens", "devenir", "destination", "mouvement", "exutoire"),
    ),
    Role("poids", _("le poids"), ("poids", "kg", "masse", "tonnage", "tonne", "quantite")),
    Role("unite", _("l’unité : kg ou t"), ("unite",)),
    Role("mesure", _("pesé ou estimé"), ("mesure", "pese ou estime")),
    Role("flux_en_colonne", _("des poids, un devenir par colonne"), par_titre=True),
    Role("categorie_en_colonne", _("des poids, une catégorie par colonne"), par_titre=True),
    Role("mois_en_colonne", _("des poids, un mois par colonne"), par_titre=True),
    Role("total", _("un total, à comparer seulement"), ("total", "totaux", "ensemble")),
)

MODELE = (
    ("Période", "Lieu", "Catégorie", "Entrée ou devenir", "Poids (kg)", "Pesé ou estimé"),
    ("2019", "La Petite Rockette", "Livres", "entré", "12 400", "pesé"),
    ("2019", "La Petite Rockette", "Livres", "vendu", "5 150,5", "pesé"),
    ("mars 2020", "La Petite Rockette", "Textiles et accessoires", "recyclé", "830", "estimé"),
    ("12/03/2021", "La Petite Rockette", "Mobilier", "déchetterie", "240", "pesé"),
)


def _deviner(tete: str, listes: Listes) -> str:
    if rang_du_mois(tete) and not tete.isdigit():
        return "mois_en_colonne"
    if tete.split()[0] in listes["flux"].synonymes:
        return "flux_en_colonne"
    return "categorie_en_colonne" if listes["categorie"].sure(tete) else ""


def _manques() -> Mapping[str, forms.Field]:
    return {
        "lieu": lieu(),
        "annee": annee(),
        "flux": manques.flux(),
        "unite": manques.unite(),
        "mesure": manques.mesure(),
    }


TONNAGES = Genre(
    code="tonnages",
    nom=_("Tonnages passés"),
    texte=_("ce qui est entré et ce que c’est devenu, par année, mois ou jour"),
    pictogramme="scale",
    roles=ROLES,
    listes=listes,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    fige=fige_par_ses_mois_clos,
    modele=MODELE,
    repris=DANS_LES_BILANS,
    annulation=BON_PAR_BON,
    a_clore=a_clore,
    clore=clore,
    deviner=_deviner,
    est_titre=UNE_PERIODE_OU_UN_LIEU,
)
