"""What is kept of people of before: who each is here, as long as they are."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

from .models import PersonneReconnue


def oublier_les_reconnues(numeros: Collection[int]) -> int:
    """Forget by what name these people were known elsewhere; how many names."""
    n, _par_table = PersonneReconnue.objects.filter(personne__in=numeros).delete()
    return n


declarer(
    Donnee(
        "boutique_adhesions_reprises.PersonneReconnue",
        nom=_("Personnes reconnues d’un autre outil"),
        finalite=_("ne pas inscrire deux fois la même personne"),
        base=Base.INTERET,
        duree=_("comme la fiche"),
        personnes=("personne",),
        montre=("inscrite",),
        oublier=oublier_les_reconnues,
    ),
)

exempter(
    _("empreinte écrite par le logiciel"),
    "boutique_adhesions_reprises.PersonneReconnue.cle",
)
