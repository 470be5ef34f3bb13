"""The poles and their activities: loaded once, then kept by the house."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from ..models import Activite, Pole
from ..refus import NomDejaPris

DROIT = "listes.gerer"
# What a new installation begins with: code, name, activities.
POLES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("boutique", "Boutique", ("Caisse", "Mise en rayon", "Conseil aux clients")),
    ("tri", "Tri", ("Textiles", "Objets", "Livres")),
    ("accueil", "Accueil", ("Apports", "Renseignements")),
    ("cafe", "Café", ("Service", "Cuisine")),
    ("animation", "Animation", ("Ateliers", "Événements")),
    ("formation", "Formation", ("Cours", "Préparation")),
    ("velo", "Vélo", ("Mécanique", "Accueil de l’atelier")),
    ("bureau", "Bureau", ("Administration", "Communication")),
)


@transaction.atomic
def charger_les_poles() -> None:
    """Write the proposed lists where there is none yet; twice makes one."""
    if Pole.objects.exists():
        return
    poles = Pole.objects.bulk_create(
        Pole(code=code, nom=nom, ordre=rang) for rang, (code, nom, _a) in enumerate(POLES)
    )
    Activite.objects.bulk_create(
        Activite(pole=pole, nom=nom, ordre=rang)
        for pole, (_code, _nom, activites) in zip(poles, POLES, strict=True)
        for rang, nom in enumerate(activites)
    )


@transaction.atomic
def ajouter_une_activite(*, pole: Pole, nom: str, compte: Compte) -> Activite:
    """Add what is done in a pole. Raises ``NomDejaPris`` or ``DroitManquant``."""
    exiger(compte, DROIT)
    nom = " ".join(nom.split())
    # The pole is locked: two people who add the same name at once add one.
    pole = Pole.objects.select_for_update().get(pk=pole.pk)
    if pole.activites.filter(nom__iexact=nom).exists():
        raise NomDejaPris(champs={"nom": str(NomDejaPris.texte)})
    dernier = pole.activites.aggregate(rang=Max("ordre"))["rang"]
    activite = Activite.objects.create(
        pole=pole, nom=nom, ordre=0 if dernier is None else dernier + 1
    )
    _consigner("benevolat.activite.ajoutee", _("Activité ajoutée : %s"), activite, compte)
    return activite


@transaction.atomic
def montrer_une_activite(*, activite: Activite, montrer: bool, compte: Compte) -> Activite:
    """Propose an activity again, or no longer; the hours given to it stay."""
    exiger(compte, DROIT)
    activite = Activite.objects.select_for_update().select_related("pole").get(pk=activite.pk)
    if activite.visible == montrer:
        return activite
    activite.visible = montrer
    activite.save(update_fields=["visible"])
    phrase = _("Activité proposée : %s") if montrer else _("Activité plus proposée : %s")
    _consigner("benevolat.activite.montree", phrase, activite, compte)
    return activite


def _consigner(code: str, phrase: str, activite: Activite, compte: Compte) -> None:
    consigner(
        code,
        phrase % f"{activite.pole}, {activite}",
        {"activite": activite.pk, "visible": activite.visible},
        par=compte.personne_id,
        compte=compte.pk,
    )
