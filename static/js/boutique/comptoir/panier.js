// A basket: pure arithmetic. What each line costs, what it weighs, what is posted of it.

import { auPoids, masseEstimee, remise, repartir } from "./prix.js";
import { saisieVide } from "./saisie.js";

export function nouveau(uuid, n) {
  return {
    uuid,
    n,
    ouvert: true,
    lignes: [],
    reglements: [],
    remise: null,
    public: null,
    autre: null,
    // What was sent and has no answer yet: sent again as it was, under the same uuid.
    envoi: null,
    avis: "",
    derniere: null,
    saisie: saisieVide(),
  };
}

export const estVide = (p) => p.lignes.length === 0;
// Nothing in it, nothing being typed: not worth keeping on the device.
export const sansValeur = (p) => estVide(p) && !p.reglements.length && !p.saisie.texte && !p.envoi;

export function nouvelleLigne(cle, article, quoi = {}) {
  return {
    cle,
    article,
    mode: "unite",
    quantite: 1,
    prix: null,
    nb: null,
    masse_g: null,
    // What was looked at twice: {g, n, cts} of a line out of the ordinary.
    confirme: {},
    remise: null,
    offert: false,
    a_enlever: false,
    // {id, nom} of the person it is for, where its kind asks.
    pour: null,
    erreur: "",
    ...quoi,
  };
}

const impose = (article) => ["fixe", "lot", "au_kg"].includes(article.mode);
export const prixDe = ({ article, mode, prix }) =>
  mode === "lot" || !impose(article) ? (prix ?? article.prix ?? 0) : article.prix;

// Whether a second tap on the same article may count one more on the same line.
const sePlie = (l) =>
  l.mode === "unite" && l.prix === null && !l.masse_g && !l.remise && !l.offert && !l.a_enlever && !l.erreur;
const pliable = ({ unique, genre, mode }) => !unique && !genre && mode !== "libre";

export function ajouter(p, ligne) {
  const derniere = p.lignes.at(-1);
  const meme = derniere && derniere.article.id === ligne.article.id && pliable(ligne.article);
  if (meme && sePlie(derniere) && sePlie(ligne)) {
    return changer(p, derniere.cle, { quantite: derniere.quantite + ligne.quantite });
  }
  return { ...p, lignes: [...p.lignes, ligne], derniere: ligne.cle };
}

export function changer(p, cle, quoi) {
  const lignes = p.lignes.map((l) => (l.cle === cle ? { ...l, erreur: "", ...quoi } : l));
  return { ...p, lignes, derniere: cle };
}

export function enlever(p, cle) {
  const rang = p.lignes.findIndex((l) => l.cle === cle);
  const lignes = p.lignes.filter((l) => l.cle !== cle);
  return {
    panier: { ...p, lignes, derniere: lignes.at(-1)?.cle ?? null, saisie: saisieVide() },
    enlevee: { ligne: p.lignes[rang], rang },
  };
}

export function remettre(p, { ligne, rang }) {
  const lignes = [...p.lignes.slice(0, rang), ligne, ...p.lignes.slice(rang)];
  return { ...p, lignes, derniere: ligne.cle };
}

// The most generous operation that applies to an article for this public.
export function operationSur(article, operations, leur) {
  const famille = article.famille ?? [];
  if (!famille.length) return null;
  return operations
    .filter((o) => !o.public || o.public === leur)
    .filter((o) => !o.categories.length || o.categories.some((c) => famille.includes(c)))
    .reduce((a, o) => (!a || o.pourcent > a.pourcent || (o.pourcent === a.pourcent && o.id < a.id) ? o : a), null);
}

const ote = (quoi, base) =>
  !quoi ? 0 : quoi.pourcent ? remise(base, quoi.pourcent) : Math.min(quoi.cts, base);

function catalogueDe(l) {
  const prix = prixDe(l);
  if (l.mode === "poids") return auPoids(prix, l.masse_g ?? 0);
  return l.mode === "lot" ? prix : prix * l.quantite;
}

