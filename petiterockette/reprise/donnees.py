"""What is brought in holds of people: who sent a file, who decided a word, who is in a file."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

_RAISON = _("pièces des conventions et des comptes : art. L123-22 du code de commerce")
_FINALITE = _("dire d’où viennent les chiffres d’avant ce logiciel")

declarer(
    Donnee(
        "reprise.Fichier",
        nom=_("Fichiers repris"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("nom", "motif"),
        retenue=Retenue(_RAISON, ans=10, depuis="recu_le"),
    ),
    Donnee(
        "reprise.Fichier",
        nom=_("Contenu des fichiers à reprendre"),
        finalite=_("reprendre les personnes, les heures, les chiffres d’avant"),
        base=Base.INTERET,
        duree=_(
            "jusqu’à ce que le fichier soit repris ou jeté : trente jours au plus s’il dit des "
            "personnes, quatre-vingt-dix sinon"
        ),
        fichiers=("octets",),
    ),
    Donnee(
        "reprise.Mot",
        nom=_("Mots d’avant"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("dit",),
        retenue=Retenue(_RAISON, ans=10, depuis="le"),
    ),
)

exempter(
    _("tonnages, titres de colonnes et totaux, ou code écrit par le logiciel"),
    *(f"reprise.Fichier.{nom}" for nom in ("genre", "empreinte", "reglages", "compte_rendu")),
    # Never of a file of people.
    "reprise.Fichier.apercu",
    *(f"reprise.Mot.{nom}" for nom in ("liste", "mot", "valeur")),
)
