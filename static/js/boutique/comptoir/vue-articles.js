// The right side: categories, the articles of the chosen one, the amounts that are suggested.

import { creer, ecrireMot, picto, presser, refaire, tous, trouver } from "../../collecte/comptoirs/page.js";
import { operationSur } from "./panier.js";
import { auPoids, euros, eurosRonds, remise } from "./prix.js";
import { articlesDe, rayonDe } from "./rayons.js";
import { lire } from "./saisie.js";

const PLACES = 12;

function prixMontre(a, phrase) {
  if (a.mode === "libre") return a.minimum ? phrase("a_partir_de", { prix: eurosRonds(a.minimum) }) : phrase("prix_a_dire");
  return a.mode === "au_kg" ? phrase("prix_au_kilo", { prix: eurosRonds(a.prix) }) : euros(a.prix);
}

// `etat.codes`: category's id → the class of its colour.
export function tuileDArticle(a, { phrase, codes }, nom = a.nom) {
  return creer(
    "button",
    {
      class: `article ${codes.get(a.categorie) ?? "article-maison"}${a.mode === "libre" ? " article-libre" : ""}`,
      type: "button",
      "data-article": a.id,
      "data-foyer": a.id,
    },
    creer("span", { class: "article-nom" }, nom, a.empeche && creer("small", {}, picto("triangle-alert", 18), a.empeche.bref)),
    creer("span", { class: "article-prix" }, prixMontre(a, phrase)),
  );
}

function page(etat) {
  const tous = articlesDe(etat.reglages, etat.categorie);
  const libre = typeof etat.categorie === "string" ? null : tous.find((a) => a.mode === "libre" && a.categorie === etat.categorie);
  const autres = tous.filter((a) => a !== libre);
  const place = PLACES - (libre ? 1 : 0);
  if (autres.length <= place) return { articles: autres, libre, pages: 1, n: 0 };
  const pages = Math.ceil(autres.length / (place - 1));
  const n = etat.page % pages;
  return { articles: autres.slice(n * (place - 1), (n + 1) * (place - 1)), libre, pages, n };
}

// What it will cost at that weight, as its line will say.
function prixPese(article, grammes, { panier, operations }) {
  const prix = auPoids(article.prix, grammes);
  const operation = operationSur(article, operations, panier.public);
  return operation ? prix - remise(prix, operation.pourcent) : prix;
}

function propositions(etat) {
  const { phrase, panier } = etat;
  const { attend, texte, mode } = panier.saisie;
  const { valeur } = lire(mode, texte);
  const pret = valeur !== undefined;
  const montants = mode === "prix" ? (attend.propositions ?? []) : [];
  return [
    ...montants.map((cts) =>
      creer("button", { class: "puce puce-montant", type: "button", "data-propose": cts, "data-foyer": `p${cts}` }, eurosRonds(cts)),
    ),
    creer(
      "button",
      { class: "bouton bouton-comptoir bouton-principal propose-ajouter", type: "button", "data-geste": "ajouter", "aria-disabled": pret ? null : "true" },
      picto("plus", 22),
      pret && mode === "poids" ? phrase("propose_ajouter_pour", { montant: euros(prixPese(attend, valeur, etat)) }) : phrase("propose_ajouter"),
    ),
    mode === "prix" &&
      !attend.entier &&
      creer("button", { class: "bouton bouton-comptoir", type: "button", "data-geste": "offrir", "data-foyer": "o" }, picto("gift", 22), phrase("offrir")),
    creer("button", { class: "bouton bouton-comptoir", type: "button", "data-geste": "renoncer" }, phrase("propose_retour")),
  ].filter(Boolean);
}

export function peindreArticles(etat) {
  const { phrase, panier, categorie, reglages } = etat;
  const { attend, texte, mode } = panier.saisie;
  const grille = trouver("#articles");
  grille.classList.toggle("propositions", Boolean(attend));
  const nom =
    categorie === "divers" ? phrase("divers") : (rayonDe(reglages, categorie) ?? reglages.categories.find((c) => c.id === categorie))?.nom;
  // A number typed before the article is how many: said where the price is asked.
  const fois = panier.saisie.dit.qte > 1 ? ` × ${panier.saisie.dit.qte}` : "";
  ecrireMot("#articles-titre", attend ? `${attend.nom}${fois}` : (nom ?? ""));
  const aide = attend
    ? etat.pour && reglages.pour_qui[attend.genre]
      ? phrase("pour_en_main", { nom: etat.pour.nom })
      : attend.minimum && mode === "prix"
        ? phrase("propose_minimum", { minimum: euros(attend.minimum) })
        : phrase(mode === "poids" ? "propose_poids" : "propose_prix")
    : "";
  ecrireMot("#articles-aide", aide);
  if (attend) {
    refaire(grille, JSON.stringify(["attend", attend.id, mode, mode === "poids" ? texte : lire(mode, texte).valeur !== undefined]), () => propositions(etat));
  } else {
    const { articles, libre, pages, n } = page(etat);
    refaire(grille, JSON.stringify([categorie, n, etat.version]), () =>
      [
        ...articles.map((a) => tuileDArticle(a, etat)),
        // Alone, it is no other than anything.
        libre && tuileDArticle(libre, etat, articles.length ? phrase("prix_libre") : libre.nom),
        pages > 1 &&
          creer(
            "button",
            { class: "article article-suite", type: "button", "data-geste": "suite", "data-foyer": "suite" },
            creer("span", { class: "article-nom" }, phrase("suite")),
            creer("span", { class: "article-prix" }, phrase("page_n", { n: n + 1, total: pages })),
          ),
      ].filter(Boolean),
    );
  }
  peindreCategories(etat);
}

// What is picked among the others takes their place until the ticket ends; what an activity sells,
// as long as it is shown.
function peindreCategories({ categorie, panier, phrase, reglages }) {
  const place = trouver("#douzieme");
  if (place) {
    const rayon = rayonDe(reglages, categorie)?.cle ?? "";
    const voulue = panier.autre ?? (reglages.tuiles.includes(rayon) ? "" : rayon);
    const tuile = trouver("[data-categorie]", place);
    if ((tuile?.dataset.categorie ?? "") !== String(voulue)) {
      tuile?.remove();
      const modele = voulue && trouver(`#dialogue-autres [data-categorie="${voulue}"]`);
      if (modele) {
        const copie = modele.cloneNode(true);
        copie.append(creer("span", { class: "tuile-mention" }, phrase("autres_mot")));
        place.prepend(copie);
      }
      trouver('[data-geste="autres"]', place).hidden = Boolean(voulue);
    }
  }
  for (const b of tous("#categories [data-categorie], #dialogue-autres [data-categorie]")) {
    presser(b, b.dataset.categorie === String(categorie));
  }
}
