"""Fill a base of its own with a site and six subscribers, for a worker that a test kills."""

from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402

from petiterockette.abonnements.jetons import CONFIRMER, jeton  # noqa: E402
from petiterockette.abonnements.models import Abonnement  # noqa: E402
from petiterockette.abonnements.services.abonnements import confirmer, s_abonner  # noqa: E402
from petiterockette.travaux.models import Travail  # noqa: E402
from tests.fabriques import les_listes, un_compte, un_lieu  # noqa: E402

les_listes()
un_lieu(code="CHV")
for n in range(6):
    abonnement = s_abonner(
        compte=un_compte("direction"), courriel=f"n{n}@exemple.fr", tous=True, lieux=[]
    )
    confirmer(jeton=jeton(abonnement, CONFIRMER))
Abonnement.objects.update(confirme_le=timezone.now() - timedelta(days=40))
# The confirmations are another test's.
Travail.objects.all().delete()
