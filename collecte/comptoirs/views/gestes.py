"""The page of any gesture typed after the counter: shown, or made once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.livre.models import Bon
from collecte.livre.refus import AutreContenu
from petiterockette.droits import DroitManquant
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil, point_montre
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..refus import LieuInconnu


def faire_la_page(
    request,
    geste,
    formulaire,
    service,
    gabarit="collecte/comptoirs/gestes/geste.html",
    contexte=None,
    **options,
) -> HttpResponse:
    """Show the page of a gesture, or make it: once, where its screen said."""
    montre = point_montre(request)
    point = montre or point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    exiger_ici(request, geste, point)
    donnees = donnees_postees(request)
    form = formulaire(donnees, compte=request.user, point=point, **options)
    if donnees is not None and montre is None:
        form.renouveler()
        form.add_error(None, LieuInconnu())
    elif form.is_valid():
        try:
            bon, cree = service(**form.geste())
        except AutreContenu:
            _dire_deja_enregistre(request, form)
        except Refus as refus:
            form.refuser(refus)
        else:
            return _vers_le_bon(request, bon, cree)
    return render(
        request, gabarit, {"geste": geste, "point": point, "form": form, **(contexte or {})}
    )


def exiger_ici(request, geste, point) -> None:
    if not request.user.portee(geste.droit).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(geste.droit, point.lieu)


def _dire_deja_enregistre(request, form) -> None:
    """Say where the page was recorded with another content, and make it a new page."""
    deja = Bon.objects.get(uuid=form.cleaned_data["uuid"])
    form.renouveler()
    form.add_error(
        None,
        _(
            "Cette page a déjà enregistré le bon nº %(n)s, avec un autre contenu. "
            "Si c’est bien un nouveau geste, validez à nouveau."
        )
        % {"n": nombre(deja.pk)},
    )


def _vers_le_bon(request, bon: Bon, cree: bool) -> HttpResponse:
    phrase = (
        _("Bon nº %(n)s enregistré : %(masse)s.")
        if cree
        else _("Le bon nº %(n)s était déjà enregistré : %(masse)s, compté une seule fois.")
    )
    messages.success(request, phrase % {"n": nombre(bon.pk), "masse": kilos(bon.masse_g)})
    return redirect(f"{reverse('collecte:bon', args=[bon.pk])}?encore=1")
