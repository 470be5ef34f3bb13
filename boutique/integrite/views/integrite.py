from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.regles.droits import EMPORTER
from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.droits import droit, exiger_partout, sans_rien_changer
from petiterockette.travaux.etat_des_travaux import travaux_de
from petiterockette.travaux.services import VERIFICATION, demander_la_verification
from petiterockette.version import VERSION

from ..preuves import integrite as lire_l_integrite


@droit(EMPORTER)
@never_cache
def integrite(request: HttpRequest) -> HttpResponse:
    """What proves that nothing was changed, in plain words."""
    exiger_partout(request.user, EMPORTER)
    contexte = {
        "lue": lire_l_integrite(),
        "travaux": travaux_de(VERIFICATION),
    }
    return render(request, "boutique/integrite/integrite.html", contexte)


@require_POST
@droit(EMPORTER)
@sans_rien_changer
def integrite_verifier(request: HttpRequest) -> HttpResponse:
    """Go through the books now, behind the page: they are only read, so that whoever controls
    the house asks for it himself."""
    exiger_partout(request.user, EMPORTER)
    demander_la_verification()
    messages.success(request, _("La vérification est demandée\u00a0: elle se fait ici."))
    return redirect("boutique:integrite")


@droit(EMPORTER)
@never_cache
def attestation_pdf(request: HttpRequest) -> HttpResponse:
    """A blank attestation: what the software is, for its publisher to sign, or not.

    Source: BOI-LETTRE-000242, in its state of 25 March 2026 as other publishers quote it; CGI
    art. 286, I, 3° bis as completed by loi nº 2026-103, art. 125. Read on 28 November 2026.
    """
    exiger_partout(request.user, EMPORTER)
    # A minor version keeps the root of the one that was attested.
    racine = VERSION.partition(".")[0]
    contexte = {"lue": lire_l_integrite(), "version": VERSION, "racine": racine}
    return reponse_pdf("boutique/integrite/attestation.html", contexte, "attestation-du-logiciel")
