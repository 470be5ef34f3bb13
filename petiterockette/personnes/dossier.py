"""Everything that the product holds of somebody, as the registry says it: what is handed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.encoding import force_str

from .donnees import DONNEES, Donnee
from .identites import identite
from .models import Personne
from .recherche_des_noms import rangees_qui_nomment


@dataclass(frozen=True)
class Partie:
    """What one table holds: rows under their columns, and how many gestures were signed."""

    donnee: Donnee
    colonnes: list[str]
    lignes: list[list[Any]]
    signatures: int

    def en_json(self) -> dict[str, Any]:
        d = self.donnee
        return {
            "donnees": str(d.nom),
            "finalite": str(d.finalite),
            "base_legale": str(d.base.libelle),
            "conservation": str(d.duree),
            "lignes": [dict(zip(self.colonnes, ligne, strict=True)) for ligne in self.lignes],
            "gestes_signes": self.signatures,
        }


def dossier(personne: Personne) -> list[Partie]:
    """The parts that hold something, in the order of the registry."""
    numeros = personne.numeros
    qui = identite(Personne.objects.filter(pk__in=numeros))
    parties = (_partie(donnee, numeros, qui) for donnee in DONNEES)
    return [p for p in parties if p.lignes or p.signatures]


def _partie(donnee: Donnee, numeros: list[int], qui: Any) -> Partie:
    siennes = set(donnee.des(numeros).values_list("pk", flat=True))
    nommees = rangees_qui_nomment(donnee, donnee.mots, qui)
    champs = [*donnee.montre, *donnee.mots]
    lignes = []
    ids = siennes | nommees.keys()
    if ids and champs:
        rangees = donnee.table._default_manager.filter(pk__in=ids).order_by("pk")
        for pk, *valeurs in rangees.values_list("pk", *champs):
            # A row found by words alone is about somebody else: only what names them is theirs.
            dits = {*donnee.montre, *nommees.get(pk, ())}
            lignes.append(
                [
                    valeur if pk in siennes or champ in dits else ""
                    for champ, valeur in zip(champs, valeurs, strict=True)
                ]
            )
    return Partie(donnee, [_nom(donnee, c) for c in champs], lignes, _signes(donnee, numeros))


def _signes(donnee: Donnee, numeros: list[int]) -> int:
    return donnee.signees_par(numeros).values("pk").distinct().count()


def _nom(donnee: Donnee, chemin: str) -> str:
    """« lieu · nom »: a column in French words, joined or not."""
    return " · ".join(_mots(donnee.table, chemin.split("__")))


def _mots(table: Any, champs: list[str]) -> Iterator[str]:
    for champ in champs:
        colonne = table._meta.get_field(champ)
        yield force_str(getattr(colonne, "verbose_name", champ))
        table = colonne.related_model or table
