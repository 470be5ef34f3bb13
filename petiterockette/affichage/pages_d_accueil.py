"""The pages that lead everywhere else: the home page, the spaces, the choice of one's tiles."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from petiterockette.comptes.lieux_lus import de_quels_lieux
from petiterockette.comptes.portees import affectations_du_jour
from petiterockette.comptes.qui_demander import qui_tient_les_comptes
from petiterockette.saisie.formulaires import donnees_postees

from . import tuiles
from .accueil import Cote
from .aller.ici import fermees
from .aller.registre import lire, trouver
from .bande import adresse_de
from .espaces import espace_de, noms
from .forms import MesTuilesForm
from .mes_tuiles import choisies, retenir


@never_cache
def accueil(request: HttpRequest) -> HttpResponse:
    """What this person does here today, and what asks for a look."""
    montrees = tuiles.du_jour(request)
    sans_role = not affectations_du_jour(request.user)
    a_un_point = tuiles.se_fait_a_un_point(request)
    return render(
        request,
        "affichage/accueil.html",
        {
            "maintenant": timezone.localtime(),
            "tuiles": montrees,
            "tete": tuiles.blocs(request, Cote.TETE),
            "bord": tuiles.blocs(request, Cote.BORD),
            "bas": tuiles.blocs(request, Cote.BAS),
            "a_un_point": a_un_point,
            "de_quels_lieux": partial(de_quels_lieux, request),
            # Something is done at a point, but not by this person at this one.
            "ailleurs": a_un_point and not any(m.tuile.ici for m in montrees),
            "sans_role": sans_role,
            "demander_a": qui_tient_les_comptes() if sans_role else "",
        },
    )


@never_cache
def espace(request: HttpRequest, code: str) -> HttpResponse:
    """All that this person may do in a space, what is live there first."""
    l_espace = espace_de(code)
    if l_espace is None:
        raise Http404
    if l_espace.page:
        return redirect(adresse_de(l_espace))
    return render(
        request,
        "affichage/espace.html",
        {
            "espace": l_espace,
            "jour": timezone.localdate(),
            "a_un_point": tuiles.se_fait_a_un_point(request),
            "cartes": tuiles.cartes(request, l_espace),
            "groupes": tuiles.d_un_espace(request, l_espace),
            "de_quels_lieux": partial(de_quels_lieux, request),
        },
    )


@never_cache
def mes_tuiles(request: HttpRequest) -> HttpResponse:
    """Choose what the home page shows on this device, or leave it to what really serves."""
    possibles = tuiles.a_choisir(request)
    form = MesTuilesForm(
        donnees_postees(request),
        groupes=[
            (nom, [t for t in possibles if t.groupe and t.groupe.espace == code])
            for code, nom in noms()
        ],
        choisies=[t.url for t in choisies(request, possibles)],
    )
    if form.is_valid():
        reponse = redirect("accueil")
        retenir(reponse, request, form.cleaned_data["tuiles"])
        return reponse
    return render(request, "affichage/mes_tuiles.html", {"form": form})


@never_cache
def aller(request: HttpRequest) -> HttpResponse:
    """What one looks for by its name: a page of its own, or the lines that the band shows."""
    saisie = lire(request.GET.get("q", ""))
    groupes, ailleurs = trouver(request, saisie)
    lignes_seules = "lignes" in request.GET
    return render(
        request,
        "affichage/_aller_trouves.html" if lignes_seules else "affichage/aller.html",
        {
            "saisie": saisie,
            "groupes": groupes,
            "ailleurs": ailleurs,
            "fermees": [] if groupes else fermees(request, saisie),
            "n": sum(len(groupe.trouves) for groupe in groupes),
        },
    )
