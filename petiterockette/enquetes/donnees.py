"""What the surveys hold of people: who loaded and answered them, and what answers say."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

_RAISON = _("pièces des conventions et des comptes : art. L123-22 du code de commerce")
_FINALITE = _("dire d’où vient une réponse donnée aux réseaux et à l’État")

declarer(
    Donnee(
        "enquetes.Questionnaire",
        nom=_("Questionnaires des enquêtes"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("nom", "reseau", "version"),
        retenue=Retenue(_RAISON, ans=10, depuis="charge_le"),
    ),
    Donnee(
        "enquetes.Enquete",
        nom=_("Enquêtes"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        retenue=Retenue(_RAISON, ans=10, depuis="cree_le"),
    ),
    Donnee(
        "enquetes.Reponse",
        nom=_("Réponses aux enquêtes"),
        finalite=_FINALITE,
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("valeur", "source"),
        retenue=Retenue(_RAISON, ans=10, depuis="enregistre_le"),
    ),
)

exempter(_("chiffres lus par le logiciel"), "enquetes.Enquete.lecture")
exempter(
    _("texte d’un questionnaire, ou code écrit par le logiciel"),
    *(
        f"enquetes.Question.{nom}"
        for nom in ("rubrique", "numero", "libelle", "unite", "choix", "code")
    ),
)
