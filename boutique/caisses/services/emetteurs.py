"""Who hands a ticket over: asked at each one, written again only where it changed."""

from petiterockette.base.sql import lire, table
from petiterockette.lieux.models import Association, Lieu

from ..models import Emetteur

DE_L_ASSOCIATION = ("nom", "adresse", "siret", "numero_tva")


_DU_JOUR = (
    f"SELECT {', '.join(f'maison.{nom}' for nom in DE_L_ASSOCIATION)}, dit.id "
    f"FROM {table(Association)} maison LEFT JOIN {table(Emetteur)} dit ON "
    f"{' AND '.join(f'dit.{nom} = maison.{nom}' for nom in DE_L_ASSOCIATION)} "
    "AND dit.lieu_nom = %s AND dit.lieu_adresse = %s"
)


def emetteur_du_jour(lieu: Lieu) -> Emetteur:
    """The house and a site as they are named now; without a key if no ticket said so yet."""
    commune = f"{lieu.code_postal} {lieu.commune}".strip()
    adresse = ", ".join(dite for dite in (lieu.adresse, commune) if dite)
    lues = lire(_DU_JOUR, lieu.nom, adresse)
    *maison, connu = lues[0] if lues else ("", "", "", "", None)
    champs = dict(zip(DE_L_ASSOCIATION, maison, strict=True))
    return Emetteur(pk=connu, **champs, lieu_nom=lieu.nom, lieu_adresse=adresse)


def emetteur_du_ticket(lieu: Lieu) -> Emetteur:
    """The house and a site as they are named now, written if no ticket said so yet."""
    emetteur = emetteur_du_jour(lieu)
    if emetteur.pk:
        return emetteur
    # Two tills may say it first in the same second.
    champs = {c.attname: getattr(emetteur, c.attname) for c in Emetteur._meta.concrete_fields[1:]}
    return Emetteur.objects.get_or_create(**champs)[0]
