"""What pages ask for is brought together when it is collected; what cannot be is refused."""

import re

import pytest
from django.contrib.staticfiles import finders

from petiterockette.affichage.statiques.paquets import PaquetImpossible, feuille, module, pages

MODULES = {
    "js/a/page.js": """import { deux as b } from "./deux.js";
import * as T from "../c/t.js";
// A remark.
b(T.un);
""",
    "js/a/deux.js": """import { un } from "../c/t.js";

export function deux(x) {
  return un + x;
}
""",
    "js/c/t.js": """export const un = 1;
const cache = 2;
""",
    "js/seul.js": "// A remark.\nalert(1);",
}
PAGES = ["base", "fin", "page-caisse", "page-comptoir", "page-quai", "page-tri"]


def test_un_module_vient_apres_ce_dont_il_a_besoin_et_une_seule_fois():
    entier = module("js/a/page.js", MODULES.__getitem__)

    assert re.findall(r"^const (\$\w+) = ", entier, re.MULTILINE) == ["$0", "$1"]
    assert entier.index("return { un };") < entier.index("const $1 = ")
    assert entier.count("const un = 1;") == 1
    assert entier.endswith("const { deux: b } = $1;\nconst T = $0;\nb(T.un);\n")
    assert not re.search(r"^(import|export)\b", entier, re.MULTILINE)
    # Alone, a script leaves its remarks behind as well.
    assert module("js/seul.js", MODULES.__getitem__) == "alert(1);"


def test_une_page_demande_elle_meme_ce_que_personne_n_importe():
    assert list(pages(MODULES)) == ["js/a/page.js", "js/seul.js"]


@pytest.mark.parametrize(
    "texte",
    [
        "export let x = 1;\n",
        "export { y };\n",
        'import "./c/t.js";\n',
        "export default 1;\n",
        "f(`a\n  b`);\n",
    ],
)
def test_ce_qui_ne_se_rassemble_pas_est_refuse(texte):
    with pytest.raises(PaquetImpossible):
        module("js/x.js", {"js/x.js": texte}.__getitem__)


def test_deux_modules_qui_s_importent_sont_refuses():
    lire = {
        "js/a.js": 'import { b } from "./b.js";\nexport const a = b;\n',
        "js/b.js": 'import { a } from "./a.js";\nexport const b = a;\n',
    }
    with pytest.raises(PaquetImpossible, match=re.escape("js/a.js → js/b.js")):
        module("js/a.js", lire.__getitem__)


def test_les_feuilles_d_une_page_se_suivent_dans_leur_ordre_sans_leurs_remarques():
    lire = {
        "css/page.css": '@import url("a.css");\n@import url("b.css");\n',
        "css/a.css": "/* Why. */\n.a {\n  top: 0;\n}\n",
        "css/b.css": ".b {\n  top: 1px;\n}\n",
    }

    assert feuille("css/page.css", lire.__getitem__) == ".a {\ntop: 0;\n}\n.b {\ntop: 1px;\n}\n"


@pytest.mark.parametrize("nom_de_page", PAGES)
def test_chaque_feuille_nommee_par_une_page_existe(nom_de_page):
    def lire(nom: str) -> str:
        with open(finders.find(nom) or nom) as fichier:
            return fichier.read()

    assert "@import" not in feuille(f"css/{nom_de_page}.css", lire)
