"""What is signed on one's own phone: by a link that nobody guesses, or signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.emargements import SignatureForm
from ..models import Formateur, Inscription
from ..services.emargements import signer
from ..suivi_des_emargements import Attendu, CaseDEmargement, cases_du_lien, liens_de


@login_not_required
@never_cache
def emarger(request: HttpRequest, jeton: str) -> HttpResponse:
    """What the holder of a link may sign now; it shows nobody's name."""
    qui = _qui(jeton)
    cases = cases_du_lien(qui)
    case = _a_signer(cases, request.POST.get("demi_journee", ""))
    form = SignatureForm(donnees_postees(request))
    if case and form.is_valid():
        try:
            signer(demi_journee=case.demi_journee, qui=qui, compte=None, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Signé. Merci !"))
            return redirect("formation:emarger", jeton)
    contexte = {"form": form, "session": qui.session, "cases": cases, "case": case}
    reponse = render(request, "formation/emarger.html", contexte)
    reponse["X-Robots-Tag"] = "noindex"
    # The house's policy, same-origin, keeps the link from other sites; without any referrer a
    # browser would send its form from nowhere.
    return reponse


@never_cache
def mes_signatures(request: HttpRequest) -> HttpResponse:
    """The sessions where whoever is signed in teaches or learns, each by its link."""
    return render(request, "formation/mes_signatures.html", {"liens": liens_de(request.user)})


def _qui(jeton: str) -> Attendu:
    for modele in (Inscription, Formateur):
        qui = modele.objects.filter(jeton=jeton).select_related("session__action").first()
        if qui:
            return qui
    raise Http404


def _a_signer(cases: list[CaseDEmargement], voulue: str) -> CaseDEmargement | None:
    """The half-day that was asked for, else the last one begun that waits for a signature."""
    maintenant = timezone.now()
    ouvertes = [
        c for c in cases if c.ouverte(maintenant) and not c.demi_journee.session.est_verrouillee
    ]
    for case in cases:
        if str(case.demi_journee.pk) == voulue:
            return case
    return ouvertes[-1] if ouvertes else None
