"""Fill the three new caches from what is already recorded."""

from collections import defaultdict
from zoneinfo import ZoneInfo

from django.db import migrations
from django.db.models import Q, Sum

PARIS = ZoneInfo("Europe/Paris")
LOT = 2_000
SANS_HEURE = -1
# The ends as they were named when this was written.
FINS = (
    "vendu", "donne_association", "donne_particulier", "usage_interne", "autre_structure",
    "recycle", "energie", "dechetterie",
)  # fmt: skip


def remplir(apps, schema_editor):
    _les_annees(apps)
    _les_partenaires(apps)
    _les_heures(apps)


def _les_annees(apps):
    Cumul = apps.get_model("collecte", "Cumul")
    CumulAnnees = apps.get_model("collecte", "CumulAnnees")
    sommes = defaultdict(int)
    cle = ("mois", "lieu", "categorie", "de", "vers", "mesure")
    for mois, *reste, grammes in Cumul.objects.order_by().values_list(*cle).annotate(
        g=Sum("masse_g")
    ):
        sommes[(mois.year, *reste)] += grammes
    noms = ("annee", "lieu_id", "categorie_id", "de", "vers", "mesure")
    CumulAnnees.objects.bulk_create(
        (
            CumulAnnees(**dict(zip(noms, cle, strict=True)), masse_g=g)
            for cle, g in sorted(sommes.items())
        ),
        batch_size=LOT,
    )


def _les_partenaires(apps):
    Mouvement = apps.get_model("collecte", "Mouvement")
    CumulPartenaires = apps.get_model("collecte", "CumulPartenaires")
    sommes = defaultdict(int)
    for chemin in (
        "bon__sortie__structure",
        "bon__reception__sortie__structure",
        "bon__annule__sortie__structure",
        "bon__annule__reception__sortie__structure",
    ):
        servis = Mouvement.objects.filter(Q(**{f"{chemin}__isnull": False})).order_by()
        for bout, signe in (("vers", 1), ("de", -1)):
            rangees = servis.filter(**{f"{bout}__in": FINS})
            for mois, lieu, structure, fin, g in rangees.values_list(
                "mois", "lieu", chemin, bout
            ).annotate(g=Sum("masse_g")):
                sommes[mois, lieu, structure, fin] += signe * g
    CumulPartenaires.objects.bulk_create(
        (
            CumulPartenaires(mois=m, lieu_id=li, structure_id=s, fin=fin, masse_g=g)
            for (m, li, s, fin), g in sorted(sommes.items())
            if g
        ),
        batch_size=LOT,
    )


def _les_heures(apps):
    Apport = apps.get_model("collecte", "Apport")
    Ligne = apps.get_model("collecte", "Ligne")
    CumulHeures = apps.get_model("collecte", "CumulHeures")
    masses = dict(
        Ligne.objects.filter(bon__apport__isnull=False)
        .order_by()
        .values_list("bon")
        .annotate(g=Sum("masse_g"))
    )
    sommes = defaultdict(lambda: [0, 0])
    for bon, lieu, jour, enregistre_le, appareil_le, retire_le in (
        Apport.objects.order_by()
        .values_list(
            "bon",
            "bon__lieu",
            "bon__jour",
            "bon__enregistre_le",
            "bon__appareil_le",
            "bon__annulation__jour",
        )
        .iterator(chunk_size=LOT)
    ):
        heure = _heure(jour, enregistre_le, appareil_le)
        for compte_le, signe in ((jour, 1), (retire_le, -1)):
            if compte_le:
                somme = sommes[compte_le.replace(day=1), lieu, jour.isoweekday(), heure]
                somme[0] += signe * masses.get(bon, 0)
                somme[1] += signe
    CumulHeures.objects.bulk_create(
        (
            CumulHeures(mois=m, lieu_id=li, jour_semaine=j, heure=h, masse_g=g, depots=n)
            for (m, li, j, h), (g, n) in sorted(sommes.items())
        ),
        batch_size=LOT,
    )


def _heure(jour, enregistre_le, appareil_le):
    for instant in (appareil_le, enregistre_le):
        if instant is not None and instant <= enregistre_le:
            local = instant.astimezone(PARIS)
            if local.date() == jour:
                return local.hour
    return SANS_HEURE


class Migration(migrations.Migration):
    dependencies = [("collecte", "0004_tableau")]

    operations = [migrations.RunPython(remplir, migrations.RunPython.noop)]
