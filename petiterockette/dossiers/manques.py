"""What a draft still lacks, and what whoever freezes it should know."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from petiterockette.indicateurs.registre import INDICATEURS, Portee
from petiterockette.saisie.ici import en_gardant
from petiterockette.temps.dates import date_format

from .contenu import libelles_entiers
from .models import Choisi, Dossier


@dataclass(frozen=True)
class Manque:
    """Something that a draft lacks: its name, and where it is written; nowhere where it cannot."""

    nom: Any
    adresse: str

    def __str__(self) -> str:
        return f"«\u00a0{self.nom}\u00a0»"


def ce_qui_manque(dossier: Dossier) -> list[Manque]:
    """The figures that nobody typed, what its pieces lack, then the texts to write."""
    chiffres, pieces = dossier.lecture.get("chiffres", {}), dossier.lecture.get("pieces", {})
    annee, libelles = Portee(dossier.debut, dossier.fin).annee, libelles_entiers()
    ici = reverse("dossiers:dossier", args=[dossier.pk])
    manques = [
        Manque(
            libelles[i.code],
            en_gardant(reverse("indicateurs:releve", args=[annee, i.code]), ici) if annee else "",
        )
        for c in dossier.choisis.all()
        if c.genre == Choisi.Genre.INDICATEUR and (i := INDICATEURS.get(c.code))
        if i.saisi and chiffres.get(c.code) is None
    ]
    manques += [
        Manque(nom, adresse)
        for c in dossier.choisis.all()
        if c.genre == Choisi.Genre.PIECE
        for nom, adresse in pieces.get(c.code, {}).get("manques", ())
    ]
    return manques + [
        Manque(t.titre, reverse("dossiers:texte", args=[dossier.pk, t.pk]))
        for t in dossier.textes.all()
        if not (t.texte or t.photo)
    ]


def a_savoir(dossier: Dossier, jour: date) -> str:
    """What whoever freezes it today should know of its days; nothing where they are over."""
    if dossier.fin < jour:
        return ""
    if dossier.fin == jour:
        return _("La journée n’est pas finie\u00a0: ce qui se fera jusqu’à ce soir n’y sera pas.")
    return _("Sa période finit le %(fin)s\u00a0: ce qui se fera d’ici là n’y sera pas.") % {
        "fin": date_format(dossier.fin, "j F Y")
    }
