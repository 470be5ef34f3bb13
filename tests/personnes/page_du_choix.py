"""A page that picks somebody, as any app makes one: the form, its module, what was picked."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from petiterockette.personnes.champs import ChampPersonne

GABARIT = """{% extends "base.html" %}{% load static %}
{% block titre %}Choisir{% endblock %}
{% block scripts %}{{ block.super }}
<script type="module" src="{% static "js/personnes/choisir.js" %}"></script>{% endblock %}
{% block contenu %}<h1 class="page-titre">Choisir</h1>
<form method="post" class="carte formulaire">{% csrf_token %}
{% include "_formulaire.html" with form=form only %}
<button class="bouton bouton-principal" type="submit">Continuer</button></form>
{% if choisie %}<p id="choisie">{{ choisie }}, nº {{ choisie.pk }}</p>{% endif %}{% endblock %}"""


class ChoixForm(forms.Form):
    qui = ChampPersonne(label="Qui vient")


def choisir(request: HttpRequest) -> HttpResponse:
    form = ChoixForm(request.POST if request.method == "POST" else None)
    choisie = form.cleaned_data["qui"] if form.is_valid() else None
    gabarit = engines["django"].from_string(GABARIT)
    return HttpResponse(gabarit.render({"form": form, "choisie": choisie}, request))


urlpatterns = [path("essai/choix/", choisir), path("", include("petiterockette.urls"))]
handler403 = "petiterockette.affichage.views.page_403"
