// The dialogs of every counter: one question each, closed by its answer. The browser gives the
// focus back.

import { peindreCote, peindreEnvois } from "./listes.js";
import { kilos } from "./nombres.js";
import { bouton, creer, ecrireMot, pastille, tous, trouver } from "./page.js";
import { tareTotale } from "./pesee.js";
import { poster } from "./poster.js";

const DELAI_MS = 10_000;

export const dialogue = (id) => trouver(`#dialogue-${id}`);
export const corps = (id) => trouver("[data-corps]", dialogue(id));
export const fermer = (id) => dialogue(id).close();
const montre = (id) => Boolean(dialogue(id)?.open);

export function ouvrir(id) {
  if (!dialogue(id).open) dialogue(id).showModal();
}

// A fragment of our own server: HTML that it rendered and escaped. null when it did not come.
async function fragment(adresse) {
  try {
    const reponse = await fetch(adresse, {
      headers: { Accept: "text/html" },
      redirect: "error",
      signal: AbortSignal.timeout(DELAI_MS),
    });
    return reponse.ok ? await reponse.text() : null;
  } catch {
    return null;
  }
}

// The day typed in a note: null for today, undefined (and the dialog stays) if it cannot be.
export function jourNote(evenement, reglages) {
  const jour = trouver("#jour");
  if (!jour) return null;
  const possible = jour.checkValidity();
  trouver("#jour-erreur").hidden = possible;
  jour.setAttribute("aria-invalid", String(!possible));
  if (!possible) {
    evenement.preventDefault();
    jour.focus();
    return undefined;
  }
  return (jour.value !== reglages.jour && jour.value) || null;
}

