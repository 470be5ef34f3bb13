// The sorting counter: reads its settings, takes up what the device kept, and wires the page.

import { question } from "../depots/vue-question.js";
import { foyer } from "../comptoirs/clavier.js";
import { demarrer, gestesCommuns } from "../comptoirs/demarrage.js";
import { dateLisible, quiPese, suivreLeDernier } from "../comptoirs/depart.js";
import { creerEnvoi } from "../comptoirs/envoi.js";
import { creerMemoire } from "../comptoirs/memoire.js";
import { garderOnglet, retrouver } from "../comptoirs/onglet.js";
import { trouver } from "../comptoirs/page.js";
import { creerPhrases } from "../comptoirs/phrases.js";
import { creerVolet } from "../comptoirs/volet.js";
import { peindreAutres } from "../comptoirs/vue-autres.js";
import { peindreBandeau } from "../comptoirs/vue-bandeau.js";
import { peindrePlace } from "../comptoirs/vue-place.js";
import { creerDialogues } from "./dialogues.js";
import { commence, estVide, manque, nouveau } from "./feuille.js";
import { creerGestes } from "./gestes.js";
import { peindreOu, peindrePart, peindreSaisie, peindreTuiles } from "./vue.js";
import { motsDuRecu, peindreTicket, suiteDuRecu, texteBref, titreBref } from "./vue-ticket.js";

const RELIRE_MS = 120_000;
const DELAI_MS = 10_000;

const reglages = JSON.parse(trouver("#reglages").textContent);
const phrase = creerPhrases(reglages.textes);
const memoire = creerMemoire(reglages.ecole ? "tri-ecole" : "tri", reglages.lieu.code, reglages.point.id);
const categories = new Map(reglages.categories.map((c) => [c.id, c]));
const habitudes = memoire.habitudes();

const etat = {
  reglages,
  phrase,
  memoire,
  dateLisible,
  savoir: reglages.savoir,
  categorie: (id) => categories.get(id) ?? { id, nom: phrase("categorie_inconnue"), parent: null },
  deCote: () => [],
  ticket: await retrouver(memoire, nouveau),
  par: quiPese(reglages, habitudes),
  duJour: reglages.gestes_du_jour,
  bon: { mot: "derniers_gestes", dessin: "inbox" },
  motsDuRecu,
  titreBref,
  texteBref,
  suiteDuRecu,
  dernier: null,
  question: null,
  avis: null,
  erreur: null,
  manque: "",
};

// What is missing to close what is described; what goes to the public waits for its checks.
etat.manqueDe = (t) => {
  const arrivee = t.reclasse ? t.vraie : t.saisie.choisie;
  return manque(t, {
    mode: reglages.mode,
    vrac: t.saisie.choisie && etat.categorie(t.saisie.choisie).vrac,
    manquants: etat.savoir.manquants[arrivee] ?? [],
    contenants: reglages.contenants,
  });
};

// What a container is proposed from.
etat.ici = () => ({ mode: reglages.mode, usuels: etat.savoir.usuels, contenants: reglages.contenants });

let agir;
const volet = creerVolet(() => agir && peindre());
const dialogues = creerDialogues(etat, { phrase, reglages, agir: () => agir });

function peindre() {
  etat.vide = estVide(etat.ticket);
  etat.etroit = volet.telephone();
  etat.commence = commence(etat.ticket);
  garderOnglet(etat);
  suivreLeDernier(etat);
  peindreSaisie(etat);
  peindreAutres(etat);
  peindreTuiles(etat);
  peindreOu(etat);
  peindreTicket(etat);
  peindrePlace(etat, volet.etroit() && volet.ouvert() !== "ticket", question);
  peindrePart(etat);
  peindreBandeau(etat);
  dialogues.repeindre();
}

// What waits, what was checked meanwhile: read again quietly. Without an answer, what was known stands.
async function relire() {
  try {
    const reponse = await fetch(reglages.adresses.etat, {
      headers: { Accept: "application/json" },
      redirect: "error",
      signal: AbortSignal.timeout(DELAI_MS),
    });
    if (!reponse.ok) return;
    etat.savoir = await reponse.json();
    peindre();
  } catch {
    // No network.
  }
}

etat.envoi = creerEnvoi({
  memoire,
  adresse: reglages.adresses.gestes,
  quandRecu: (envoi, donnees) => agir.recu(envoi, donnees),
  quandRefuse: (envoi) => agir.refuse(envoi),
  quandChange: () => agir && peindre(),
});

const versLaProvenance = (selecteur) => () => {
  if (volet.telephone()) volet.ouvrir("provenance");
  trouver(selecteur).focus();
};
foyer.vers = versLaProvenance("[data-vers]");
foyer.contenant = versLaProvenance("[data-caisse]");

agir = creerGestes(etat, { memoire, phrase, reglages, peindre, dialogues, foyer, volet, relire });
agir.ouvrirMatieres = () => {
  const t = etat.ticket;
  const id = t.vraie ?? t.saisie.choisie;
  const c = id && etat.categorie(id);
  const famille = new Set(id ? [id, c.parent] : reglages.matieres.flatMap((m) => m.possibles));
  dialogues.matieres(famille, t.matiere ?? c?.matiere);
};
etat.agir = agir;

const gestes = {
  ...gestesCommuns({ agir, dialogues }),
  ajouter: agir.ajouter,
  reclasser: agir.basculerReclasse,
  effacer: agir.abandonner,
  interdits: dialogues.interdits,
};

document.addEventListener("click", ({ target }) => {
  const b = target.closest("button");
  if (!b) return;
  const { geste, categorie, vers, caisse } = b.dataset;
  if (geste) {
    // « Fermer » stays reachable when it cannot be done: it then says why.
    if (b.getAttribute("aria-disabled") === "true" && geste !== "valider") return;
    gestes[geste]();
  } else if (categorie && b.closest("#tuiles")) agir.toucherCategorie(Number(categorie));
  else if (vers) agir.choisirVers(vers);
  else if (caisse === "0") agir.sansTare();
  else if (caisse) agir.choisirContenant(Number(caisse));
});

setInterval(() => document.hidden || relire(), RELIRE_MS);
document.addEventListener("visibilitychange", () => document.hidden || relire());

demarrer({ etat, agir, volet, dialogues, peindre });
