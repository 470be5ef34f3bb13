"""The checks of followed things: a thing is what its story says, its photos exist."""

from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db.models import OuterRef, Q, Subquery

from petiterockette.verification import Constat, verification

from .models import Evenement, Objet, Photo

CONSTATS_MAX = 20


@verification("Objets suivis et leur histoire")
def objets_et_histoire() -> Iterator[Constat]:
    """Each thing has a beginning, and is here or gone as its story says."""
    passages = Evenement.objects.filter(
        objet=OuterRef("pk"), nature__in=["suivi", "parti", "revenu"]
    ).order_by("-id")
    dits = Objet.objects.annotate(dernier=Subquery(passages.values("nature")[:1])).order_by("pk")
    parti, present = Q(dernier="parti"), Q(situation=Objet.Situation.PRESENT)
    faux = dits.filter(Q(dernier=None) | (parti & present) | (~parti & ~present))
    for code in faux.values_list("code", flat=True)[:CONSTATS_MAX]:
        yield Constat(f"l’objet {code} n’est pas là où son histoire le dit")


@verification("Photos des objets suivis")
def photos() -> Iterator[Constat]:
    """Every photo has its two files; a missing one is worth a look: a backup may hold it."""
    for photo in Photo.objects.select_related("objet").order_by("pk").iterator():
        if not all(default_storage.exists(nom) for nom in photo.fichiers.values()):
            yield Constat(f"une photo de l’objet {photo.objet.code} n’a plus son fichier", False)
