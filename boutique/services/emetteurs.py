"""Who hands a ticket over: asked at each one, written again only where it changed."""

from django.db.models import OuterRef, Subquery

from petiterockette.lieux.models import Association, Lieu
from petiterockette.requetes import RequetePrete

from ..models import Emetteur

DE_L_ASSOCIATION = ("nom", "adresse", "siret", "numero_tva")


def _avec_le_sien(lieu_nom: str, lieu_adresse: str):
    connus = Emetteur.objects.order_by().filter(
        **{champ: OuterRef(champ) for champ in DE_L_ASSOCIATION},
        lieu_nom=lieu_nom,
        lieu_adresse=lieu_adresse,
    )
    maison = Association.objects.order_by().annotate(connu=Subquery(connus.values("pk")[:1]))
    return maison.values_list(*DE_L_ASSOCIATION, "connu")


_DU_JOUR = RequetePrete(_avec_le_sien, str, str)


def emetteur_du_jour(lieu: Lieu) -> Emetteur:
    """The house and a site as they are named now; without a key if no ticket said so yet."""
    commune = f"{lieu.code_postal} {lieu.commune}".strip()
    adresse = ", ".join(dite for dite in (lieu.adresse, commune) if dite)
    lues = _DU_JOUR(lieu.nom, adresse)
    *maison, connu = lues[0] if lues else ("", "", "", "", None)
    champs = dict(zip(DE_L_ASSOCIATION, maison, strict=True))
    return Emetteur(pk=connu, **champs, lieu_nom=lieu.nom, lieu_adresse=adresse)


def emetteur_du_ticket(lieu: Lieu) -> Emetteur:
    """The same, written if no ticket said so yet."""
    emetteur = emetteur_du_jour(lieu)
    if emetteur.pk:
        return emetteur
    # Two tills may say it first in the same second.
    champs = {c.attname: getattr(emetteur, c.attname) for c in Emetteur._meta.concrete_fields[1:]}
    return Emetteur.objects.get_or_create(**champs)[0]
