"""Thousands of people in the directory, for whoever looks for somebody among them."""

from typing import Any

from django.db import transaction

from petiterockette.personnes.models import Mot, Personne
from petiterockette.personnes.mots import mots_de

# People that a directory is searched among.
PERSONNES = 5_000


def inscrire_en_nombre() -> dict[str, Any]:
    """Thousands of people in the directory, half of whom bear one family name."""
    gens = [
        Personne(prenom=f"Ana{n}", nom="Dupont" if n % 2 else f"Duval{n}") for n in range(PERSONNES)
    ]
    with transaction.atomic():
        Personne.objects.bulk_create(gens)
        Mot.objects.bulk_create(
            [Mot(personne=p, mot=mot) for p in gens for mot in mots_de(p.prenom, p.nom)]
        )
    return {"personnes": len(gens)}
