"""A change of version: all is tried first, and what fails leaves the old one serving."""

import fcntl
from collections.abc import Callable

import pytest

from deploy import bascule, bases, versions
from deploy.bases import Migration, cibles_du_retour, lire_le_plan
from deploy.fichiers import lire
from deploy.maisons import Machine, Maison
from deploy.programmes import Programmes
from deploy.refus import Arret

ANCIEN = "[X]  lieux.0001_debut\n[X]  lieux.0002_suite (2 squashed migrations)\n"
NEUF = ANCIEN + "[ ]  lieux.0003_neuve\n[ ]  cafe.0001_debut\n"
NEUF_FAIT = NEUF.replace("[ ]", "[X]")


class Faux(Programmes):
    """Remembers what it was asked; ``plans``: what each version says of its migrations."""

    def __init__(self, plans: dict[str, str], echec: Callable[[str], bool] = lambda _c: False):
        super().__init__({})
        object.__setattr__(self, "plans", plans)
        object.__setattr__(self, "echec", echec)
        object.__setattr__(self, "faits", [])

    def essayer(self, *commande, env=None, dans=None, **_ou):
        dit = " ".join(map(str, commande))
        self.faits.append(dit)
        if self.echec(dit + " " + (env or {}).get("DATABASE_URL", "")):
            return 1, "panne d’essai"
        if "showmigrations" in dit:
            return 0, self.plans[dans.name]
        return 0, ""

    def rangs(self, mot: str) -> list[int]:
        return [rang for rang, fait in enumerate(self.faits) if mot in fait]


@pytest.fixture
def maison(tmp_path, monkeypatch):
    machine = Machine(
        tmp_path / "srv", tmp_path / "lib", tmp_path / "etc", attente=tmp_path / "run"
    )
    for dossier in (machine.versions, machine.donnees, machine.reglages):
        dossier.mkdir(parents=True)
    for nom in ("ancienne", "neuve"):
        (machine.versions / nom).mkdir()
    maison = Maison("cycles", machine)
    maison.env.write_text("DATABASE_URL=postgres://r@/b\nALLOWED_HOSTS=r.fr\n", "utf-8")
    versions.pointer(maison.code, machine.versions / "ancienne")
    monkeypatch.setattr(bases, "COPIES", tmp_path / "copies")
    monkeypatch.setattr(bascule.sante, "va_bien", lambda *_a: True)
    monkeypatch.setattr(bascule.poses, "poser", lambda *_a: False)
    return maison


def neuve(maison: Maison):
    return maison.machine.versions / "neuve"


def servie(maison: Maison) -> str:
    return maison.code.resolve().name


def test_une_mise_a_jour_essaie_sur_une_copie_avant_d_arreter_quoi_que_ce_soit(maison):
    programmes = Faux({"neuve": NEUF})

    bascule.mettre_a_jour(maison, neuve(maison), programmes)

    essai, vraie = programmes.rangs("manage.py migrate")
    (arret_ouvrier, arret_pages) = programmes.rangs("systemctl stop")
    demarrage = programmes.rangs("systemctl start")[0]
    assert programmes.rangs("pg_dump")[0] < essai < arret_ouvrier < arret_pages < vraie < demarrage
    assert programmes.rangs("dropdb")[-1] < arret_ouvrier
    assert servie(maison) == "neuve"
    assert maison.code_d_avant.resolve().name == "ancienne"


def test_apres_une_migration_les_droits_sont_dits_de_nouveau_et_la_base_analysee(maison):
    programmes = Faux({"neuve": NEUF})

    bascule.mettre_a_jour(maison, neuve(maison), programmes)

    vraie = programmes.rangs("manage.py migrate")[-1]
    (droits, analyse) = programmes.rangs("psql")
    # The analysis is long: pages are served meanwhile.
    assert vraie < droits < programmes.rangs("systemctl start")[0] < analyse


def test_sans_migration_rien_ne_se_copie(maison):
    programmes = Faux({"neuve": ANCIEN})

    bascule.mettre_a_jour(maison, neuve(maison), programmes)

    assert not programmes.rangs("pg_dump")
    assert not programmes.rangs("manage.py migrate")
    assert servie(maison) == "neuve"


def test_un_essai_qui_echoue_n_arrete_rien(maison):
    programmes = Faux({"neuve": NEUF}, lambda c: "migrate" in c and "-essai" in c)

    with pytest.raises(Arret, match="essayées sur une copie"):
        bascule.mettre_a_jour(maison, neuve(maison), programmes)

    assert not programmes.rangs("systemctl stop")
    # The copy's base does not stay behind.
    assert programmes.rangs("dropdb")[-1] > programmes.rangs("manage.py migrate")[0]
    assert servie(maison) == "ancienne"


