"""Each check of the installation alerts direction as long as it is not well."""

from collections.abc import Callable, Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.alertes.registre import Genre, Remede, Trouvaille, Urgence, inscrire

from .controles import Controle
from .questions import SURVEILLES
from .services import LIRE


def _chercher(controle: Controle) -> Callable[[date, int], Iterator[Trouvaille]]:
    def chercher(jour: date, seuil: int) -> Iterator[Trouvaille]:
        for verdict in controle.regarder(timezone.now(), seuil):
            if verdict.alerte:
                yield Trouvaille(
                    cle=verdict.cle or controle.code,
                    lieu=None,
                    phrase=verdict.phrase,
                    depuis=verdict.depuis or jour,
                    remedes=(Remede(_("Regarder"), controle.pictogramme, reverse(controle.url)),),
                )

    return chercher


inscrire(
    *(
        Genre(
            code=controle.code,
            nom=controle.nom,
            definition=controle.definition,
            que_faire=controle.que_faire,
            pictogramme=controle.pictogramme,
            droit=LIRE,
            urgence=Urgence.VITE,
            chercher=_chercher(controle),
            seuil=controle.seuil,
        )
        for controle in SURVEILLES
    )
)
