// The till: reads its settings, takes up what the device kept, and wires the page.

import { seReconnecter } from "../../collecte/comptoirs/connexion.js";
import { uuid } from "../../collecte/comptoirs/identifiants.js";
import { creerMemoire } from "../../collecte/comptoirs/memoire.js";
import { kilos } from "../../collecte/comptoirs/nombres.js";
import { garderOnglet, retrouver } from "../../collecte/comptoirs/onglet.js";
import { trouver } from "../../collecte/comptoirs/page.js";
import { creerPhrases } from "../../collecte/comptoirs/phrases.js";
import { relireLePremierJour } from "../../collecte/comptoirs/premier-jour.js";
import { creerVolet } from "../../collecte/comptoirs/volet.js";
import { brancherClavier, foyer } from "./clavier.js";
import { creerDialogues } from "./dialogues.js";
import { quandFinie, suivreLaCaisse } from "./etat.js";
import { REPENTIR_MS, abandonnerLesAnciens, creerEvenements, evenement } from "./evenements.js";
import { gestesDApres } from "./gestes-apres.js";
import { gestesDePaiement } from "./gestes-paiement.js";
import { gestesDePanier } from "./gestes-panier.js";
import { gestesDePaniers, numeroLibre } from "./gestes-paniers.js";
import { gestesDeSaisie } from "./gestes-saisie.js";
import { creerOutils } from "./outils.js";
import { chiffrer, nouveau } from "./panier.js";
import { euros } from "./prix.js";
import { lireCle, rayonDe } from "./rayons.js";
import { reprendreLeRecu, suivreLeRecu } from "./recu.js";
import { peindreArticles } from "./vue-articles.js";
import { peindreBandeau } from "./vue-bandeau.js";
import { peindrePaiement } from "./vue-paiement.js";
import { peindrePanier } from "./vue-panier.js";
import { peindrePlace } from "./vue-place.js";
import { peindreSaisie } from "./vue-saisie.js";

const reglages = JSON.parse(trouver("#reglages").textContent);
const phrase = creerPhrases(reglages.textes);
const memoire = creerMemoire(reglages.ecole ? "caisse-ecole" : "caisse", reglages.lieu.code, reglages.point.id);
const habitudes = memoire.habitudes();
// Where each one has a code, the server says who holds the till; elsewhere, the device’s habit.
const depart = reglages.code ? reglages.code.tient : habitudes.par;
const connus = new Map(reglages.articles.map((a) => [a.id, a]));

const etat = {
  reglages,
  phrase,
  memoire,
  euros,
  kilos,
  operations: reglages.operations,
  codes: new Map(reglages.categories.map((c) => [c.id, `c-${c.code}`])),
  categorie: reglages.pour ? "divers" : (reglages.depart ?? rayonDe(reglages, habitudes.rayon)?.cle ?? reglages.tuiles[0] ?? "divers"),
  page: 0,
  version: 0,
  par: reglages.equipe.some((e) => e.id === depart) ? depart : null,
  duJour: reglages.ventes,
  envoi: "",
  arret: "",
  morte: null,
  recu: null,
  // The voucher of an exchange, until it pays.
  bon: reglages.bon ?? null,
  // The person who came to renew, until a line is theirs.
  pour: reglages.pour ?? null,
  // The basket that was just abandoned, as long as it may be taken up again.
  abandonne: null,
  avis: null,
  erreur: null,
};

// A basket is of a session, by who held the till, worth so much: what is told if nobody pays it.
const garderTicket = memoire.garderTicket;
memoire.garderTicket = (panier) =>
  garderTicket({ ...panier, session: reglages.session, par: etat.par, total_cts: etat.chiffre?.total ?? panier.total_cts });

let agir;
const ici = { lieu: reglages.lieu.code, point: reglages.point.id, ecole: reglages.ecole };
const evenements = creerEvenements({
  memoire,
  adresse: reglages.adresses.evenement,
  quandRecu({ etat: lu }, { document }) {
    if (lu && !lu.ouverte && document.session === reglages.session) agir.arreter(lu);
  },
  quandChange: () => agir && peindre(),
});
// Returns what takes it back: an event that did not happen is not told.
evenements.noter = (code, quoi, delai = REPENTIR_MS) =>
  evenements.garder(evenement(code, { ...ici, session: reglages.session, par: etat.par }, quoi), { delai });
abandonnerLesAnciens({ memoire, evenements, ici, session: reglages.session });

// What the device kept is priced as the lists say today. Its events wait beside its baskets,
// not instead of them.
const paniers = { ...memoire, tickets: memoire.tickets, envois: () => [] };
etat.panier = await retrouver(paniers, () => nouveau(uuid(), numeroLibre(memoire.tickets())));
etat.panier = {
  ...etat.panier,
  lignes: etat.panier.lignes.map((l) => ({ ...l, article: connus.get(l.article.id) ?? l.article })),
};
if (etat.panier.envoi) etat.envoi = "serveur";

etat.evenements = evenements;
etat.recu = reprendreLeRecu(memoire, { ...reglages, panier: etat.panier });
const garderLeRecu = suivreLeRecu(memoire);

const volet = creerVolet(() => agir && peindre());
const dialogues = creerDialogues(etat, { phrase, reglages, agir: () => agir, foyer });