def test_une_migration_qui_echoue_remet_l_ancienne_en_route(maison):
    programmes = Faux({"neuve": NEUF}, lambda c: "migrate" in c and "-essai" not in c)

    with pytest.raises(Arret, match="Les migrations de la base"):
        bascule.mettre_a_jour(maison, neuve(maison), programmes)

    assert programmes.rangs("systemctl start") > programmes.rangs("systemctl stop")
    assert servie(maison) == "ancienne"


def test_une_base_trop_longue_a_suivre_attend_que_le_lieu_soit_ferme(maison, monkeypatch):
    monkeypatch.setattr(bases, "essayer", lambda *_a: 200.0)
    programmes = Faux({"neuve": NEUF})

    with pytest.raises(Arret, match="--lieu-ferme"):
        bascule.mettre_a_jour(maison, neuve(maison), programmes)
    assert servie(maison) == "ancienne"

    bascule.mettre_a_jour(maison, neuve(maison), programmes, lieu_ferme=True)
    assert servie(maison) == "neuve"


@pytest.mark.parametrize(
    ("unite", "dit"),
    [("rockette-nuit", "travail de la nuit"), ("rockette-sauvegarde", "sauvegarde est en cours")],
)
def test_ce_qui_ne_doit_pas_etre_coupe_fait_attendre_la_bascule(maison, unite, dit):
    class EnCours(Faux):
        def essayer(self, *commande, **ou):
            fait = super().essayer(*commande, **ou)
            return (0, "activating\n") if f"{unite}@cycles.service" in commande else fait

    with pytest.raises(Arret, match=dit):
        bascule.mettre_a_jour(maison, neuve(maison), EnCours({"neuve": ANCIEN}))

    assert servie(maison) == "ancienne"


def test_une_version_qui_apporte_une_minuterie_l_allume(maison):
    unites = neuve(maison) / "deploy" / "modeles" / "systemd"
    unites.mkdir(parents=True)
    (unites / "rockette-essai@.timer").touch()
    programmes = Faux({"neuve": ANCIEN})

    bascule.mettre_a_jour(maison, neuve(maison), programmes)

    assert programmes.rangs("systemctl enable --now rockette-essai@cycles.timer")


def test_revenir_eteint_ce_que_la_version_neuve_seule_allumait(maison):
    for version, noms in (("ancienne", ["nuit@"]), ("neuve", ["nuit@", "essai@", "machine"])):
        unites = maison.machine.versions / version / "deploy" / "modeles" / "systemd"
        unites.mkdir(parents=True)
        for nom in noms:
            (unites / f"rockette-{nom}.timer").touch()
    versions.pointer(maison.code, neuve(maison))
    versions.pointer(maison.code_d_avant, maison.machine.versions / "ancienne")
    programmes = Faux({"neuve": ANCIEN, "ancienne": ANCIEN})

    bascule.revenir(maison, programmes)

    [eteinte] = programmes.rangs("systemctl disable")
    assert programmes.faits[eteinte] == "systemctl disable --now rockette-essai@cycles.timer"


def test_une_version_trouve_ses_reglages_nouveaux_et_ceux_d_ici_restent(maison):
    maison.env.write_text("DATABASE_URL=postgres://a-la-main\nSECRET_KEY=gardee\n", "utf-8")
    maison.env.chmod(0o640)
    maison.reponses.write_text("NOM=cycles\nDOMAINE=r.fr\nBASE=postgresql\n", "utf-8")

    bascule.mettre_a_jour(maison, neuve(maison), Faux({"neuve": ANCIEN}))

    apres = lire(maison.env.read_text("utf-8"))
    assert (apres["DATABASE_URL"], apres["SECRET_KEY"]) == ("postgres://a-la-main", "gardee")
    assert apres["DOSSIER_DES_REPRISES"] == str(maison.donnees / "reprises")
    assert len(apres["CLE_DES_CHAINES"]) > 40
    assert maison.env.stat().st_mode & 0o777 == 0o640


def test_ce_qui_demarre_attend_pendant_la_bascule(maison):
    tenu = []

    class Temoin(Faux):
        def essayer(self, *commande, **ou):
            if "stop" in commande:
                with maison.attente.open() as autre:
                    try:
                        fcntl.flock(autre, fcntl.LOCK_SH | fcntl.LOCK_NB)
                    except BlockingIOError:
                        tenu.append(True)
            return super().essayer(*commande, **ou)

    bascule.mettre_a_jour(maison, neuve(maison), Temoin({"neuve": ANCIEN}))

    assert tenu == [True, True]
    with maison.attente.open() as apres:
        fcntl.flock(apres, fcntl.LOCK_SH | fcntl.LOCK_NB)


