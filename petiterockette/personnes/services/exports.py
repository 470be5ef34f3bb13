"""Hand somebody what the product holds of them: one file, and a trace that it was made."""

import json
import zipfile
from io import BytesIO

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.journal.services import consigner

from ..dossier import dossier
from ..models import Personne
from .annuaire import verrouiller


@transaction.atomic
def exporter(*, personne: Personne, par: int | None, compte: int | None) -> bytes:
    """A zip of two files that say the same: « lisible.html » and « donnees.json ».

    Raises ``PersonneAnonyme`` or ``DejaFusionnee``.
    """
    personne = verrouiller(personne)
    parties = dossier(personne)
    fait_le = timezone.localtime()
    contenu = {
        "personne": personne.pk,
        "fait_le": fait_le,
        "donnees": [partie.en_json() for partie in parties],
    }
    ecrit = json.dumps(contenu, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    lisible = render_to_string(
        "personnes/dossier.html", {"personne": personne, "parties": parties, "fait_le": fait_le}
    )
    octets = BytesIO()
    with zipfile.ZipFile(octets, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("donnees.json", ecrit)
        archive.writestr("lisible.html", lisible)
    consigner(
        "personnes.personne.exportee",
        _("Personne nº %(n)d : ses données lui sont remises") % {"n": personne.pk},
        {"personne": personne.pk, "parties": len(parties)},
        par=par,
        compte=compte,
    )
    return octets.getvalue()
