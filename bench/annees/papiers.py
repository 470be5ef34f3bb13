"""What is drawn behind the pages: the files of an annual report that shows all that it may."""

from datetime import date, timedelta
from io import BytesIO
from time import monotonic
from typing import Any
from uuid import uuid4

from django.utils import timezone
from pypdf import PdfReader

from petiterockette.comptes.models import Compte
from petiterockette.dossiers.contenu import pieces_de
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.services.dossiers import creer
from petiterockette.dossiers.services.fichiers import faire_les_fichiers
from petiterockette.dossiers.services.figements import figer
from petiterockette.dossiers.services.ordre import choisir
from petiterockette.indicateurs.registre import INDICATEURS


def dessiner_un_rapport() -> dict[str, Any]:
    """The report of the demo's year, frozen; the seconds that its PDF and its sheets take to be
    drawn, and its pages."""
    compte = Compte.objects.get(identifiant="direction")
    jour = timezone.localdate() - timedelta(days=1)
    rapport, _neuf = creer(
        compte=compte,
        uuid=uuid4(),
        objet=Dossier.Objet.RAPPORT,
        titre="Rapport mesuré",
        debut=date(jour.year, 1, 1),
        fin=jour,
        couverture=True,
    )
    rapport = choisir(
        dossier=rapport,
        compte=compte,
        indicateurs=list(INDICATEURS),
        pieces=list(pieces_de(rapport)),
    )
    figement = figer(dossier=rapport, compte=compte, sans_ce_qui_manque=True)
    depart = monotonic()
    faire_les_fichiers(figement)
    secondes = monotonic() - depart
    pdf = figement.fichiers.get(format="pdf")
    return {"secondes": secondes, "pages": len(PdfReader(BytesIO(bytes(pdf.octets))).pages)}
