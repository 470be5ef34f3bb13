"""What the grants hold of people: who noted them, and whom they name at the funder's."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

from .cerfa import MOTS

_RAISON = _("pièces des conventions et des comptes\u00a0: art. L123-22 du code de commerce")
_FINALITE = _("suivre les subventions et en rendre compte")

declarer(
    Donnee(
        "subventions.Subvention",
        nom=_("Subventions"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("dispositif", "numero", "objet", "contact"),
        retenue=Retenue(_RAISON, ans=10, depuis="cree_le"),
    ),
    Donnee(
        "subventions.Versement",
        nom=_("Versements des subventions"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("motif",),
        retenue=Retenue(_RAISON, ans=10, depuis="enregistre_le"),
    ),
    Donnee(
        "subventions.CompteRendu",
        nom=_("Comptes rendus financiers des subventions"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("subvention__compte__personne",),
        textes=MOTS,
        retenue=Retenue(_RAISON, ans=10, depuis="subvention__cree_le"),
    ),
)

exempter(
    _("code écrit par le logiciel"),
    "subventions.Attendu.code",
    "subventions.LigneRendue.poste",
    "subventions.Part.pole",
    "subventions.Subvention.nature",
)
