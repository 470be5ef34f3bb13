// The intake counter: reads its settings, takes up what the device kept, and wires the page.

import { foyer } from "../comptoirs/clavier.js";
import { demarrer, gestesCommuns, gestesDeCote } from "../comptoirs/demarrage.js";
import { dateLisible, quiPese, suivreLeDernier } from "../comptoirs/depart.js";
import { creerEnvoi } from "../comptoirs/envoi.js";
import { creerMemoire } from "../comptoirs/memoire.js";
import { garderOnglet, retrouver } from "../comptoirs/onglet.js";
import { tous, trouver } from "../comptoirs/page.js";
import { creerPhrases } from "../comptoirs/phrases.js";
import { creerVolet } from "../comptoirs/volet.js";
import { peindreAutres } from "../comptoirs/vue-autres.js";
import { peindreBandeau } from "../comptoirs/vue-bandeau.js";
import { peindrePlace } from "../comptoirs/vue-place.js";
import { creerDialogues } from "./dialogues.js";
import { creerGestes } from "./gestes.js";
import { estVide, nouveau } from "./ticket.js";
import { peindrePesee, peindreProvenance } from "./vue-pesee.js";
import { question } from "./vue-question.js";
import { peindreTicket } from "./vue-ticket.js";

const reglages = JSON.parse(trouver("#reglages").textContent);
const phrase = creerPhrases(reglages.textes);
const memoire = creerMemoire(reglages.ecole ? "comptoir-ecole" : "comptoir", reglages.lieu.code, reglages.point.id);
const categories = new Map(reglages.categories.map((c) => [c.id, c]));

const habitudes = memoire.habitudes();
const origine = reglages.origines.some((o) => o.id === habitudes.origine)
  ? habitudes.origine
  : reglages.origine_defaut;

const etat = {
  reglages,
  phrase,
  memoire,
  dateLisible,
  categorie: (id) => categories.get(id) ?? { id, nom: phrase("categorie_inconnue"), parent: null },
  deCote: () => memoire.tickets().filter((t) => !t.ouvert),
  ticket: await retrouver(memoire, () => nouveau(origine)),
  par: quiPese(reglages, habitudes),
  duJour: reglages.depots_du_jour,
  bon: reglages.ecole ? null : { mot: "bon_d_apport", dessin: "qr-code" },
  dernier: null,
  question: null,
  avis: null,
  erreur: null,
  manque: "",
};

// Its stop stays in the address: a phone that reloads the page knows it again.
const aPeser = reglages.venue?.arret;
if (location.search && !aPeser) history.replaceState(null, "", location.pathname);

let agir;
const volet = creerVolet(() => agir && peindre());
const dialogues = creerDialogues(etat, { phrase, reglages, agir: () => agir });

function peindre() {
  etat.vide = etat.ticket.lignes.length + etat.ticket.refuses.length === 0;
  etat.etroit = volet.telephone();
  etat.commence = !estVide(etat.ticket);
  garderOnglet(etat);
  suivreLeDernier(etat);
  peindrePesee(etat);
  peindreProvenance(etat);
  peindreTicket(etat);
  peindrePlace(etat, volet.etroit() && volet.ouvert() !== "ticket", question);
  peindreAutres(etat);
  peindreBandeau(etat);
  dialogues.repeindre();
}

etat.envoi = creerEnvoi({
  memoire,
  adresse: reglages.adresses.depots,
  quandRecu: (envoi, donnees) => agir.recu(envoi, donnees),
  quandRefuse: (envoi) => agir.refuse(envoi),
  quandChange: () => agir && peindre(),
});

foyer.quelle = () => {
  if (volet.etroit() && volet.ouvert() !== "ticket") volet.ouvrir("ticket");
  trouver("#lignes .ligne-tete").focus();
};
foyer.localite = () => {
  if (volet.telephone()) volet.ouvrir("provenance");
  trouver("#localites .puce").focus();
};

agir = creerGestes(etat, { memoire, phrase, reglages, peindre, dialogues, foyer, volet });
etat.agir = agir;

// A round's stop says where its deposit comes from; a ticket already begun is put aside for it.
const part = memoire.envois().some((e) => e.document.arret === aPeser);
if (aPeser && etat.ticket.arret !== aPeser && !part) {
  agir.mettreDeCote();
  etat.ticket = { ...etat.ticket, ...reglages.venue };
}

const gestes = {
  ...gestesCommuns({ agir, dialogues }),
  ...gestesDeCote({ etat, agir, volet, dialogues }),
  refuser: dialogues.refus,
  "localite-autre": dialogues.localites,
  "origine-autre": dialogues.origines,
};

document.addEventListener("click", ({ target }) => {
  const b = target.closest("button");
  if (!b) return;
  const { geste, categorie, origine: o, localite } = b.dataset;
  if (geste) {
    // « Valider » stays reachable when it cannot be done: it then says why.
    if (b.getAttribute("aria-disabled") === "true" && geste !== "valider") return;
    gestes[geste]();
  } else if (categorie && b.closest("#tuiles")) agir.toucherCategorie(Number(categorie));
  else if (o && b.closest("#origines")) agir.choisirOrigine(Number(o));
  else if (localite && b.closest("#localites")) agir.choisirLocalite(Number(localite));
});

// The association may add origins and localities: what has no place stands behind « Autre… ».
const origines = tous("#origines [data-origine]");
if (origines.length > 4) {
  for (const puce of origines.slice(3)) puce.hidden = true;
  trouver("#origine-autre").hidden = false;
}
for (const puce of tous("#localites [data-localite]:not(.puce-neutre)").slice(6)) puce.hidden = true;

demarrer({ etat, agir, volet, dialogues, peindre });
// A deposit cancelled on its bon's page is typed again here.
if (reglages.a_retaper) agir.retaper(reglages.a_retaper, reglages.a_retaper.motif);
