"""Followed things: begun with a photo and a category, completed later.

``le``, everywhere: when it happened. Now, unless the demo tells the past.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from random import Random
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.livre.models import Ligne
from collecte.livre.services.gestes import exiger_sur_place
from collecte.matiere.etapes import Nature
from petiterockette.base.tirages import nombre, tirer
from petiterockette.mots.mesures import kilos
from petiterockette.photos.images import PhotoPrete, ranger

from ..codes import IMPRIMABLES, TOUS, code_du_numero, code_lisible, lire_code
from ..models import Emplacement, Evenement, Objet
from ..refus import (
    ChangeEntreTemps,
    CodeIllisible,
    CodeJamaisImprime,
    CodePris,
    EmplacementAilleurs,
    LigneEtrangere,
    PasSuivie,
)
from ..suivis import Regle, est_imprime, mots_cherches, regles_du_suivi
from .evenements import SUIVRE, au_champ, evenement_de, raconter_de, sur, une_fois_par_page
from .photos import inscrire_la_photo


@dataclass(frozen=True)
class Fiche:
    """All that may be said of a thing; each name is a field of ``Objet``.

    ``code``: what a new label says, when one is stuck on it; empty: it keeps its own.
    """

    categorie: Categorie
    designation: str = ""
    etat: str = ""
    masse_g: int | None = None
    hauteur_cm: int | None = None
    largeur_cm: int | None = None
    profondeur_cm: int | None = None
    marque: str = ""
    modele: str = ""
    numero_serie: str = ""
    emplacement: Emplacement | None = None
    ligne: Ligne | None = None
    code: str = ""


def suivre(
    *,
    entete: Entete,
    categorie: Categorie,
    photo: PhotoPrete | None = None,
    code: str = "",
    emplacement: Emplacement | None = None,
    le: datetime | None = None,
) -> tuple[Objet, bool]:
    """Begin to follow a thing: its photo and its category are enough.

    ``code``: what its label says, typed or scanned; empty: it gets a code of its own.
    Raises ``PasSuivie``, ``CodeIllisible``, ``CodeJamaisImprime``, ``CodePris``,
    ``EmplacementAilleurs`` or ``DroitManquant``.
    """

    def geste() -> Objet:
        exiger_sur_place(entete, SUIVRE)
        exiger_suivie(categorie)
        _exiger_ici(emplacement, entete.lieu.pk)
        quand = le or timezone.now()
        objet = Objet(
            code=_code_de_l_etiquette(code) if code.strip() else code_libre(),
            uuid=entete.uuid,
            lieu=entete.lieu,
            categorie=categorie,
            emplacement=emplacement,
            suivi_le=quand,
        )
        objet.recherche = mots_cherches(objet)
        objet.save(force_insert=True)
        cle = inscrire_la_photo(objet, photo, entete, quand) if photo else None
        resume = _("Suivi : %(categorie)s") % {"categorie": categorie.nom}
        if emplacement:
            resume += _(", à « %(ou)s »") % {"ou": emplacement}
        evenement = evenement_de(
            objet, entete, Evenement.Nature.SUIVI, resume, quand, photo=bool(photo)
        )
        raconter_de(objet, evenement, entete, "collecte.objet.suivi", resume, le)
        if photo and cle:
            ranger(photo, cle)
        return objet

    return une_fois_par_page(entete, geste, lambda faits: faits[0].objet)


def completer(
    *, entete: Entete, objet: Objet, vu: int, fiche: Fiche, le: datetime | None = None
) -> tuple[Objet, bool]:
    """Say more of a thing, all at once or little by little; ``vu``: the version shown.

    What says nothing new writes nothing. Raises ``ChangeEntreTemps``, ``PasSuivie``,
    ``EmplacementAilleurs``, ``LigneEtrangere``, ``DroitManquant``, or what a label raises.
    """

    def geste(objet: Objet) -> Objet:
        if objet.version != vu:
            raise ChangeEntreTemps()
        if fiche.categorie.pk != objet.categorie_id:
            exiger_suivie(fiche.categorie)
        if fiche.emplacement and fiche.emplacement.pk != objet.emplacement_id:
            _exiger_ici(fiche.emplacement, objet.lieu_id)
        if fiche.ligne and fiche.ligne.pk != objet.ligne_id:
            _exiger_de_ce_lieu(fiche.ligne, objet.lieu_id)
        dite = replace(fiche, code=_code_colle(fiche.code, objet))
        avant = {f.name: getattr(objet, f.name) for f in fields(Fiche)}
        change = [nom for nom, valeur in avant.items() if getattr(dite, nom) != valeur]
        if not change:
            return objet
        for nom in change:
            setattr(objet, nom, getattr(dite, nom))
        objet.version += 1
        objet.recherche = mots_cherches(objet)
        objet.save(update_fields=[*change, "version", "recherche"])
        resume = _("Complété : %(quoi)s") % {"quoi": ", ".join(map(_dire(objet), change))}
        evenement = evenement_de(
            objet,
            entete,
            Evenement.Nature.COMPLETE,
            resume,
            le or timezone.now(),
            avant={nom: _brut(avant[nom]) for nom in change},
            apres={nom: _brut(getattr(dite, nom)) for nom in change},
        )
        raconter_de(objet, evenement, entete, "collecte.objet.complete", resume, le)
        return objet

    return sur(objet, entete, geste)


def exiger_suivie(categorie: Categorie) -> None:
    """Raise ``PasSuivie`` for what is counted in kilograms only."""
    if regles_du_suivi().get(categorie.pk, Regle.JAMAIS) == Regle.JAMAIS:
        raise au_champ("categorie", PasSuivie, categorie=categorie.nom)


def _code_colle(texte: str, objet: Objet) -> str:
    """The code of the label that a thing bears: its own, unless another was stuck on it."""
    meme = not texte.strip() or lire_code(texte) == objet.code
    return objet.code if meme else _code_de_l_etiquette(texte)


def _code_de_l_etiquette(texte: str) -> str:
    """The code of a printed label, still free."""
    code = lire_code(texte)
    if code is None:
        raise au_champ("code", CodeIllisible, code=texte.strip()[:40])
    if not est_imprime(code):
        raise au_champ("code", CodeJamaisImprime, code=code_lisible(code))
    if Objet.objects.filter(code=code).exists():
        raise au_champ("code", CodePris, code=code_lisible(code))
    return code


def code_libre(de: Random | None = None) -> str:
    """A code that no roll will ever hold and no thing has; ``de``: the seeded draws of a story."""
    return tirer(lambda: code_du_numero(nombre(IMPRIMABLES, TOUS, de)), Objet)


def _exiger_ici(emplacement: Emplacement | None, lieu: int) -> None:
    if emplacement and emplacement.lieu_id != lieu:
        raise EmplacementAilleurs(emplacement=emplacement.nom)


def _exiger_de_ce_lieu(ligne: Ligne, lieu: int) -> None:
    bon = ligne.bon
    if bon.lieu_id != lieu or bon.nature != Nature.APPORT or bon.est_annule:
        raise LigneEtrangere()


def _dire(objet: Objet) -> Callable[[str], str]:
    """How a field that changed is told: « poids 12 kg »."""

    def dire(nom: str) -> str:
        mot = str(Objet._meta.get_field(nom).verbose_name)  # type: ignore[union-attr]
        valeur = getattr(objet, nom)
        if not valeur:
            return _("%(champ)s effacé") % {"champ": mot}
        if nom == "masse_g":
            valeur = kilos(valeur)
        elif nom.endswith("_cm"):
            valeur = f"{valeur}\u00a0cm"
        elif nom == "etat":
            valeur = objet.get_etat_display()
        elif nom == "code":
            return _("étiquette %(code)s") % {"code": code_lisible(valeur)}
        elif nom == "ligne":
            return _("venu avec le bon nº %(n)s") % {"n": valeur.bon_id}
        return f"{mot} {valeur}"

    return dire


def _brut(valeur: Any) -> Any:
    """A value as the journal keeps it: ids, grams, words."""
    return getattr(valeur, "pk", valeur)