function peindre() {
  etat.chiffre = chiffrer(etat.panier, etat.operations);
  garderOnglet({ memoire, ticket: etat.panier });
  garderLeRecu(etat.recu);
  peindreSaisie(etat);
  peindreArticles(etat);
  peindrePanier(etat);
  peindrePaiement(etat);
  peindrePlace(etat, volet.etroit() && volet.ouvert() !== "ticket");
  peindreBandeau(etat);
}

const page = { memoire, phrase, reglages, peindre, dialogues, foyer, volet };
const outils = creerOutils(etat, page, evenements);
Object.assign(etat, { peindre, dire: outils.dire });
agir = {
  ...gestesDeSaisie(etat, page, outils),
  ...gestesDePanier(etat, page, outils),
  ...gestesDePaiement(etat, page, outils),
  ...gestesDePaniers(etat, page, outils),
  ...gestesDApres(etat, page, outils),
  choisirNom(id) {
    etat.par = id;
    memoire.prendreHabitude({ par: id });
    relireLePremierJour(id);
    peindre();
  },
  choisirLeGenre(genre) {
    const m = reglages.moyens.find((x) => x.genre === genre);
    if (m) agir.choisirMoyen(m.id);
  },
  noterLeTiroir() {
    evenements.noter("tiroir_ouvert", {}, 0);
    outils.dire({ genre: "info", titre: phrase("tiroir_note") });
  },
  seReconnecter: () => seReconnecter(reglages),
  // Of a basket that is being sent, its own banner says so.
  direDeSeReconnecter() {
    if (etat.morte || etat.envoi === "connexion") return;
    dialogues.fermerTout();
    const texte = phrase("reconnectez_texte");
    const geste = { mot: "se_reconnecter", dessin: "log-in", quand: agir.seReconnecter };
    outils.dire({ genre: "erreur", titre: phrase("reconnectez"), texte, gestes: [geste] }, 0);
  },
  // This tab sells no more: said, with why, and nothing else can be done.
  arreter(lu) {
    etat.morte = lu;
    peindre();
    dialogues.arreter(lu);
  },
};
etat.agir = agir;

const choisie = () => etat.panier.lignes.find((l) => l.cle === etat.panier.saisie.choisie);
etat.gestes = {
  encaisser: agir.compteJuste,
  remise: () => (etat.panier.envoi || !etat.panier.lignes.length ? null : choisie()?.article.entier ? agir.offrir() : dialogues.remise(choisie()?.article.nom)),
  offrir: agir.offrir,
  enlever: () => agir.enleverLaLigne(),
  quitter: agir.quitterLaLigne,
  "a-enlever": agir.basculerEnlevement,
  "pour-qui": () => dialogues.pourQui(choisie()),
  "de-cote": agir.mettreDeCote,
  abandonner: agir.abandonner,
  note: agir.imprimerLaNote,
  ajouter: agir.finirLAttente,
  renoncer: agir.echapper,
  suite: agir.tournerLaPage,
  nom: () => dialogues.nom(),
  autres: () => dialogues.ouvrir("autres"),
  chercher: dialogues.recherche,
  plus: () => dialogues.ouvrir("plus"),
  aide: () => dialogues.ouvrir("aide"),
  guide: () => dialogues.ouvrir("guide"),
};

document.addEventListener("click", ({ target }) => {
  const b = target.closest("button");
  if (!b || etat.morte) return;
  const d = b.dataset;
  const impossible = b.getAttribute("aria-disabled") === "true";
  if (d.geste) impossible && d.geste !== "encaisser" ? null : etat.gestes[d.geste]();
  else if (b.closest("dialog") || impossible) return;
  else if (d.article) agir.toucherArticle(reglages.articles.find((a) => a.id === Number(d.article)));
  else if (d.categorie) {
    const cle = lireCle(d.categorie);
    if (b.closest("#douzieme") && cle === etat.categorie) dialogues.ouvrir("autres");
    else agir.montrerCategorie(cle);
  } else if (d.ligne) agir.choisirLigne(d.ligne);
  else if (d.mode) agir.choisirMode(d.mode);
  else if (d.moyen) agir.choisirMoyen(Number(d.moyen));
  else if (d.billet) agir.donnerUnBillet(Number(d.billet));
  else if (d.propose) agir.proposer(Number(d.propose));
  else if (d.oter) agir.oterUnReglement(Number(d.oter));
  else if (d.panier) agir.reprendrePanier(d.panier);
  else if ("public" in d) agir.choisirPublic(Number(d.public) || null);
});

window.addEventListener("resize", peindre);
suivreLaCaisse(reglages, (lu) => {
  if (!lu.ouverte && !etat.morte) agir.arreter(lu);
});
quandFinie(agir.direDeSeReconnecter);
dialogues.brancher();
brancherClavier({ agir, etat, volet, dialogues });
peindre();
evenements.partir({ encore: true });
if (etat.panier.envoi) agir.renvoyer();
if (etat.bon) outils.dire({ genre: "info", titre: phrase("bon_en_main", { montant: euros(etat.bon.solde_cts) }) }, 0);
if (etat.pour) {
  // Where one article alone is for somebody, its amounts are what they came for.
  const leurs = reglages.articles.filter((a) => reglages.pour_qui[a.genre]);
  if (leurs.length === 1) agir.toucherArticle(leurs[0]);
  else outils.dire({ genre: "info", titre: phrase("pour_en_main", { nom: etat.pour.nom }) }, 0);
}
relireLePremierJour(etat.par);
if (etat.par === null) dialogues.nom();
else foyer();
document.documentElement.dataset.comptoir = "pret";
