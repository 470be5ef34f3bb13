"""A house changes its engine: whole, compared, or served as before from the base of before."""

import pytest

from deploy import bascule, changement
from deploy.maisons import Machine, Maison
from deploy.programmes import Programmes
from deploy.refus import Arret

ENV = 'SECRET_KEY="a $ b"\nDATABASE_URL={}\nALLOWED_HOSTS=r.fr\n'
POSTGRESQL = "postgres://rockette-cycles@/rockette-cycles?host=/var/run/postgresql"


class Faux(Programmes):
    """Remembers what it was asked, and from which base; ``echec``: the word of what fails."""

    def __init__(self, echec: str = "(aucun)"):
        super().__init__({})
        object.__setattr__(self, "echec", echec)
        object.__setattr__(self, "faits", [])

    def essayer(self, *commande, env=None, entree=None, **_ou):
        dit = " ".join(map(str, commande))
        self.faits.append((dit, (env or {}).get("DATABASE_URL", "").partition(":")[0]))
        if entree:
            self.faits.append((entree.read().decode(), "psql"))
        if self.echec in dit:
            return 1, "panne d’essai"
        return 0, "12 rangées.\n"

    def rang(self, mot: str, sur: str = "") -> int:
        return next(r for r, (dit, ou) in enumerate(self.faits) if mot in dit and sur in ou)


@pytest.fixture
def maison(tmp_path, monkeypatch) -> Maison:
    machine = Machine(
        tmp_path / "srv", tmp_path / "lib", tmp_path / "etc", attente=tmp_path / "run"
    )
    maison = Maison("cycles", machine)
    for dossier in (maison.code, maison.donnees, machine.reglages):
        dossier.mkdir(parents=True)
    maison.reponses.write_text("NOM=cycles\nBASE=sqlite\n", "utf-8")
    maison.env.write_text(ENV.format(f"sqlite:///{maison.fichier_de_la_base}"), "utf-8")
    maison.env.chmod(0o640)
    monkeypatch.setattr(changement.sante, "va_bien", lambda *_a: True)
    monkeypatch.setattr(changement.shutil, "which", lambda _nom: "/usr/bin/psql")
    return maison


def sur_postgresql(maison: Maison) -> None:
    maison.env.write_text(ENV.format(POSTGRESQL), "utf-8")


def test_vers_postgresql_tout_se_pose_dans_une_base_neuve_avant_que_les_reglages_y_menent(maison):
    programmes = Faux()

    changement.changer_de_base(maison, "postgresql", programmes)

    suite = [
        programmes.rang("systemctl stop"),
        programmes.rang("recopier_la_base ecrire", "sqlite"),
        programmes.rang("CREATE ROLE", "psql"),
        programmes.rang("createdb"),
        programmes.rang("manage.py migrate", "postgres"),
        programmes.rang("GRANT", "psql"),
        programmes.rang("recopier_la_base poser", "postgres"),
        programmes.rang("systemctl start"),
    ]
    assert suite == sorted(suite)
    assert f"DATABASE_URL={POSTGRESQL}" in maison.env.read_text("utf-8").replace('"', "")
    assert 'SECRET_KEY="a $ b"' in maison.env.read_text("utf-8")
    assert maison.env.stat().st_mode & 0o777 == 0o640
    assert "BASE=postgresql" in maison.reponses.read_text("utf-8")


def test_vers_sqlite_le_fichier_d_une_autre_fois_se_met_de_cote(maison):
    sur_postgresql(maison)
    maison.fichier_de_la_base.write_text("ancienne", "utf-8")
    maison.fichier_de_la_base.with_name("base.sqlite3-wal").write_text("son journal", "utf-8")

    changement.changer_de_base(maison, "sqlite", Faux())

    assert {f.read_text() for f in maison.donnees.glob("*avant*")} == {"ancienne", "son journal"}
    assert len(list(maison.donnees.iterdir())) == 2
    assert not maison.fichier_de_la_base.exists()
    assert f"sqlite:///{maison.fichier_de_la_base}" in maison.env.read_text("utf-8")


@pytest.mark.parametrize("echec", ["ecrire", "createdb", "migrate", "poser"])
def test_ce_qui_echoue_laisse_servir_de_l_ancienne_base(maison, echec):
    avant, programmes = maison.env.read_text("utf-8"), Faux(echec)

    with pytest.raises(Arret):
        changement.changer_de_base(maison, "postgresql", programmes)

    assert maison.env.read_text("utf-8") == avant
    assert "BASE=sqlite" in maison.reponses.read_text("utf-8")
    assert programmes.rang("systemctl start") > programmes.rang("systemctl stop")
    defaite = [dit for dit, _ou in programmes.faits if "dropdb" in dit]
    assert bool(defaite) == (echec in ("migrate", "poser"))


def test_une_base_neuve_qui_ne_repond_pas_ne_sert_pas(maison, monkeypatch):
    monkeypatch.setattr(changement.sante, "va_bien", lambda *_a: False)
    avant, programmes = maison.env.read_text("utf-8"), Faux()

    with pytest.raises(Arret, match="sert de nouveau de sqlite"):
        changement.changer_de_base(maison, "postgresql", programmes)

    assert maison.env.read_text("utf-8") == avant
    assert programmes.rang("systemctl restart") > programmes.rang("systemctl start")


def test_la_meme_base_se_refuse_et_rien_ne_s_arrete(maison):
    programmes = Faux()
    with pytest.raises(Arret, match="déjà sur sqlite"):
        changement.changer_de_base(maison, "sqlite", programmes)
    assert programmes.faits == []


def test_sans_dire_que_le_lieu_est_ferme_rien_ne_commence(maison, capsys):
    with pytest.raises(SystemExit):
        changement.main(["cycles", "postgresql"], maison.machine)
    assert "--lieu-ferme" in capsys.readouterr().err


def test_postgresql_s_installe_quand_il_n_est_pas_la(maison, monkeypatch):
    monkeypatch.setattr(changement.shutil, "which", lambda _nom: None)
    programmes = Faux()

    changement.changer_de_base(maison, "postgresql", programmes)

    assert programmes.rang("apt-get install") < programmes.rang("systemctl stop")


def test_une_sauvegarde_se_fait_avant_et_apres(maison, monkeypatch):
    faites = []
    monkeypatch.setattr(bascule, "sauvegarder", lambda m, *_a: faites.append(m.env.read_text()))

    changement.changer_de_base(maison, "postgresql", Faux())

    assert ["sqlite" in faites[0], "postgres" in faites[1]] == [True, True]
