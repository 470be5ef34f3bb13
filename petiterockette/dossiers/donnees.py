"""What the dossiers hold of people: who made them, and what their words may say of somebody."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

_RAISON = _("pièces des conventions et des comptes : art. L123-22 du code de commerce")
_FINALITE = _("rendre compte aux financeurs, et dire d’où viennent les chiffres transmis")

declarer(
    Donnee(
        "dossiers.Dossier",
        nom=_("Dossiers"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("titre", "pour"),
        retenue=Retenue(_RAISON, ans=10, depuis="cree_le"),
    ),
    Donnee(
        "dossiers.Texte",
        nom=_("Textes des dossiers"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("dossier__compte__personne",),
        textes=("titre", "texte", "legende"),
        retenue=Retenue(_RAISON, ans=10, depuis="dossier__cree_le"),
    ),
    Donnee(
        "dossiers.Etape",
        nom=_("États des dossiers"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("motif",),
        retenue=Retenue(_RAISON, ans=10, depuis="le"),
    ),
    Donnee(
        "dossiers.Figement",
        nom=_("Dossiers figés"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("contenu",),
        retenue=Retenue(_RAISON, ans=10, depuis="fige_le"),
    ),
    Donnee(
        "dossiers.Partage",
        nom=_("Liens des dossiers"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        retenue=Retenue(_RAISON, ans=10, depuis="cree_le"),
    ),
)

exempter(
    _("code écrit par le logiciel"),
    "dossiers.Choisi.code",
    "dossiers.Fichier.empreinte",
    "dossiers.Fichier.octets",
    "dossiers.Partage.jeton",
)
exempter(_("chiffres lus par le logiciel"), "dossiers.Dossier.lecture")
