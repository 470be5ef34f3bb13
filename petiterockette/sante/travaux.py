"""The worker says that it is here, each time it looks; and what it sees of the installation."""

from datetime import datetime, timedelta

from django.utils import timezone

from petiterockette.alertes.calcul import regarder_maintenant
from petiterockette.travaux.registre import veille

from .questions import SURVEILLES
from .services import donner_signe

# What a night would tell too late: a disk that fills, a clock that jumped.
ENTRE_DEUX = timedelta(hours=1)
_dernier: list[datetime] = []


@veille
def dire_qu_il_est_la(maintenant: datetime) -> None:
    donner_signe(maintenant)


@veille
def regarder_l_installation(maintenant: datetime) -> None:
    """Look again for its alerts, each hour; the first look of a day is the night's."""
    if _dernier and timedelta(0) <= maintenant - _dernier[0] < ENTRE_DEUX:
        return
    _dernier[:] = [maintenant]
    for controle in SURVEILLES:
        regarder_maintenant(controle.code, timezone.localdate(maintenant))
