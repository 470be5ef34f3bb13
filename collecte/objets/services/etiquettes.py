"""Papers of labels, and labels printed in advance: each roll takes the next codes for good."""

from django.utils import timezone
from django.utils.translation import ngettext

from collecte.livre.entete import Entete
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from ..codes import IMPRIMABLES
from ..listes_par_defaut import FORMATS_ETIQUETTES
from ..models import FormatEtiquette, Rouleau
from ..refus import PlusDEtiquettes
from .evenements import SUIVRE

ETIQUETTES_MAX = 480


def charger_les_formats() -> None:
    """The papers that are sold everywhere, where nobody has said which ones are used here."""
    if FormatEtiquette.objects.exists():
        return
    FormatEtiquette.objects.bulk_create(
        FormatEtiquette(
            nom=nom,
            page_largeur_um=page[0],
            page_hauteur_um=page[1],
            colonnes=nombre[0],
            lignes=nombre[1],
            largeur_um=etiquette[0],
            hauteur_um=etiquette[1],
            gauche_um=marges[0],
            haut_um=marges[1],
            ecart_x_um=ecarts[0],
            ecart_y_um=ecarts[1],
            ordre=ordre,
        )
        for ordre, (nom, page, nombre, etiquette, marges, ecarts) in enumerate(FORMATS_ETIQUETTES)
    )


def preparer_un_rouleau(*, entete: Entete, nombre: int) -> tuple[Rouleau, bool]:
    """Reserve the codes of so many labels; the same page posted twice reserves once.

    Raises ``PlusDEtiquettes`` or ``DroitManquant``.
    """
    # Somebody may take the same numbers at the same instant: others are then drawn.
    return faire_ou_relire(
        lambda: _reserver(entete, nombre), Rouleau.objects.filter(uuid=entete.uuid).first, Refus
    )


def _reserver(entete: Entete, nombre: int) -> Rouleau:
    exiger(entete.compte, SUIVRE, entete.lieu)
    dernier = Rouleau.objects.order_by("-premier").first()
    premier = dernier.premier + dernier.nombre if dernier else 0
    if premier + nombre > IMPRIMABLES:
        raise PlusDEtiquettes()
    rouleau = Rouleau.objects.create(
        uuid=entete.uuid,
        lieu=entete.lieu,
        premier=premier,
        nombre=nombre,
        imprime_le=timezone.now(),
        compte=entete.compte,
    )
    consigner(
        "collecte.etiquettes.preparees",
        ngettext("%(n)d étiquette d’objet préparée", "%(n)d étiquettes d’objets préparées", nombre)
        % {"n": nombre},
        {"rouleau": rouleau.pk, "premier": premier, "nombre": nombre},
        lieu=entete.lieu.pk,
        par=entete.personne,
        compte=entete.compte.pk,
    )
    return rouleau