function chiffrerLigne(l, operations, leur) {
  const prix = prixDe(l);
  const catalogue = catalogueDe(l);
  const operation = l.offert ? null : operationSur(l.article, operations, leur);
  const auto = operation ? remise(catalogue, operation.pourcent) : 0;
  const main = l.offert ? catalogue : ote(l.remise, catalogue - auto);
  return { prix, catalogue, operation: auto ? operation : null, auto, main, montant: catalogue - auto - main };
}

export function nbObjets(l) {
  if (l.article.service) return null;
  if (l.mode !== "unite") return l.nb;
  if (l.article.mode === "lot") return l.article.objets ? l.article.objets * l.quantite : null;
  return l.quantite;
}

export function masseDe(l) {
  if (!l.article.don) return 0;
  const lue = l.masse_g ?? l.article.unique?.masse_g;
  if (lue) return lue;
  const n = nbObjets(l);
  return n && l.article.mg ? masseEstimee(n, l.article.mg) : 0;
}

// What is out of the ordinary on a line (boutique/valeurs.py): its grams, over what so many objects
// may weigh; its number and its cents, over what the till has as a setting. A lot « sans nombre »,
// like goods sold by weight, is one weighing.
export function surprises(l, plausibles) {
  const { plausible } = l.article;
  const n = l.mode === "unite" ? l.quantite : (l.nb ?? 0);
  const cts = catalogueDe(l);
  return {
    ...(plausible && l.masse_g > plausible * (nbObjets(l) ?? l.quantite) ? { g: l.masse_g } : {}),
    ...(n > plausibles.quantite ? { n } : {}),
    ...(cts > plausibles.montant_cts ? { cts } : {}),
  };
}

// Asked once: less than what was confirmed asks no more.
export const surprenante = (l, plausibles) =>
  Object.entries(surprises(l, plausibles)).some(([quoi, valeur]) => !(valeur <= l.confirme?.[quoi]));

// Every line with its amounts, then the basket's: its own discount is spread over the lines
// that may bear one, in proportion.
export function chiffrer(p, operations) {
  const lignes = p.lignes.map((l) => chiffrerLigne(l, operations, p.public));
  const bases = lignes.map((c, i) => (p.lignes[i].article.entier || p.lignes[i].offert ? 0 : c.montant));
  const base = bases.reduce((s, m) => s + m, 0);
  const panier = ote(p.remise, base);
  const parts = panier ? repartir(panier, bases) : bases.map(() => 0);
  const finies = lignes.map((c, i) => ({ ...c, main: c.main + parts[i], part: parts[i], montant: c.montant - parts[i] }));
  const somme = (cle) => finies.reduce((s, c) => s + c[cle], 0);
  return {
    lignes: finies,
    catalogue: somme("catalogue"),
    total: somme("montant"),
    remise: panier,
    masse_g: p.lignes.reduce((s, l) => s + masseDe(l), 0),
  };
}

export function enDocument(p, chiffre, { lieu, point, session, ecole, par, appareil_le, plausibles }) {
  return {
    uuid: p.uuid,
    lieu,
    point,
    par,
    appareil_le,
    session,
    ecole,
    public: p.public,
    total_cts: chiffre.total,
    lignes: p.lignes.map((l, i) => ({
      article: l.article.id,
      mode: l.mode,
      quantite: l.mode === "unite" ? l.quantite : 1,
      prix_cts: chiffre.lignes[i].prix,
      montant_cts: chiffre.lignes[i].montant,
      nb_objets: l.mode === "unite" ? null : l.nb,
      masse_g: l.masse_g,
      confirmee: Object.keys(surprises(l, plausibles)).length > 0 && !surprenante(l, plausibles),
      remise_cts: l.offert ? 0 : chiffre.lignes[i].main,
      offert: l.offert,
      a_enlever: l.a_enlever,
      ...(l.pour ? { pour: l.pour.id } : {}),
    })),
    reglements: p.reglements,
  };
}

// What the lists say now, without losing what was chosen.
export function rafraichir(p, articles) {
  const neufs = new Map(articles.map((a) => [a.id, a]));
  return { ...p, lignes: p.lignes.map((l) => ({ ...l, article: neufs.get(l.article.id) ?? l.article })) };
}
