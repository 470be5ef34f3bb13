"""The kind that the night's check of the books feeds: they contradict each other."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.journal.examens.passer import dernier_examen
from petiterockette.temps.dates import date_format

from .registre import Genre, Remede, Trouvaille, Urgence, inscrire


def en_desaccord(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """What the last check found, by night or by hand, until one finds nothing."""
    examen = dernier_examen()
    if examen is None or not examen.anomalies:
        return
    le = timezone.localdate(examen.le)
    phrase = ngettext(
        "La vérification du %(le)s a trouvé %(n)d anomalie\u00a0: %(ou)s",
        "La vérification du %(le)s a trouvé %(n)d anomalies\u00a0: %(ou)s",
        examen.anomalies,
    )
    yield Trouvaille(
        cle="livres",
        lieu=None,
        phrase=phrase
        % {"le": date_format(le), "n": examen.anomalies, "ou": ", ".join(examen.en_faute)},
        depuis=le,
        remedes=(Remede(_("Voir les travaux"), "cog", reverse("travaux:travaux")),),
    )


inscrire(
    Genre(
        code="livres_en_desaccord",
        nom=gettext_lazy("Livres en désaccord"),
        definition=gettext_lazy(
            "Chaque nuit, tout ce qui est écrit deux fois est comparé\u00a0: les lignes, ce qui "
            "les scelle, les sommes. Quelque chose ne concorde plus."
        ),
        que_faire=gettext_lazy(
            "Lancez «\u00a0manage.py verifier\u00a0» sur le serveur\u00a0: il nomme chaque "
            "anomalie. Gardez une copie de la base avant d’y toucher."
        ),
        pictogramme="scale",
        droit="travaux.suivre",
        urgence=Urgence.VITE,
        chercher=en_desaccord,
    )
)
