"""The sums that stand say apart the masses that are estimated, as the ledger of matter does."""

from datetime import date

from django.db import migrations
from django.db.models import F, Sum
from django.db.models.functions import Coalesce

# From that day on the mass of several objects is that of all of them.
SUE_DEPUIS = date(2018, 7, 15)


def dire_les_estimees(apps, schema_editor):
    deplacer(apps, 1)


def ne_plus_les_dire(apps, schema_editor):
    deplacer(apps, -1)


def deplacer(apps, signe):
    tickets = apps.get_model("boutique_tickets_repris", "TicketRepris").objects
    vivants = tickets.filter(remplacant=None, jour__lt=SUE_DEPUIS)
    lignes = apps.get_model("boutique_tickets_repris", "LigneReprise").objects.filter(
        ticket__in=vivants.exclude(nature__in=["vide", "retire"]),
        quantite__gt=1,
        masse_g__isnull=False,
    )
    lues = lignes.values_list(
        "ticket__jour", "ticket__lieu", Coalesce("categorie", 0), "rendu"
    ).annotate(Sum("masse_g"))
    cumuls = apps.get_model("boutique_tickets_repris", "CumulLignesReprises").objects
    for jour, lieu, categorie, rendu, masse_g in lues:
        estimee_g = (-signe if rendu else signe) * masse_g
        cumuls.filter(jour=jour, lieu=lieu, categorie=categorie).update(
            pesee_g=F("pesee_g") - estimee_g, estimee_g=F("estimee_g") + estimee_g
        )


class Migration(migrations.Migration):

    dependencies = [
        ('boutique_tickets_repris', '0002_masse_estimee'),
    ]

    operations = [
        migrations.RunPython(dire_les_estimees, ne_plus_les_dire),
    ]
