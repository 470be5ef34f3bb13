"""What says « facultatif » is: left empty, whatever else is answered, no form refuses it."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from petiterockette.affichage.templatetags.affichage import est_facultatif, genre_de_champ
from petiterockette.saisie.champs import MasseField, MontantField
from tests.acces import ROLES, TABLE
from tests.fabriques import connecter, un_compte
from tests.monde import Monde, un_monde
from tests.pages import jusqu_au_bout

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]

CHOIX_MAX = 8


@pytest.fixture(scope="module")
def monde(partager) -> Iterator[Monde]:
    with partager(un_monde) as monde:
        yield monde


def les_formulaires(reponse: Any) -> list[forms.Form]:
    """The forms of a page that were not sent yet, each once."""
    vus: dict[int, forms.Form] = {}
    for contexte in reponse.context or []:
        for dit in contexte.dicts if hasattr(contexte, "dicts") else [contexte]:
            for valeur in dit.values():
                if isinstance(valeur, forms.Form) and not valeur.is_bound:
                    vus[id(valeur)] = valeur
    return list(vus.values())


def les_options(champ: forms.Field) -> list[str]:
    return [str(v) for v, _nom in list(getattr(champ, "choices", ()))[:CHOIX_MAX] if v]


def quelque_chose(champ: forms.Field) -> str:
    """Something that a field may hold."""
    if options := les_options(champ):
        return options[0]
    if isinstance(champ, MasseField | MontantField | forms.IntegerField):
        return "5"
    if isinstance(champ, forms.DateField):
        return timezone.localdate().isoformat()
    if isinstance(champ, forms.TimeField):
        return "12:30"
    if isinstance(champ, forms.EmailField):
        return "ada@exemple.fr"
    return "" if isinstance(champ, forms.BooleanField) else "abc"


def dits_facultatifs(form: forms.Form) -> set[str]:
    """The visible fields that the page marks so; a box says nothing."""
    champs = [c for c in form.visible_fields() if genre_de_champ(c) != "case"]
    return {c.name for c in champs if est_facultatif(c)}


def les_envois(form: forms.Form) -> Iterator[dict[str, str]]:
    """All that need be said, then each other answer of each choice; nothing facultatif is."""
    muets = dits_facultatifs(form)
    plein = {
        nom: "" if nom in muets else str(form[nom].value() or "") or quelque_chose(champ)
        for nom, champ in form.fields.items()
    }
    yield plein
    for nom, champ in form.fields.items():
        for option in les_options(champ):
            yield plein | {nom: option}


def refuses_a_tort(form: forms.Form) -> set[str]:
    """The fields said « facultatif » that a form refuses empty."""
    fautifs = set()
    for envoi in les_envois(form):
        envoye: Any = copy.copy(form)
        envoye.data = QueryDict(mutable=True)
        for nom, valeur in envoi.items():
            envoye.data[form.add_prefix(nom)] = valeur
        envoye.files, envoye.is_bound, envoye._errors = MultiValueDict(), True, None
        envoye.full_clean()
        vides = {nom for nom, valeur in envoi.items() if not valeur}
        fautifs |= vides & set(envoye.errors) & dits_facultatifs(form)
    return fautifs


def test_ce_qui_est_dit_facultatif_ne_se_refuse_pas_vide(monde, pleine):
    """Each form of each page; in the short run, of one page in five."""
    client = Client()
    compte = un_compte(*sorted(ROLES - {"aucun"}), lieu=monde.lieu)
    connecter(client, compte, monde.point)
    fautifs, vus = set(), set()
    pages = {nom: TABLE[nom] for nom in [*TABLE][:: 1 if pleine else 5]}
    for nom, (methode, arguments, _qui) in pages.items():
        if methode != "get":
            continue
        with transaction.atomic():
            reponse = client.get(reverse(nom, args=arguments(monde)))
            jusqu_au_bout(reponse)
            for form in les_formulaires(reponse):
                if type(form) in vus:
                    continue
                vus.add(type(form))
                fautifs |= {f"{nom} {type(form).__name__}.{c}" for c in refuses_a_tort(form)}
            transaction.set_rollback(True)

    assert not fautifs, "\n".join(sorted(fautifs))
    assert len(vus) > (40 if pleine else 12)
