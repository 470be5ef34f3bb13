"""What the agreements hold of people: who tested an appliance; nobody else."""

from django.utils.translation import gettext_lazy as _

from collecte.matiere.donnees import ECRIT_PAR_LE_LOGICIEL, TENUE_PAR_LA_MAISON
from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

declarer(
    Donnee(
        "collecte_declarations.EssaisDAppareil",
        nom=_("Essais des appareils"),
        finalite=_("dire à un éco-organisme ce qui a été contrôlé d’un appareil réemployé"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        retenue=Retenue(
            _("pièces des conventions et des comptes\u00a0: art. L123-22 du code de commerce"),
            ans=10,
            depuis="le",
        ),
    ),
)

exempter(
    TENUE_PAR_LA_MAISON,
    "collecte_declarations.EcoOrganisme.nom",
    "collecte_declarations.EcoOrganisme.siren",
    "collecte_declarations.Convention.filiere",
    "collecte_declarations.Convention.numero",
    "collecte_declarations.LigneDeConvention.code",
    "collecte_declarations.LigneDeConvention.libelle",
    "collecte_declarations.ColonneDeConvention.nom",
)
exempter(ECRIT_PAR_LE_LOGICIEL, "collecte_declarations.ColonneDeConvention.code")
