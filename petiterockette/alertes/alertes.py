"""The kind of this app: what is about to end, as people noted it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.temps.dates import date_format

from . import acces, livres  # noqa: F401  (each registers its own)
from .models import Echeance
from .registre import Genre, Remede, Seuil, Trouvaille, Unite, Urgence, inscrire


def bientot_finies(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """What ends within so many days, and what ended already and is still followed."""
    suivies = Echeance.objects.suivies().filter(fin__lte=jour + timedelta(days=seuil))
    for e in suivies.order_by("fin", "id"):
        yield Trouvaille(
            cle=str(e.pk),
            lieu=e.lieu_id,
            phrase=f"{e.objet}, {e.get_nature_display()} : {fin_en_mots(e.fin, jour)}",
            depuis=e.fin,
            remedes=(Remede(_("Renouveler"), "pencil", reverse("alertes:echeance", args=[e.pk])),),
        )


def fin_en_mots(fin: date, jour: date) -> str:
    """« finit le 30 novembre 2026, dans 12 jours », « fini depuis le 3 mai 2026 »."""
    le = date_format(fin, "j F Y")
    reste = (fin - jour).days
    if reste < 0:
        return _("c’est fini depuis le %(le)s") % {"le": le}
    if reste == 0:
        return _("cela finit aujourd’hui, le %(le)s") % {"le": le}
    phrase = ngettext(
        "cela finit le %(le)s, demain", "cela finit le %(le)s, dans %(n)d jours", reste
    )
    return phrase % {"le": le, "n": reste}


inscrire(
    Genre(
        code="echeance",
        nom=gettext_lazy("Échéance proche"),
        definition=gettext_lazy(
            "Une vignette de balance, un contrôle technique, une assurance ou une convention "
            "notée dans « Échéances » finit bientôt, ou est finie."
        ),
        que_faire=gettext_lazy("Renouvelez-la, puis notez sa nouvelle date."),
        pictogramme="calendar-clock",
        droit="alertes.tenir_les_echeances",
        urgence=Urgence.BIENTOT,
        chercher=bientot_finies,
        seuil=Seuil(Unite.JOURS, 30, 1, 180, gettext_lazy("%s avant la fin")),
    )
)