export function creerDialoguesCommuns(etat, { phrase, reglages, agir }) {
  let apresNom = () => {};
  let apresSous = () => {};
  let motifDe = "";

  async function montrerFragment(id, adresse) {
    corps(id).replaceChildren(creer("p", { class: "douce" }, phrase("un_instant")));
    ouvrir(id);
    const html = await fragment(adresse);
    if (html === null) {
      corps(id).replaceChildren(
        creer("p", {}, phrase("liste_indisponible")),
        bouton(phrase("reessayer"), "refresh-cw", () => montrerFragment(id, adresse)),
      );
    } else corps(id).innerHTML = html;
  }

  function peindreTare() {
    const { tares } = etat.ticket.saisie;
    for (const b of tous("#tares [data-contenant]")) {
      const n = tares.find((t) => t.contenant === Number(b.dataset.contenant))?.n ?? 0;
      if (b.dataset.pas === "-1") b.setAttribute("aria-disabled", String(n === 0));
      else {
        b.setAttribute("aria-pressed", String(n > 0));
        trouver("[data-mot]", b).textContent = n ? `× ${n}` : "";
      }
    }
    const tare = tareTotale(tares, reglages.contenants);
    ecrireMot("#tare-total", tare ? phrase("tare_en_tout", { tare: kilos(tare) }) : phrase("tare_aucune"));
  }

  function prendreNom(id) {
    const suite = apresNom;
    apresNom = () => {};
    agir().choisirNom(id);
    fermer("nom");
    suite();
  }

  async function nouveauNom(evenement) {
    evenement.preventDefault();
    const champ = trouver("#prenom");
    const { statut, donnees } = await poster(reglages.adresses.equipiers, { prenom: champ.value });
    const ajoute = statut === 201 || statut === 200;
    const erreur = trouver("#nom-erreur");
    erreur.hidden = ajoute;
    if (!ajoute) {
      const mots = statut === 401 ? phrase("reconnectez") : donnees.refus;
      erreur.textContent = mots ?? phrase("nom_pas_enregistre");
      return;
    }
    champ.value = "";
    trouver("#nom-formulaire").hidden = true;
    if (!reglages.equipe.some((e) => e.id === donnees.id)) {
      reglages.equipe.push(donnees);
      const tuile = { class: "puce", type: "button", "data-equipier": donnees.id };
      trouver("#nom-nouveau").before(creer("button", tuile, donnees.nom));
    }
    prendreNom(donnees.id);
  }

  function lesAutresCategories(seule) {
    const mere = reglages.categories.find((c) => c.id === seule)?.parent ?? seule;
    const autres = reglages.categories.filter((c) => !c.parent && !c.indisponible && c.id !== mere);
    const puces = autres.map(({ id, nom }) =>
      creer("button", { class: "puce", type: "button", "data-bonne": id }, pastille(id), nom),
    );
    return creer("div", { class: "grille-categories" }, ...puces);
  }

  const dialogues = {
    ouvert: () => Boolean(trouver("dialog[open]")),
    montrerFragment,

    repeindre() {
      if (montre("tare")) peindreTare();
      if (montre("envois")) peindreEnvois(etat, () => fermer("envois"));
    },

    nom(suite = () => {}) {
      apresNom = suite;
      ouvrir("nom");
    },
    tare() {
      peindreTare();
      ouvrir("tare");
    },
    cote() {
      peindreCote(etat, () => fermer("cote"));
      ouvrir("cote");
    },
    envois() {
      ouvrir("envois");
      peindreEnvois(etat, () => fermer("envois"));
    },
    autres: () => ouvrir("autres"),
    sousCategories(id, suite) {
      apresSous = suite;
      for (const sienne of tous("[data-sous-de]")) sienne.hidden = Number(sienne.dataset.sousDe) !== id;
      ouvrir("sous");
    },
    // Why the document at that address is corrected. `seule`: the category of its only line,
    // where touching the right one says both why and what.
    motif(adresse, seule = null) {
      motifDe = adresse;
      const dite = seule && reglages.motif_categorie;
      const motifs = reglages.motifs_correction
        .filter((motif) => motif !== dite)
        .map((motif) => creer("button", { class: "puce", type: "button", "data-motif": motif }, motif));
      corps("motif").replaceChildren(
        creer("p", {}, phrase("corriger_explique")),
        creer("div", { class: "grille-noms" }, ...motifs),
        ...(dite ? [creer("h3", {}, phrase("bonne_categorie")), lesAutresCategories(Number(seule))] : []),
      );
      ouvrir("motif");
    },
    jour: () => montrerFragment("jour", `${reglages.adresses.du_jour}?par=${etat.par ?? ""}`),

    // What a tap inside a dialog answers: each button says in its data what it stands for.
    // `surPlace` leave their dialog open; `finales` close it: one question, one answer.
    brancher(surPlace, finales) {
      rendreLeFoyer(dialogues);
      const ici = {
        contenant: (valeur, { pas }) => agir().compterTare(Number(valeur), Number(pas)),
        equipier: (valeur) => prendreNom(Number(valeur)),
        ...surPlace,
      };
      const reponses = {
        precise: (valeur) => apresSous(Number(valeur)),
        categorie: (valeur) => agir().prendreAutre(Number(valeur)),
        motif: (valeur) => agir().corrigerDepot(motifDe, valeur),
        bonne: (valeur) => agir().corrigerDepot(motifDe, reglages.motif_categorie, Number(valeur)),
        ...finales,
      };
      document.addEventListener("click", ({ target }) => {
        const b = target.closest("dialog button");
        if (!b || b.getAttribute("aria-disabled") === "true") return;
        const donnees = b.dataset;
        for (const [nom, repondre] of Object.entries(ici)) {
          if (nom in donnees) repondre(donnees[nom], donnees, b);
        }
        for (const [nom, repondre] of Object.entries(reponses)) {
          if (!(nom in donnees)) continue;
          b.closest("dialog").close();
          repondre(donnees[nom], donnees);
        }
      });
      trouver("#nom-formulaire").addEventListener("submit", nouveauNom);
      trouver("#nom-nouveau").addEventListener("click", ({ currentTarget }) => {
        trouver("#nom-formulaire").hidden = false;
        currentTarget.setAttribute("aria-expanded", "true");
        trouver("#prenom").focus();
      });
      trouver("#tare-aucune").addEventListener("click", () => agir().sansTare());
      trouver("#tare-fini").addEventListener("click", () => fermer("tare"));
    },
  };
  return dialogues;
}

// The browser gives the focus back, but Chromium leaves the display deaf until it is focused
// anew; and where the focus has nobody to go to, the display takes it.
function rendreLeFoyer(dialogues) {
  const saisie = trouver("#saisie");
  for (const d of tous("dialog")) {
    d.addEventListener("close", () => {
      const actif = document.activeElement;
      const perdu = d.contains(actif) || actif === document.body || actif === saisie;
      if (!perdu || dialogues.ouvert()) return;
      saisie.blur();
      saisie.focus();
    });
  }
}
