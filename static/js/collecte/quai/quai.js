// The dock: reads its settings, takes up what the device kept, and wires the page.

import { foyer } from "../comptoirs/clavier.js";
import { demarrer, gestesCommuns, gestesDeCote } from "../comptoirs/demarrage.js";
import { dateLisible, quiPese, suivreLeDernier } from "../comptoirs/depart.js";
import { creerEnvoi } from "../comptoirs/envoi.js";
import { creerMemoire } from "../comptoirs/memoire.js";
import { commeTape, kilos } from "../comptoirs/nombres.js";
import { garderOnglet, retrouver } from "../comptoirs/onglet.js";
import { tous, trouver } from "../comptoirs/page.js";
import { total } from "../comptoirs/pesee.js";
import { creerPhrases } from "../comptoirs/phrases.js";
import { creerVolet } from "../comptoirs/volet.js";
import { peindreAutres } from "../comptoirs/vue-autres.js";
import { peindreBandeau } from "../comptoirs/vue-bandeau.js";
import { peindrePlace } from "../comptoirs/vue-place.js";
import { creerDialogues } from "./dialogues.js";
import { creerEtatDuQuai } from "./etat-du-quai.js";
import { creerGestes } from "./gestes.js";
import { nomDeLigne } from "./noms.js";
import { estVide, nouveau } from "./ticket.js";
import { question } from "./vue-question.js";
import { peindreQuoi } from "./vue-quoi.js";
import { peindreTicket } from "./vue-ticket.js";

const reglages = JSON.parse(trouver("#reglages").textContent);
const phrase = creerPhrases(reglages.textes);
const memoire = creerMemoire(reglages.ecole ? "quai-ecole" : "quai", reglages.lieu.code, reglages.point.id);
const parId = (liste) => new Map(liste.map((x) => [x.id, x]));
const categories = parId(reglages.categories);
const [matieres, bacs, lieux] = [reglages.matieres, reglages.bacs, reglages.lieux].map(parId);
const [structures, typesDon] = [reglages.structures, reglages.types_don].map(parId);
const etapes = new Map(reglages.etapes.map((e) => [e.code, e.nom]));
const habitudes = memoire.habitudes();

let agir;
const auQuai = creerEtatDuQuai({
  initial: reglages.quai,
  adresse: reglages.adresses.etat,
  memoire,
  quandChange: () => agir && peindre(),
});

const etat = {
  reglages,
  phrase,
  memoire,
  dateLisible,
  categorie: (id) => categories.get(id) ?? { id, nom: phrase("categorie_inconnue"), parent: null },
  matiere: (id) => matieres.get(id) ?? { id, nom: phrase("matiere_retiree") },
  bac: (id) => bacs.get(id),
  lieu: (id) => lieux.get(id),
  structure: (id) => structures.get(id),
  typeDon: (id) => typesDon.get(id),
  etapeNom: (code) => (etapes.get(code) ?? code).toLocaleLowerCase("fr"),
  get quai() {
    return auQuai.quai;
  },
  plein: (id) => auQuai.quai.pleins.find((p) => p.id === id),
  connu: auQuai.connu,
  pleinsPresents: auQuai.presents,
  prendreLeQuai: auQuai.prendre,
  relireLeQuai: auQuai.relire,
  motsDe: (ligne) => ({
    categorie: nomDeLigne(ligne, etat),
    masse: kilos(ligne.masse_g),
    total: kilos(total(etat.ticket)),
  }),
  deCote: () => memoire.tickets().filter((t) => !t.ouvert),
  ticket: await retrouver(memoire, nouveau),
  par: quiPese(reglages, habitudes),
  duJour: reglages.bons_du_jour,
  bon: reglages.ecole ? null : { mot: "imprimer_le_bon", dessin: "printer" },
  dernier: null,
  question: null,
  avis: null,
  erreur: null,
  manque: "",
};

const volet = creerVolet(() => agir && peindre());
const dialogues = creerDialogues(etat, { phrase, reglages, agir: () => agir });

function peindre() {
  etat.vide = etat.ticket.lignes.length === 0;
  etat.commence = !estVide(etat.ticket);
  etat.etroit = volet.telephone();
  garderOnglet(etat);
  suivreLeDernier(etat);
  peindreAutres(etat);
  peindreQuoi(etat);
  peindreTicket(etat);
  peindrePlace(etat, volet.etroit() && volet.ouvert() !== "ticket", question);
  peindreBandeau(etat);
  dialogues.repeindre();
}

etat.envoi = creerEnvoi({
  memoire,
  adresse: reglages.adresses.bons,
  quandRecu: (envoi, donnees) => agir.recu(envoi, donnees),
  quandRefuse(envoi) {
    agir.refuse(envoi);
    auQuai.relire();
  },
  quandChange: () => agir && peindre(),
});

function premier(...selecteurs) {
  const b = selecteurs.flatMap((s) => tous(s)).find((x) => x.offsetParent);
  b?.focus();
  return b;
}
foyer.genre = () => premier("#genres .puce", "#genre-choisi");
foyer.a_qui = () => premier("#a-qui .puce");
foyer.tuiles = () => premier("#zone-categories .tuile", "#zone-matieres .puce", "#zone-bacs .puce", "#genres .puce");
foyer.genre_plein = () => (volet.fermer(), foyer.genre());
for (const quoi of ["type_don", "structure", "vers_lieu", "motif", "motif_arrivee"]) {
  foyer[quoi] = () => (volet.fermer(), foyer.a_qui());
}

agir = creerGestes(etat, { memoire, phrase, reglages, peindre, dialogues, foyer, volet });
etat.agir = agir;
const accepterVirgule = agir.accepter;
agir.accepter = () => accepterVirgule(commeTape(etat.question.propose_g));
agir.annulerDuJour = (adresse) => agir.corrigerDepot(adresse, phrase("annule_du_quai"));
agir.voirBon = () => location.assign(etat.dernier.donnees.bon);

const gestes = {
  ...gestesCommuns({ agir, dialogues }),
  ...gestesDeCote({ etat, agir, volet, dialogues }),
  maison: agir.basculerMaison,
  "autre-genre": agir.autreGenre,
  "autre-destinataire": agir.autreDestinataire,
};

// What a button says in its data that it stands for.
const reponses = {
  genre: agir.choisirGenre,
  typeDon: (v) => agir.choisirTypeDon(Number(v)),
  structure: (v) => agir.choisirStructure(Number(v)),
  lieu: (v) => agir.choisirLieu(Number(v)),
  motif: agir.choisirMotif,
  de: agir.choisirDe,
  tuile: agir.toucherTuile,
  categorie: (v) => agir.toucherTuile(`categorie:${v}`),
};

document.addEventListener("click", ({ target }) => {
  const b = target.closest("button");
  if (!b || b.closest("dialog")) return;
  const { geste } = b.dataset;
  const empeche = b.getAttribute("aria-disabled") === "true";
  // « Sortir » stays reachable when it cannot be done: it then says why.
  if (empeche && geste !== "valider") return;
  if (geste) {
    gestes[geste]();
    return;
  }
  const quoi = Object.keys(reponses).find((nom) => nom in b.dataset);
  if (quoi) reponses[quoi](b.dataset[quoi]);
});

demarrer({ etat, agir, volet, dialogues, peindre });

// What the sorting table has just closed is taken as one comes from there, once: not again when the
// page is read again.
const adresse = new URL(location.href);
const aSortir = Number(adresse.searchParams.get("plein"));
if (aSortir) {
  history.replaceState(null, "", adresse.pathname);
  if (estVide(etat.ticket)) agir.toucherPlein(aSortir);
}
