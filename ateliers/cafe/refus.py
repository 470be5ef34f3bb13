"""The rules of the café, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PasTant(Refus):
    texte = _("Il reste %(reste)s de ce lot : tapez %(reste)s ou moins.")


class LotVide(Refus):
    texte = _("Il ne reste rien de ce lot : prenez-en un autre.")


class DlcDepassee(Refus):
    texte = _(
        "La DLC de ce lot est passée depuis le %(jour)s : il ne se sert et ne se donne plus. "
        "Compostez-le, ou jetez-le."
    )


class DlcDepasseeALArrivee(Refus):
    texte = _(
        "Cette DLC est déjà passée : refusez le lot, pour « date dépassée », ou corrigez la date."
    )


class DonneurSansNom(Refus):
    texte = _("Dites qui donne : c’est sa trace.")


class LotEntame(Refus):
    texte = _("Ce lot est déjà entamé : annulez d’abord ce qui en est sorti.")


class RamasseRefusee(Refus):
    texte = _("Ce lot a été refusé à l’arrivée : il n’est pas dans le garde-manger.")


class AilleursQuIci(Refus):
    texte = _("Ce lot est %(ou)s : le geste se fait là-bas.")


class ActionRequise(Refus):
    texte = _("%(lue)s, la limite est %(limite)s : dites ce qui a été fait.")


class PasACetteHeure(Refus):
    texte = _("Il est %(heure)s : est-ce bien le relevé du %(moment)s ?")


class RefroidiTropTard(Refus):
    texte = _(
        "Le refroidissement va de 63 °C à 10 °C en moins de 2 heures : dites ce qui a été fait."
    )


class PasAssezChaud(Refus):
    texte = _("Un refroidissement part de 63 °C au moins : vérifiez la première température.")


class AllergenesADire(Refus):
    texte = _(
        "Dites les allergènes de ce plat, ou cochez « aucun des quatorze » : l’information est due "
        "à qui mange."
    )


class CarteVide(Refus):
    texte = _("Une carte a un plat au moins : cochez ce qui est servi ce jour-là.")


class PlatSansCaisse(Refus):
    texte = _("La caisse n’a pas d’activité « café » : demandez qu’elle soit ajoutée.")


class NomDejaPris(Refus):
    texte = _("« %(nom)s » est déjà dans la liste : reprenez-le, ou choisissez un autre nom.")


class CagnotteVide(Refus):
    texte = _(
        "Il n’y a plus de repas suspendu ici : proposez le tarif solidaire, ou le prix libre."
    )


class SuspenduDejaDonne(Refus):
    texte = _(
        "Ce repas suspendu a déjà été donné à quelqu’un, il n’en reste aucun ici : il ne se "
        "rembourse plus."
    )


class SuspenduGratuit(Refus):
    texte = _("Un repas suspendu s’achète à son prix : il n’a pas de remise et ne s’offre pas.")


class SuspenduPayant(Refus):
    texte = _("Un repas donné par la cagnotte est à 0 € : quelqu’un l’a déjà payé.")


class RangeeRefusee(Refus):
    texte = _("%(phrase)s")
