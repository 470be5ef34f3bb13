"""Sites and points: opened and closed by date, never deleted."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from petiterockette.journal.listes import instantane, noter_les_listes
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.journal.services import consigner

from ..models import Association, Lieu, Point

# code, nom, adresse, code postal, points : (nom, genre, maximum en grammes)
LIEUX_PAR_DEFAUT: list[tuple[str, str, str, str, list[tuple[str, str, int | None]]]] = [
    (
        "CHV",
        "Chemin-Vert",
        "125 rue du Chemin-Vert",
        "75011",
        [
            ("Comptoir", "comptoir", 700_000),
            ("Camion", "camion", 350_000),
            ("Quai", "quai", 2_000_000),
            ("Caisse", "caisse", None),
        ],
    ),
    (
        "MTG",
        "Montgallet",
        "41 rue Jacques-Hillairet",
        "75012",
        [
            ("Comptoir", "comptoir", 700_000),
            ("Quai", "quai", 2_000_000),
            ("Caisse", "caisse", None),
        ],
    ),
    (
        "GON",
        "La Cycklette",
        "6 rue des Goncourt",
        "75011",
        [("Atelier vélo", "atelier", None), ("Caisse", "caisse", None)],
    ),
    (
        "RIE",
        "La Cadette",
        "8 rue Riesener",
        "75012",
        [("Caisse", "caisse", None), ("Atelier", "atelier", None)],
    ),
]


@transaction.atomic
def fonder(*, nom: str, demo: bool = False, **champs: Any) -> Association:
    """Write the association's own row; there is only one."""
    association, _cree = Association.objects.update_or_create(
        pk=1, defaults={"nom": nom, "demo": demo, **champs}
    )
    noter_les_listes([association])
    return association


@transaction.atomic
def charger_les_lieux(*, ouvert_le: date) -> None:
    """Create the four sites of La Petite Rockette and their points, where missing."""
    for ordre, (code, nom, adresse, code_postal, points) in enumerate(LIEUX_PAR_DEFAUT):
        lieu, _cree = Lieu.objects.get_or_create(
            code=code,
            defaults={
                "nom": nom,
                "adresse": adresse,
                "code_postal": code_postal,
                "commune": "Paris",
                "ouvert_le": ouvert_le,
                "ordre": ordre,
            },
        )
        for rang, (nom_point, genre, maximum_g) in enumerate(points):
            Point.objects.get_or_create(
                lieu=lieu,
                nom=nom_point,
                defaults={
                    "genre": genre,
                    "maximum_g": maximum_g,
                    "ouvert_le": ouvert_le,
                    "ordre": rang,
                },
            )


@transaction.atomic
def enregistrer(*, objet: models.Model, par: Any) -> models.Model:
    """Add or change the association, a site or a point; ``par`` is the account.

    The journal keeps what changed, before and after.
    """
    ancien = type(objet)._default_manager.filter(pk=objet.pk).first()
    avant = instantane(ancien) if ancien else {}
    if ancien is None and hasattr(objet, "ordre"):
        objet.ordre = _dernier_ordre(objet) + 1
    objet.full_clean()
    objet.save()
    apres = instantane(objet)
    change = {
        "id": objet.pk,
        "avant": {k: v for k, v in avant.items() if apres[k] != v},
        "apres": {k: v for k, v in apres.items() if avant.get(k) != v},
    }
    code = f"lieux.{objet._meta.model_name}.{'change' if ancien else 'ajoute'}"
    consigner(
        code,
        (_("%(quoi)s « %(nom)s » : modification") if ancien else _("%(quoi)s « %(nom)s » : ajout"))
        % {"quoi": str(objet._meta.verbose_name).capitalize(), "nom": str(objet)[:100]},
        change,
        lieu=objet.pk if isinstance(objet, Lieu) else getattr(objet, "lieu_id", None),
        par=par.personne_id,
        compte=par.pk,
    )
    # Who issues a ticket, and from where, is chained with the lists that decide money.
    noter_a_la_maison(
        code, par=par.personne_id, compte=par.pk, liste=objet._meta.label_lower, **change
    )
    return objet


def _dernier_ordre(objet: models.Model) -> int:
    freres = type(objet)._default_manager.all()
    if isinstance(objet, Point):
        freres = freres.filter(lieu=objet.lieu_id)
    return freres.aggregate(m=Max("ordre", default=0))["m"]
