"""What the till does of a membership."""

from django.urls import reverse
from django.utils.translation import gettext as _

from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.vendables import Vendable, enregistrer
from petiterockette.personnes.models import Personne
from petiterockette.temps.dates import date_format

from .models import Adhesion, Formule
from .recherche import adresse_de_la_carte
from .refus import PersonneInconnue, SansFormule, UneParLigne
from .services.adhesions import prendre, rendre
from .services.formules import GENRE


class Adhesions(Vendable):
    """A year for somebody, or for a card that will be named later."""

    genre = GENRE

    def pour_qui(self) -> dict[str, str]:
        return {
            "chercher": reverse("adhesions:personnes"),
            "inscrire": reverse("adhesions:personne_inscrire"),
        }

    def fiche(self, personne: Personne) -> str:
        return adresse_de_la_carte(personne)

    def mention(self, ligne: LigneVente) -> str:
        fin = Adhesion.objects.order_by().filter(ligne=ligne.pk).values_list("fin", flat=True)
        return next((_("jusqu’au %(jour)s") % {"jour": date_format(jour)} for jour in fin), "")

    def suite(self, ligne: LigneVente) -> tuple[str, str] | None:
        if not (jusqu_au := self.mention(ligne)):
            return None
        mot = _("Carte d’adhérent, %(jusqu_au)s") % {"jusqu_au": jusqu_au}
        return mot, reverse("adhesions:carte_de_la_ligne", args=[ligne.pk])

    def verifier(self, ligne: LigneVente) -> None:
        if ligne.quantite != 1 or ligne.remise_cts or ligne.mode != LigneVente.Mode.UNITE:
            raise UneParLigne()
        if not Formule.objects.filter(article=ligne.article_id).exists():
            raise SansFormule(article=ligne.libelle)
        if ligne.pour and not Personne.objects.connues().filter(pk=ligne.pour).exists():
            raise PersonneInconnue()

    def vendu(self, ligne: LigneVente, vente: Vente) -> None:
        prendre(ligne=ligne, vente=vente, personne=ligne.pour)

    def rendu(self, ligne: LigneVente, vente: Vente) -> None:
        rendre(ligne=ligne, avoir=vente)


enregistrer(Adhesions())
