"""What a draft still lacks, and what whoever freezes it should know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from petiterockette.indicateurs.registre import INDICATEURS, Portee
from petiterockette.indicateurs.services import releves_de
from petiterockette.saisie.ici import en_gardant
from petiterockette.temps.dates import date_format

from .contenu import libelles_entiers
from .models import Choisi, Dossier


@dataclass(frozen=True)
class Manque:
    """Something that a draft lacks: its name, and where it is written; nowhere where it cannot.
    ``code``: of the indicator of its year that people type."""

    nom: Any
    adresse: str
    code: str = ""

    def __str__(self) -> str:
        return f"«\u00a0{self.nom}\u00a0»"


def ce_qui_manque(dossier: Dossier) -> list[Manque]:
    """The figures that nobody typed, what its pieces lack, then the texts to write."""
    pieces = dossier.lecture.get("pieces", {})
    des_pieces = [
        Manque(nom, adresse)
        for c in dossier.choisis.all()
        if c.genre == Choisi.Genre.PIECE
        for nom, adresse in pieces.get(c.code, {}).get("manques", ())
    ]
    des_textes = [
        Manque(t.titre, reverse("dossiers:texte", args=[dossier.pk, t.pk]))
        for t in dossier.textes.all()
        if not (t.texte or t.photo)
    ]
    return [*_des_chiffres(dossier), *des_pieces, *des_textes]


def en_bref(dossier: Dossier) -> list[Manque]:
    """The same, where the figures that people type are one thing: the page that has them all."""
    manques, annee = ce_qui_manque(dossier), Portee(dossier.debut, dossier.fin).annee
    codes = [m.code for m in manques if m.code]
    if annee is None or len(codes) < 2:
        return manques
    nom = _("%(n)s chiffres à saisir") % {"n": len(codes)}
    page = reverse("indicateurs:releves", args=[annee])
    adresse = f"{page}?{urlencode({'code': codes}, doseq=True)}"
    ici = reverse("dossiers:dossier", args=[dossier.pk])
    return [Manque(nom, en_gardant(adresse, ici)), *(m for m in manques if not m.code)]


def _des_chiffres(dossier: Dossier) -> Iterator[Manque]:
    """What people would have to say for each of its figures to be known, each once."""
    chiffres, libelles = dossier.lecture.get("chiffres", {}), libelles_entiers()
    annee = Portee(dossier.debut, dossier.fin).annee
    ici = reverse("dossiers:dossier", args=[dossier.pk])
    inconnus = [
        i
        for c in dossier.choisis.all()
        if c.genre == Choisi.Genre.INDICATEUR and (i := INDICATEURS.get(c.code))
        if chiffres.get(c.code) is None
    ]
    a_saisir = dict.fromkeys(i.code for i in inconnus if i.saisi)
    attendus = dict.fromkeys(code for i in inconnus for code in i.composantes)
    if annee and attendus:
        dits = {code for code, _annee in releves_de([annee])}
        a_saisir |= {code: None for code in attendus if code not in dits}
    for code in a_saisir:
        adresse = reverse("indicateurs:releve", args=[annee, code]) if annee else ""
        yield Manque(libelles[code], adresse and en_gardant(adresse, ici), code)
    for i in inconnus:
        if i.regle_a:
            yield Manque(libelles[i.code], en_gardant(reverse(i.regle_a), ici))


def a_savoir(dossier: Dossier, jour: date) -> str:
    """What whoever freezes it today should know of its days; nothing where they are over."""
    if dossier.fin < jour:
        return ""
    if dossier.fin == jour:
        return _("La journée n’est pas finie\u00a0: ce qui se fera jusqu’à ce soir n’y sera pas.")
    return _("Sa période finit le %(fin)s\u00a0: ce qui se fera d’ici là n’y sera pas.") % {
        "fin": date_format(dossier.fin, "j F Y")
    }
