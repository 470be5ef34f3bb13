"""What is learned at the counters of the matter: their « ? », and the five gestures of each."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from collecte.comptoirs.parcours import (
    Fait,
    Faits,
    GesteAApprendre,
    Parcours,
    Poste,
    Scene,
    declarer,
)
from collecte.matiere.etapes import Etape
from collecte.sorties.models import Sortie

from .models import Essai

ANNULER = "annuler"
_POIDS = ("scale", _("Tapez le poids"))
_CATEGORIE = ("shirt", _("Touchez la catégorie"))
_OU = ("map-pin", _("D’où ça vient"))
_VALIDER = ("check", _("Validez"))
_FERMER = ("check", _("Fermez"))
_SORTIR = ("truck", _("Sortir"))


def faits_des_essais(poste: str) -> Faits:
    """Who did what in training at a counter: the exercises, and those that were cancelled."""

    def lire(personnes: Collection[int] | None, lieux: Collection[int] | None) -> Iterator[Fait]:
        essais = Essai.objects.filter(poste=poste).order_by("id")
        if personnes is not None:
            essais = essais.filter(par__in=personnes)
        if lieux is not None:
            essais = essais.filter(lieu__in=lieux)
        for par, faits, le, annule_le in essais.values_list("par", "faits", "le", "annule_le"):
            for code in faits:
                yield Fait(par, code, le)
            if annule_le:
                yield Fait(par, ANNULER, annule_le)

    return lire


declarer(
    Parcours(
        Poste.APPORT,
        nom=_("Apport"),
        droit="collecte.peser",
        vrai="collecte:comptoir",
        ecole="collecte:comptoir_ecole",
        phrases=(
            _("Pesez, et tapez le poids que dit la balance."),
            _("Touchez la catégorie, puis d’où ça vient."),
            _("Validez\u00a0: c’est enregistré, et «\u00a0Annuler\u00a0» reste 10 secondes."),
        ),
        scenes=(Scene("balance"), Scene("tuile", "shirt"), Scene("bouton", "check")),
        gestes=(
            GesteAApprendre(
                "peser",
                (_POIDS, _CATEGORIE, _OU, _VALIDER),
                lambda depot: bool(depot.lignes),
            ),
            GesteAApprendre(
                "plusieurs",
                (("scale", _("Pesez")), ("plus", _("Pesez encore")), _OU, _VALIDER),
                lambda depot: len(depot.lignes) > 1,
            ),
            GesteAApprendre(
                "tare",
                (("package", _("Tare\u00a0: la caisse")), _POIDS, _CATEGORIE, _OU, _VALIDER),
                lambda depot: any(ligne.tares for ligne in depot.lignes),
            ),
            GesteAApprendre(
                "refuser",
                (("package-x", _("Refuser")), ("list", _("Dites pourquoi")), _OU, _VALIDER),
                lambda depot: bool(depot.refuses),
            ),
            GesteAApprendre(ANNULER, (_VALIDER, ("undo-2", _("Annuler")))),
        ),
        faits=faits_des_essais(Poste.APPORT),
    )
)
declarer(
    Parcours(
        Poste.TRI,
        nom=_("Tri"),
        droit="collecte.orienter",
        vrai="collecte:comptoir_tri",
        ecole="collecte:comptoir_tri_ecole",
        phrases=(
            _("Touchez la catégorie, pesez, et tapez le poids."),
            _("Touchez où ça va\u00a0: rayon, atelier, zone, recyclage."),
            _("Fermez, puis écrivez le numéro sur le contenant."),
        ),
        scenes=(Scene("balance"), Scene("tuile", "store"), Scene("bouton", "check")),
        gestes=(
            GesteAApprendre(
                "rayon",
                (_CATEGORIE, _POIDS, ("store", _("Rayon")), _FERMER),
                lambda tri: any(ligne.vers == Etape.RAYON for ligne in tri.lignes),
            ),
            GesteAApprendre(
                "recycler",
                (_CATEGORIE, _POIDS, ("recycle", _("Recycler")), _FERMER),
                lambda tri: any(ligne.vers == Etape.A_RECYCLER for ligne in tri.lignes),
            ),
            GesteAApprendre(
                "vrac",
                (
                    ("package-open", _("Vrac à trier")),
                    ("shirt", _("La bonne catégorie")),
                    _POIDS,
                    ("store", _("Rayon")),
                    _VALIDER,
                ),
                lambda tri: tri.geste == "reclasser",
            ),
            GesteAApprendre(
                "zone",
                (_CATEGORIE, _POIDS, ("gift", _("Zone de gratuité")), _VALIDER),
                lambda tri: tri.geste == "zone",
            ),
            GesteAApprendre(ANNULER, (_FERMER, ("undo-2", _("Annuler")))),
        ),
        faits=faits_des_essais(Poste.TRI),
    )
)
declarer(
    Parcours(
        Poste.QUAI,
        nom=_("Sorties"),
        droit="collecte.sortir",
        vrai="collecte:comptoir_quai",
        ecole="collecte:comptoir_quai_ecole",
        phrases=(
            _("Touchez comment ça part\u00a0: recycleur, don, bac, déchetterie."),
            _("Touchez les contenants pleins, ou tapez un poids et sa catégorie."),
            _("Touchez «\u00a0Sortir\u00a0»\u00a0: c’est enregistré, le bon peut s’imprimer."),
        ),
        scenes=(Scene("tuile", "recycle"), Scene("tuile", "package"), Scene("bouton", "truck")),
        gestes=(
            GesteAApprendre(
                "don",
                (("gift", _("Don")), ("user", _("À qui")), _POIDS, _CATEGORIE, _SORTIR),
                lambda sortie: sortie.genre == Sortie.Genre.DON,
            ),
            GesteAApprendre(
                "recycleur",
                (
                    ("recycle", _("Recycleur")),
                    ("user", _("Lequel")),
                    _POIDS,
                    ("boxes", _("Quelle matière")),
                    _SORTIR,
                ),
                lambda sortie: sortie.genre == Sortie.Genre.RECYCLEUR,
            ),
            GesteAApprendre(
                "bac",
                (("trash-2", _("Bacs")), _POIDS, ("boxes", _("Quel bac")), _SORTIR),
                lambda sortie: sortie.genre == Sortie.Genre.BAC,
            ),
            GesteAApprendre(
                "dechetterie",
                (("truck", _("Déchetterie")), _POIDS, ("boxes", _("Quelle matière")), _SORTIR),
                lambda sortie: sortie.genre == Sortie.Genre.DECHETTERIE,
            ),
            GesteAApprendre(ANNULER, (_SORTIR, ("undo-2", _("Annuler")))),
        ),
        faits=faits_des_essais(Poste.QUAI),
    )
)
