"""What the bike workshop holds of people, why, and until when."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import (
    Base,
    Donnee,
    Retenue,
    conservee_depuis,
    declarer,
    exempter,
)

# Whoever puts a mended bike on the road answers for it.
_RESPONSABILITE = _("sécurité d’un vélo remis en circulation : Code civil, art. 2224")

declarer(
    Donnee(
        "velo.Velo",
        nom=_("Vélos réservés"),
        finalite=_("garder un vélo pour l’adhérent qui le répare"),
        base=Base.CONTRAT,
        duree=_("tant que le vélo est réservé"),
        personnes=("reserve_pour",),
        textes=("diagnostic",),
        montre=("recu_le",),
    ),
    Donnee(
        "velo.Changement",
        nom=_("Histoire des vélos"),
        finalite=_("savoir ce qu’un vélo est devenu"),
        base=Base.INTERET,
        duree=_("cinq ans"),
        signatures=("par",),
        textes=("motif",),
        retenue=Retenue(_RESPONSABILITE, ans=5, depuis="le"),
    ),
    Donnee(
        "velo.Verification",
        nom=_("Recherches au registre des vélos volés"),
        finalite=_("ne reprendre ni ne vendre un vélo volé"),
        base=Base.OBLIGATION,
        duree=_("tant que le vélo est connu"),
        signatures=("par",),
    ),
    Donnee(
        "velo.Controle",
        nom=_("Contrôles de sécurité"),
        finalite=_("prouver l’état d’un vélo remis en circulation"),
        base=Base.OBLIGATION,
        duree=_("cinq ans"),
        signatures=("par",),
        textes=("remarque",),
        retenue=Retenue(_RESPONSABILITE, ans=5, depuis="le"),
    ),
    Donnee(
        "velo.Pret",
        nom=_("Vélos prêtés"),
        finalite=_("savoir à qui le vélo est prêté, et le rappeler"),
        base=Base.CONTRAT,
        duree=_("un an après la fin du prêt"),
        personnes=("personne",),
        montre=("velo__objet__marque", "le", "jusqu_au", "rendu_le"),
        conservation=conservee_depuis("velo.Pret", "personne", "jusqu_au", ans=1),
    ),
    Donnee(
        "velo.Declaration",
        nom=_("Acheteurs de vélos identifiés"),
        finalite=_("déclarer le nouveau propriétaire à l’opérateur de l’identifiant"),
        base=Base.OBLIGATION,
        duree=_("jusqu’à la transmission, puis rien"),
        signatures=("transmise_par",),
        identite=("nom", "adresse", "courriel", "telephone"),
        montre=("identifiant", "le"),
    ),
)
exempter(
    _("dit le vélo, jamais quelqu’un"),
    "velo.Velo.couleur",
    "velo.Velo.identifiant",
    "velo.Declaration.identifiant",
    "velo.Verification.cherche",
    "velo.Controle.identifiant",
)