def test_une_version_qui_ne_repond_pas_rend_la_place(maison, monkeypatch):
    reponses = iter([False, True])
    monkeypatch.setattr(bascule.sante, "va_bien", lambda *_a: next(reponses))
    programmes = Faux({"neuve": ANCIEN, "ancienne": ANCIEN})

    with pytest.raises(Arret, match="n’a pas répondu"):
        bascule.mettre_a_jour(maison, neuve(maison), programmes)

    assert servie(maison) == "ancienne"


def test_revenir_ramene_la_base_essayee_d_abord_sur_une_copie(maison):
    versions.pointer(maison.code, neuve(maison))
    versions.pointer(maison.code_d_avant, maison.machine.versions / "ancienne")
    programmes = Faux({"neuve": NEUF_FAIT, "ancienne": ANCIEN})

    bascule.revenir(maison, programmes)

    migrations = [programmes.faits[rang] for rang in programmes.rangs("manage.py migrate")]
    assert [m.split("migrate ")[1].split(" --")[0] for m in migrations] == [
        *("lieux 0002_suite", "cafe zero"),
        *("lieux 0002_suite", "cafe zero", "--no-input"),
    ]
    assert programmes.rangs("manage.py migrate")[1] < programmes.rangs("systemctl stop")[0]
    assert servie(maison) == "ancienne"
    # And forward again, should it be wanted.
    assert maison.code_d_avant.resolve().name == "neuve"


def test_une_base_qui_ne_revient_pas_laisse_servir_et_dit_quoi_faire(maison):
    versions.pointer(maison.code, neuve(maison))
    versions.pointer(maison.code_d_avant, maison.machine.versions / "ancienne")
    programmes = Faux(
        {"neuve": NEUF_FAIT, "ancienne": ANCIEN}, lambda c: "migrate" in c and "-essai" in c
    )

    with pytest.raises(Arret, match="remettez la sauvegarde d’avant"):
        bascule.revenir(maison, programmes)

    assert not programmes.rangs("systemctl stop")
    assert servie(maison) == "neuve"


def test_sans_version_d_avant_revenir_se_refuse(maison):
    with pytest.raises(Arret, match="aucune version d’avant"):
        bascule.revenir(maison, Faux({}))


def test_une_sauvegarde_qui_echoue_arrete_tout(maison):
    maison.endroits_des_sauvegardes.touch()
    sauvegardes = maison.code / "deploy" / "sauvegarde" / "sauvegardes"
    sauvegardes.parent.mkdir(parents=True)
    sauvegardes.touch()
    programmes = Faux({"neuve": ANCIEN}, lambda c: "sauvegardes" in c)

    with pytest.raises(Arret, match="La sauvegarde d’avant"):
        bascule.mettre_a_jour(maison, neuve(maison), programmes)
    assert servie(maison) == "ancienne"

    bascule.mettre_a_jour(maison, neuve(maison), programmes, sans_sauvegarde=True)
    assert servie(maison) == "neuve"


def test_une_association_inconnue_se_dit(maison, capsys):
    assert bascule.main(["revenir", "autre"], maison.machine) == 1
    assert "il y a : cycles" in capsys.readouterr().err


def test_le_plan_de_django_se_lit():
    assert lire_le_plan(NEUF)[1:3] == [
        Migration("lieux", "0002_suite", True),
        Migration("lieux", "0003_neuve", False),
    ]
    assert lire_le_plan("Planned operations:\n  rien.du tout\n") == []


def test_rien_ne_revient_de_ce_que_l_ancien_code_connait():
    assert cibles_du_retour(lire_le_plan(NEUF), lire_le_plan(ANCIEN)) == {}


@pytest.mark.django_db
def test_le_plan_du_produit_se_lit_en_entier():
    import io

    from django.core.management import call_command
    from django.db.migrations.recorder import MigrationRecorder

    sortie = io.StringIO()
    call_command("showmigrations", "--plan", stdout=sortie)

    plan = lire_le_plan(sortie.getvalue())
    assert len(plan) == len(sortie.getvalue().splitlines())
    assert len({(m.app, m.nom) for m in plan}) == len(plan)
    assert MigrationRecorder.Migration._meta.db_table == "django_migrations"
