"""The rules of the séances, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.freins.refus import TropVite
from petiterockette.refus import Refus


class SeancePassee(Refus):
    texte = _(
        "Cette séance est annoncée\u00a0: choisissez une heure à venir, ou annulez-la et notez "
        "celle qui a eu lieu."
    )


class SeanceTropAncienne(Refus):
    texte = _("Une séance se note dans l’année qui suit\u00a0: vérifiez le jour.")


class SerieSansDate(Refus):
    texte = _("Cette répétition ne tombe sur aucun jour : vérifiez la fin et les exceptions.")


class SerieTropLongue(Refus):
    texte = _("Une série se prévoit pour un an au plus : raccourcissez-la, vous la reprendrez.")


class SeanceAnnulee(Refus):
    texte = _("Cette séance est annulée : elle ne change plus.")


class SeanceClose(Refus):
    texte = _("Cette séance est close : corrigez son bilan s’il est faux.")


class PasEncoreLeJour(Refus):
    texte = _("Cette séance est le %(jour)s : qui vient se note ce jour-là.")


class SeancePasClose(Refus):
    texte = _("Cette séance n’est pas close : il n’y a pas encore de bilan à corriger.")


class PasEncoreCommencee(Refus):
    texte = _("La séance n’a pas commencé : son bilan se fait quand elle est finie.")


class MotifDemande(Refus):
    texte = _("Dites pourquoi : les inscrits le liront.")


class MoinsDePlacesQuePrises(Refus):
    texte = _("%(prises)d places sont déjà prises : gardez-en au moins autant.")


class ContactDemande(Refus):
    texte = _("Donnez une adresse de courriel ou un téléphone : c’est là que nous prévenons.")


class InscriptionsFermees(Refus):
    texte = _("Les inscriptions à cette séance sont fermées.")


class TropDInscriptions(TropVite):
    texte = _("Trop d’inscriptions sont parties d’ici depuis une heure : réessayez plus tard.")


class TropDePlaces(Refus):
    texte = _("Cette séance n’a que %(places)d places : demandez-en moins.")


class TropDePlacesTenues(Refus):
    texte = _(
        "%(places)d places au plus se demandent ici pour un foyer, et se confirment avant d’en "
        "demander d’autres\u00a0: pour un groupe, appelez-nous."
    )


class AppelAttendu(Refus):
    texte = _("Nous vous appelons pour confirmer\u00a0: votre place est gardée jusque-là.")


class DejaFinie(Refus):
    texte = _("Cette inscription est finie : inscrivez-vous de nouveau si vous voulez venir.")


class PasConfirmee(Refus):
    texte = _("Cette inscription n’est pas confirmée : elle n’a pas de place à la séance.")


class CodeInconnu(Refus):
    texte = _("Aucune inscription à cette séance n’a le code « %(code)s ».")


class PublicInconnu(Refus):
    texte = _("Ce public n’est pas compté ici : touchez l’un de ceux de la page.")


class RienARetirer(Refus):
    texte = _("Personne de ce public n’est compté : il n’y a rien à retirer.")


class RienNeChange(Refus):
    texte = _("Rien n’a changé : il n’y a rien à enregistrer.")


class CompteDemande(Refus):
    texte = _("Le bilan compte au moins une personne ; sinon, annulez la séance.")


class AccordsADire(Refus):
    texte = _("Dites où sont gardés les accords signés : « classeur de l’animation », par exemple.")


class PasEncoreDePhoto(Refus):
    texte = _("La séance n’a pas commencé : ses photos se gardent ensuite.")


class PhotoDejaLa(Refus):
    texte = _("Cette photo est déjà là.")


class TropDePhotos(Refus):
    texte = _("Une séance garde %(n)d photos : retirez-en une d’abord.")
