"""What an old base holds of people here: who sent it, and the names of those who acted in it."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

_RAISON = _("pièces des conventions et des comptes\u00a0: art. L123-22 du code de commerce")
_FINALITE = _("dire d’où viennent les chiffres d’avant ce logiciel")

declarer(
    Donnee(
        "boutique_reprise.Export",
        nom=_("Exports d’Oressource"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans\u00a0; le fichier lui-même, quatre-vingt-dix jours"),
        signatures=("compte__personne",),
        textes=("nom",),
        retenue=Retenue(_RAISON, ans=10, depuis="recu_le"),
    ),
    Donnee(
        "boutique_reprise.CompteDAvant",
        nom=_("Comptes d’Oressource"),
        finalite=_("dire qui tenait l’ancien outil"),
        base=Base.INTERET,
        duree=_("comme la personne"),
        personnes=("personne",),
    ),
)

exempter(
    _("mots de listes, chiffres et codes, ou phrase écrite par le logiciel"),
    "boutique_reprise.BaseDAvant.nom",
    "boutique_reprise.BaseDAvant.bascules",
    "boutique_reprise.BaseDAvant.reponses",
    *(
        f"boutique_reprise.Export.{nom}"
        for nom in ("empreinte", "phrase", "examen", "essai", "compte_rendu")
    ),
)
