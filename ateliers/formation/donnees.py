"""What the training pole holds of people: kept as long as funders may ask for proofs."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import (
    Base,
    Donnee,
    Retenue,
    conservee_depuis,
    declarer,
    exempter,
)

_RAISON = _("preuves de formation : art. L6362-5 et L6362-6 du code du travail")
_DUREE = _("cinq ans après la dernière demi-journée, dix si l’Union européenne cofinance")


def _jusqu_au_terme(depuis: str) -> Retenue:
    # The session says its own term: nothing is added to it.
    return Retenue(_RAISON, ans=0, depuis=depuis)


declarer(
    Donnee(
        "formation.Inscription",
        nom=_("Stagiaires"),
        finalite=_("tenir la formation et en rendre compte à qui la paie"),
        base=Base.OBLIGATION,
        duree=_DUREE,
        personnes=("personne",),
        textes=("appreciation",),
        montre=("session__action__intitule", "type_stagiaire", "origine", "resultat"),
        conservation=conservee_depuis("formation.Inscription", "personne", "session__terme", ans=0),
        retenue=_jusqu_au_terme("session__terme"),
    ),
    Donnee(
        "formation.Formateur",
        nom=_("Formateurs"),
        finalite=_("dire qui a formé"),
        base=Base.OBLIGATION,
        duree=_DUREE,
        personnes=("personne",),
        montre=("session__action__intitule",),
        conservation=conservee_depuis("formation.Formateur", "personne", "session__terme", ans=0),
        retenue=_jusqu_au_terme("session__terme"),
    ),
    Donnee(
        "formation.Emargement",
        nom=_("Émargements"),
        finalite=_("prouver les heures vraiment suivies"),
        base=Base.OBLIGATION,
        duree=_DUREE,
        personnes=("personne",),
        signatures=("par",),
        textes=("motif",),
        montre=("demi_journee__jour", "demi_journee__moment", "nature", "duree_min"),
        retenue=_jusqu_au_terme("demi_journee__session__terme"),
    ),
    Donnee(
        "formation.Trace",
        nom=_("Signatures"),
        finalite=_("prouver qui a signé"),
        base=Base.OBLIGATION,
        duree=_("effacées à leur terme, l’empreinte et les heures restent"),
        personnes=("emargement__personne",),
        identite=("nom",),
        montre=("emargement__demi_journee__jour",),
        retenue=_jusqu_au_terme("emargement__demi_journee__session__terme"),
    ),
    Donnee(
        "formation.Feuille",
        nom=_("Feuilles signées, en photo"),
        finalite=_("prouver qui a signé sur papier"),
        base=Base.OBLIGATION,
        duree=_("la photo est effacée à son terme, son empreinte reste"),
        personnes=("emargements__personne",),
        signatures=("par",),
        montre=("demi_journee__jour",),
        retenue=_jusqu_au_terme("demi_journee__session__terme"),
    ),
)
exempter(
    _("programme d’une formation, écrit par la maison"),
    *(
        f"formation.Action.{champ}"
        for champ in (
            *("intitule", "code_nsf", "objectifs", "public", "prerequis", "contenu", "moyens"),
            *("evaluation", "accessibilite", "delais"),
        )
    ),
)
exempter(
    _("l’association elle-même, et qui la représente"),
    *(f"formation.Organisme.{c}" for c in ("nda", "certification", "signataire", "qualite")),
)
exempter(
    _("numéro d’un papier, ou empreinte : ne nomme personne"),
    *("formation.Session.reference", "formation.Inscription.facture_numero"),
    *("formation.Inscription.jeton", "formation.Formateur.jeton"),
    *("formation.Emargement.trace_empreinte", "formation.Feuille.empreinte"),
    "formation.Trace.dessin",
)
