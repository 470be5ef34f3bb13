"""Who held the till."""

from django.utils.translation import gettext_lazy as _

from boutique.regles.donnees import ECRIT_PAR_LE_LOGICIEL, LISTE, MAISON
from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

declarer(
    Donnee(
        "boutique_caisses.Session",
        nom=_("Sessions de caisse"),
        finalite=_("savoir qui tenait la caisse"),
        base=Base.OBLIGATION,
        duree=_("dix ans, par numéro"),
        signatures=("ouverte_par", "fermee_par"),
    ),
    Donnee(
        "boutique_caisses.Presence",
        nom=_("Présences à la caisse"),
        finalite=_("savoir qui tenait la caisse"),
        base=Base.OBLIGATION,
        duree=_("dix ans, par numéro"),
        personnes=("personne",),
        montre=("session__jour", "le", "finie_le"),
    ),
)

exempter(LISTE, "boutique_caisses.Caisse.instrument")

exempter(
    MAISON,
    "boutique_caisses.Emetteur.nom",
    "boutique_caisses.Emetteur.adresse",
    "boutique_caisses.Emetteur.siret",
    "boutique_caisses.Emetteur.numero_tva",
    "boutique_caisses.Emetteur.lieu_nom",
    "boutique_caisses.Emetteur.lieu_adresse",
)

exempter(
    ECRIT_PAR_LE_LOGICIEL, "boutique_caisses.Session.appareil", "boutique_caisses.Presence.appareil"
)
