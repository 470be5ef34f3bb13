"""What a dossier may show of the tills: the turnover, month by month."""

from collections import defaultdict
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.caisses.models import Caisse
from boutique.regles.models import Activite
from boutique.tickets_repris.bilans import lire_d_avant
from boutique.ventes.bilans import activites_du_ca, lire_les_lignes_datees, sommes_par_activite
from boutique.ventes.sommes import RIEN, additionner
from collecte.matiere.jours import mois_venus
from petiterockette.dossiers.registre import Colonne, Dessin, Lu, Piece, inscrire, le_dernier
from petiterockette.indicateurs.registre import Famille, Portee, Unite
from petiterockette.temps.dates import date_format


def ventes_par_mois(portee: Portee) -> Lu:
    """The turnover of each month, in cents."""
    caisses = Caisse.objects.ids_des_lieux(portee.lieux)
    du_ca, par_mois = activites_du_ca(), defaultdict[date, int](int)
    avant = lire_d_avant().lire(portee.debut, portee.fin, portee.lieux)
    dites = lire_les_lignes_datees(portee.debut, portee.fin, caisses, "mois")
    for ligne in (*dites, *avant.lignes):
        # A total of a year is in no month of it.
        if ligne.activite in du_ca and ligne.quand:
            par_mois[ligne.quand] += ligne.sommes.montant_cts
    rangees = [
        (date_format(mois, "F Y"), (par_mois[mois],))
        for mois in mois_venus(portee.debut, portee.fin, timezone.localdate())
    ]
    return Lu(_("Mois"), [Colonne(_("Chiffre d’affaires"), Unite.CENTIMES)], rangees)


def ventes_par_activite(portee: Portee) -> Lu:
    """What each activity of the till sold, in their order, then in all: cents, objects, grams."""
    caisses = Caisse.objects.ids_des_lieux(portee.lieux)
    sommes = sommes_par_activite(portee.debut, portee.fin, caisses)
    for ligne in lire_d_avant().lire(portee.debut, portee.fin, portee.lieux).lignes:
        la = sommes.get(ligne.activite, RIEN)
        sommes[ligne.activite] = additionner([la, ligne.sommes])
    du_ca = [a for a in Activite.objects.filter(dans_le_ca=True) if a.pk in sommes]
    lues = [(a.nom, sommes[a.pk]) for a in du_ca]
    if lues:
        lues.append((_("Total"), additionner(s for _nom, s in lues)))
    colonnes = [
        Colonne(_("Chiffre d’affaires"), Unite.CENTIMES),
        Colonne(_("Objets vendus"), Unite.NOMBRE),
        Colonne(_("Kilos vendus"), Unite.GRAMMES),
    ]
    rangees = [(nom, (s.montant_cts, s.objets, s.masse_g)) for nom, s in lues]
    return Lu(_("Activité"), colonnes, rangees, totaux=le_dernier(rangees))


inscrire(
    Piece(
        "ventes-par-mois",
        Famille.CAISSE,
        gettext_lazy("Les ventes, mois par mois"),
        Dessin.EMPILE,
        ventes_par_mois,
    ),
    Piece(
        "ventes-par-activite",
        Famille.CAISSE,
        gettext_lazy("Les ventes, activité par activité"),
        Dessin.TABLEAU,
        ventes_par_activite,
    ),
)
