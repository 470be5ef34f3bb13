// The intake counter: reads its settings, takes up what the device kept, and wires the page.

import { brancherClavier, foyer } from "./clavier.js";
import { creerDialogues } from "./dialogues.js";
import { creerEnvoi } from "./envoi.js";
import { creerGestes } from "./gestes.js";
import { creerMemoire, tenir } from "./memoire.js";
import { ecrireMot, tous, trouver } from "./page.js";
import { creerPhrases } from "./phrases.js";
import { estVide, nouveau } from "./ticket.js";
import { peindreBandeau } from "./vue-bandeau.js";
import { peindrePesee, peindreProvenance } from "./vue-pesee.js";
import { compterLesSecondes, peindrePlace } from "./vue-place.js";
import { peindreTicket } from "./vue-ticket.js";
import { creerVolet } from "./volet.js";

const reglages = JSON.parse(trouver("#reglages").textContent);
const phrase = creerPhrases(reglages.textes);
const memoire = creerMemoire(reglages.lieu.code, reglages.point.id);
const categories = new Map(reglages.categories.map((c) => [c.id, c]));
const ONGLET = "rockette.comptoir.ticket";

const dateLisible = (jour, options = { weekday: "short", day: "numeric", month: "short" }) =>
  new Date(`${jour}T12:00:00`).toLocaleDateString("fr-FR", options);

// A browser may refuse its storage: the tab then finds its ticket again by its date.
function siPossible(quoi) {
  try {
    return quoi();
  } catch {
    return null;
  }
}

// The ticket of this tab, else the last one that no living tab holds, else a new one.
async function retrouver(origine) {
  const valides = new Set(memoire.envois().map((e) => e.uuid));
  for (const t of memoire.tickets()) if (valides.has(t.uuid)) memoire.oublierTicket(t.uuid);
  const enCours = memoire.tickets().filter((t) => t.ouvert);
  const sien = siPossible(() => sessionStorage.getItem(ONGLET));
  enCours.sort((a, b) => (b.uuid === sien) - (a.uuid === sien));
  for (const t of enCours) if (await tenir(t.uuid)) return t;
  const t = nouveau(origine);
  await tenir(t.uuid);
  return t;
}

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
  ticket: await retrouver(origine),
  par: reglages.equipe.some((e) => e.id === habitudes.par) ? habitudes.par : null,
  depotsDuJour: reglages.depots_du_jour,
  dernier: null,
  question: null,
  avis: null,
  erreur: null,
  manque: "",
};

// A round's stop says where its deposit comes from; a ticket already begun keeps its own.
if (estVide(etat.ticket)) etat.ticket = { ...etat.ticket, ...reglages.venue };
if (location.search) history.replaceState(null, "", location.pathname);

let agir;
const volet = creerVolet(() => agir && peindre());
const dialogues = creerDialogues(etat, { phrase, reglages, agir: () => agir });

function suivreLeDernier() {
  const { dernier, envoi } = etat;
  if (!dernier || dernier.statut === "recu") return;
  if (memoire.envoi(dernier.uuid)?.etat !== "attente") return;
  dernier.cause = envoi.pause;
  dernier.statut = envoi.enCours ? "envoi" : envoi.pause === "connexion" ? "connexion" : "attente";
}

function peindre() {
  etat.vide = etat.ticket.lignes.length + etat.ticket.refuses.length === 0;
  etat.etroit = window.innerWidth < 700;
  siPossible(() => sessionStorage.setItem(ONGLET, etat.ticket.uuid));
  suivreLeDernier();
  peindrePesee(etat);
  peindreProvenance(etat);
  peindreTicket(etat);
  peindrePlace(etat, volet.etroit() && volet.ouvert() !== "ticket");
  peindreAutres();
  peindreBandeau(etat);
  dialogues.repeindre();
}

// The category picked among the others takes its place beside them until the ticket ends.
function peindreAutres() {
  const place = trouver("#douzieme");
  const tuile = trouver("[data-categorie]", place);
  const voulue = etat.ticket.autre;
  if (Number(tuile?.dataset.categorie ?? 0) !== (voulue ?? 0)) {
    tuile?.remove();
    const modele = voulue && trouver(`#dialogue-autres [data-categorie="${voulue}"]`);
    if (modele) place.prepend(modele.cloneNode(true));
  }
  const n = tous("#dialogue-autres [data-categorie]").length - (voulue ? 1 : 0);
  ecrireMot('[data-geste="autres"] [data-mot]', phrase.n(voulue ? "autres_court" : "autres", n));
  trouver('[data-geste="autres"]').hidden = n === 0;
}

etat.envoi = creerEnvoi({
  memoire,
  adresse: reglages.adresses.depots,
  quandRecu: (envoi, donnees) => agir.recu(envoi, donnees),
  quandRefuse: (envoi) => agir.refuse(envoi),
  quandChange: () => agir && peindre(),
});

foyer.localite = () => {
  if (volet.etroit() && window.innerWidth < 700) volet.ouvrir("provenance");
  trouver("#localites .puce").focus();
};

agir = creerGestes(etat, { memoire, phrase, reglages, peindre, dialogues, foyer, volet });
etat.agir = agir;

const gestes = {
  valider: agir.valider,
  "en-cours": foyer.saisie,
  nouveau: () => (agir.mettreDeCote(), volet.fermer()),
  "de-cote": () => (agir.mettreDeCote(), volet.fermer()),
  "de-cote-liste"() {
    const cotes = etat.deCote();
    volet.fermer();
    if (cotes.length === 1) agir.reprendre(cotes[0].uuid);
    else dialogues.cote();
  },
  "liste-du-jour": dialogues.jour,
  "envois-voir": dialogues.envois,
  nom: () => dialogues.nom(),
  refuser: dialogues.refus,
  noter: dialogues.note,
  tare: dialogues.tare,
  objets: agir.basculerObjets,
  estime: agir.basculerEstime,
  autres: dialogues.autres,
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

setInterval(() => compterLesSecondes(phrase) && peindre(), 1000);
window.addEventListener("resize", peindre);

trouver("#jour-affiche").textContent = dateLisible(reglages.jour);
dialogues.brancher();
brancherClavier({ agir, etat, volet });
const attente = memoire.envois().filter((e) => e.etat === "attente").at(-1);
if (attente) etat.dernier = { uuid: attente.uuid, masse_g: attente.masse_g, statut: "attente", cause: "" };
peindre();
if (attente) etat.envoi.lancer();
if (etat.par === null) dialogues.nom();
else foyer.saisie();
document.documentElement.dataset.comptoir = "pret";
