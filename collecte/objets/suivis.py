"""Questions about followed things: which are followed, what is missing, how they are found."""

import unicodedata
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from collecte.livre.models import Ligne
from collecte.matiere.etapes import Nature

from .codes import code_lisible, lire_code, numero_du_code, ressemble_a_un_code
from .models import Emplacement, Objet, Rouleau, SuiviParCategorie

Regle = SuiviParCategorie.Regle
MOTS_MAX = 8
LIGNES_PROPOSEES = 20


def regles_du_suivi() -> dict[int, str]:
    """Category's id → the rule in force: its own, else its parent's, else never."""
    propres = dict(SuiviParCategorie.objects.values_list("categorie", "regle"))
    rangees = Categorie.objects.filter(famille="objets", interne=False, vrac=False)
    return {
        pk: propres.get(pk) or propres.get(mere or 0) or str(Regle.JAMAIS)
        for pk, mere in rangees.order_by().values_list("pk", "parent")
    }


def ids_suivis(regles: dict[int, str]) -> list[int]:
    return [pk for pk, regle in regles.items() if regle != Regle.JAMAIS]


def ids_a_fiche(regles: dict[int, str]) -> list[int]:
    return [pk for pk, regle in regles.items() if regle == Regle.FICHE]


def manques_de_la_fiche(objet: Objet) -> list[str]:
    """What the unit sheet still needs, in words."""
    champs = ((objet.marque, _("la marque")), (objet.modele, _("le modèle")))
    serie = (objet.numero_serie, _("le numéro de série"))
    return [mot for valeur, mot in (*champs, serie) if not valeur]


def manques(objet: Objet, regle: str) -> list[str]:
    """What is still to be said of a thing, in words; nothing: it is complete."""
    champs = (
        (objet.premiere_photo, _("une photo")),
        (objet.masse_g, _("le poids")),
        (objet.etat, _("l’état")),
    )
    absents = [mot for valeur, mot in champs if not valeur]
    return absents + (manques_de_la_fiche(objet) if regle == Regle.FICHE else [])


def sans_accents(texte: str) -> str:
    """« Réfrigérateur » as people look for it: « refrigerateur »."""
    plie = texte.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", plie) if not unicodedata.combining(c))


def mots_cherches(objet: Objet) -> str:
    """What a thing keeps to be found by: its own words; lists are read as they are now."""
    champs = (objet.code, objet.designation, objet.marque, objet.modele, objet.numero_serie)
    return sans_accents(" ".join(filter(None, champs)))[:400]


def chercher(objets: QuerySet[Objet], texte: str) -> QuerySet[Objet]:
    """The things in which each word is found: code, words, category, place, state."""
    mots = sans_accents(texte).split()[:MOTS_MAX]
    if not mots:
        return objets
    listes: dict[str, list[tuple[Any, Any]]] = {
        "categorie__in": list(Categorie.objects.order_by().values_list("pk", "nom")),
        "emplacement__in": list(Emplacement.objects.order_by().values_list("pk", "nom")),
        "etat__in": list(Objet.Etat.choices),
        "situation__in": list(Objet.Situation.choices),
    }
    for mot in mots:
        trouve = Q(recherche__contains=mot)
        for champ, choix in listes.items():
            if valeurs := [v for v, nom in choix if mot in sans_accents(str(nom))]:
                trouve |= Q(**{champ: valeurs})
        objets = objets.filter(trouve)
    return objets


def est_imprime(code: str) -> bool:
    """Whether some roll holds this code."""
    numero = numero_du_code(code)
    rouleau = Rouleau.objects.filter(premier__lte=numero).order_by("-premier").first()
    return rouleau is not None and numero < rouleau.premier + rouleau.nombre


def adresse_du_code(code: str) -> str:
    """What the QR of a label holds: a phone opens the thing, the till reads its code."""
    return settings.ADRESSE_PUBLIQUE + reverse("collecte:objet_scanne", args=[code])


def scanner(texte: str) -> tuple[str | None, Objet | None, str]:
    """What was scanned: (its code, the thing that has it, why it opens nothing).

    (None, None, "") when it was not a code at all but words to look for.
    """
    code = lire_code(texte)
    if code is None:
        mal_lu = _("Ce code est mal lu : scannez à nouveau, ou vérifiez ses six lettres.")
        return None, None, mal_lu if ressemble_a_un_code(texte) else ""
    objet = Objet.objects.select_related("lieu").filter(code=code).first()
    if objet or est_imprime(code):
        return code, objet, ""
    inconnu = _("Aucun objet ni aucun rouleau ne porte l’étiquette %(code)s.")
    return code, None, inconnu % {"code": code_lisible(code)}


def lignes_possibles(objet: Objet) -> QuerySet[Ligne]:
    """The lines of deposits a thing may have come with: its site's, its category's, the last."""
    famille = {objet.categorie_id, objet.categorie.parent_id} - {None}
    return (
        Ligne.objects.filter(
            Q(categorie__in=famille) | Q(categorie__vrac=True),
            bon__lieu=objet.lieu_id,
            bon__nature=Nature.APPORT,
            bon__annulation=None,
            bon__enregistre_le__lte=objet.suivi_le,
        )
        .select_related("bon", "categorie")
        .order_by("-id")[:LIGNES_PROPOSEES]
    )
