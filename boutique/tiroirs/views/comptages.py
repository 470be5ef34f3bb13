from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from boutique.caisses.qui_signe import demander_qui_signe
from boutique.regles.models import Moyen
from boutique.ventes.models import Reglement
from boutique.ventes.tenue_ailleurs import tenue_ailleurs
from petiterockette.droits import droit
from petiterockette.mots.monnaie import euros
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.ici import en_gardant, suite_demandee

from ..cheques import cheques_de_la_session
from ..forms.sessions import CompterForm
from ..models import Comptage
from ..services.comptages import compter
from .sessions import DROIT, form_de_la_session, lire_la_session, montrer_la_fermeture


@droit(DROIT)
@never_cache
def session_compter(request: HttpRequest, numero: int) -> HttpResponse:
    """Count a closed till: cash, cheques, card; blind, then both numbers, then why."""
    session = lire_la_session(request, numero, DROIT)
    if session.est_ouverte:
        ailleurs = tenue_ailleurs(request, session)
        return montrer_la_fermeture(
            request, session, form_de_la_session(request, session), ailleurs
        )
    lieu = session.caisse.point.lieu
    qui_signe = demander_qui_signe(request, session.caisse, session=session, ecole=session.ecole)
    deja = session.comptages.order_by("-rang").first()
    if session.comptee_le and request.method != "POST":
        messages.info(
            request,
            _("«\u00a0%(caisse)s\u00a0» est déjà comptée.") % {"caisse": session.caisse},
        )
        return redirect("boutique:session", numero)
    cheques = cheques_de_la_session(session)
    donnees = donnees_postees(request)
    par_carte = Reglement.objects.filter(vente__session=session, genre=Moyen.Genre.CARTE)
    form = CompterForm(
        donnees,
        compte=request.user,
        lieu=lieu,
        cheques=cheques,
        deja=deja,
        sans_carte=not par_carte.exists(),
        qui_signe=qui_signe,
    )
    if form.is_valid():
        try:
            comptage, nouveau = compter(session=session, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            return _suite(request, comptage, nouveau)
    contexte = {"session": session, "form": form, "deja": deja, "cheques": cheques}
    return render(request, "boutique/tiroirs/compter.html", contexte)


def _suite(request: HttpRequest, comptage: Comptage, nouveau: bool) -> HttpResponse:
    """Kept: back to what was begun before, or to the session, where the takings are put away;
    else count again."""
    suite = suite_demandee(request)
    if not comptage.retenu:
        encore = reverse("boutique:session_compter", args=[comptage.session_id])
        return redirect(en_gardant(encore, suite))
    if not nouveau:
        messages.info(request, _("Ce comptage était déjà noté, une seule fois."))
    elif comptage.ecart_cts:
        phrase = _("Caisse comptée, écart de %(ecart)s noté. Merci, à bientôt\u00a0!")
        messages.success(request, phrase % {"ecart": euros(comptage.ecart_cts)})
    else:
        messages.success(request, _("Caisse comptée, tout est juste. Merci, à bientôt\u00a0!"))
    return redirect(suite or reverse("boutique:session", args=[comptage.session_id]))
