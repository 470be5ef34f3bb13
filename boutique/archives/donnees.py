"""Who made an archive."""

from django.utils.translation import gettext_lazy as _

from boutique.regles.donnees import ECRIT_PAR_LE_LOGICIEL, PAR_NUMERO, SAVOIR_QUI
from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

declarer(
    Donnee(
        "boutique_archives.Archive",
        nom=_("Archives"),
        finalite=SAVOIR_QUI,
        base=Base.OBLIGATION,
        duree=PAR_NUMERO,
        signatures=("par",),
    ),
)

exempter(
    ECRIT_PAR_LE_LOGICIEL,
    "boutique_archives.Archive.fichier",
    "boutique_archives.Archive.sha256",
    "boutique_archives.Archive.empreinte",
    "boutique_archives.Archive.version",
)
