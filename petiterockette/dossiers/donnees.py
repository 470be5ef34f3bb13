"""What the dossiers hold of people: who made them, and what their words may say of somebody."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

_donnee = partial(
    Donnee,
    finalite=_("rendre compte aux financeurs, et dire d’où viennent les chiffres transmis"),
    base=Base.OBLIGATION,
    duree=_("dix ans"),
)
_retenue = partial(
    Retenue, _("pièces des conventions et des comptes\u00a0: art. L123-22 du code de commerce"), 10
)

declarer(
    _donnee(
        "dossiers.Dossier",
        nom=_("Dossiers"),
        signatures=("compte__personne",),
        textes=("titre", "pour"),
        retenue=_retenue("cree_le"),
    ),
    _donnee(
        "dossiers.Texte",
        nom=_("Textes des dossiers"),
        signatures=("dossier__compte__personne",),
        textes=("titre", "texte", "legende"),
        retenue=_retenue("dossier__cree_le"),
    ),
    _donnee(
        "dossiers.Etape",
        nom=_("États des dossiers"),
        signatures=("compte__personne",),
        textes=("motif",),
        retenue=_retenue("le"),
    ),
    _donnee(
        "dossiers.Figement",
        nom=_("Dossiers figés"),
        signatures=("compte__personne",),
        textes=("contenu",),
        retenue=_retenue("fige_le"),
    ),
    _donnee(
        "dossiers.Partage",
        nom=_("Liens des dossiers"),
        signatures=("compte__personne",),
        retenue=_retenue("cree_le"),
    ),
)

exempter(
    _("code écrit par le logiciel"),
    "dossiers.Choisi.code",
    "dossiers.Dossier.poles",
    "dossiers.Fichier.empreinte",
    "dossiers.Fichier.octets",
    "dossiers.Partage.jeton",
)
exempter(_("chiffres lus par le logiciel"), "dossiers.Dossier.lecture")
