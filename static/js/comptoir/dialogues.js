// The dialogs: one question each, closed by its answer. The browser gives the focus back.

import { poster } from "./envoi.js";
import { peindreCote, peindreEnvois } from "./listes.js";
import { kilos } from "./nombres.js";
import { bouton, creer, ecrireMot, tous, trouver } from "./page.js";
import { brancherReponses } from "./reponses.js";
import { tareTotale } from "./ticket.js";

const DELAI_MS = 10_000;

const dialogue = (id) => trouver(`#dialogue-${id}`);
const corps = (id) => trouver("[data-corps]", dialogue(id));
const fermer = (id) => dialogue(id).close();

function ouvrir(id) {
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

export function creerDialogues(etat, { phrase, reglages, agir }) {
  let apresNom = () => {};
  let apresSous = () => {};
  let ligneOuverte = null;
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

  function peindreLigne() {
    const ligne = etat.ticket.lignes.find((l) => l.cle === ligneOuverte);
    if (!ligne) return;
    const c = etat.categorie(ligne.categorie);
    ecrireMot("#dialogue-ligne-titre", `${c.nom} · ${kilos(ligne.masse_g)}`);
    for (const b of tous("#ligne-destinations [data-destination]")) {
      b.setAttribute("aria-pressed", String(b.dataset.destination === ligne.destination));
      b.hidden = c.vrac && b.dataset.destination !== "a_trier";
    }
    trouver("#ligne-vrac").hidden = !c.vrac;
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

  function noter(evenement) {
    const jour = trouver("#jour");
    const possible = !jour || jour.checkValidity();
    if (jour) {
      trouver("#jour-erreur").hidden = possible;
      jour.setAttribute("aria-invalid", String(!possible));
    }
    if (!possible) {
      evenement.preventDefault();
      jour.focus();
      return;
    }
    agir().noter({
      donateur: trouver("#donateur").value.trim() || null,
      commentaire: trouver("#commentaire").value.trim(),
      jour: (jour?.value !== reglages.jour && jour?.value) || null,
    });
  }

  const dialogues = {
    ouvert: () => Boolean(trouver("dialog[open]")),

    repeindre() {
      if (dialogue("tare").open) peindreTare();
      if (dialogue("ligne").open) peindreLigne();
      if (dialogue("envois").open) peindreEnvois(etat, () => fermer("envois"));
    },

    nom(suite = () => {}) {
      apresNom = suite;
      ouvrir("nom");
    },
    tare() {
      peindreTare();
      ouvrir("tare");
    },
    note() {
      const { donateur, commentaire, jour } = etat.ticket;
      trouver("#donateur").value = donateur ?? "";
      trouver("#commentaire").value = commentaire;
      if (trouver("#jour")) trouver("#jour").value = jour ?? "";
      ouvrir("note");
    },
    ligne(cle) {
      ligneOuverte = cle;
      peindreLigne();
      ouvrir("ligne");
    },
    sousCategories(id, suite) {
      apresSous = suite;
      for (const tuile of tous("#sous-tuiles .tuile")) tuile.hidden = Number(tuile.dataset.sousDe) !== id;
      ouvrir("sous");
    },
    cote() {
      peindreCote(etat, () => fermer("cote"));
      ouvrir("cote");
    },
    envois() {
      ouvrir("envois");
      peindreEnvois(etat, () => fermer("envois"));
    },
    motif(adresse) {
      motifDe = adresse;
      const motifs = reglages.motifs_correction.map((motif) =>
        creer("button", { class: "puce", type: "button", "data-motif": motif }, motif),
      );
      corps("motif").replaceChildren(
        creer("p", {}, phrase("corriger_explique")),
        creer("div", { class: "grille-noms" }, ...motifs),
      );
      ouvrir("motif");
    },
    jour: () => montrerFragment("jour", `${reglages.adresses.du_jour}?par=${etat.par ?? ""}`),
    bon: (adresse) => montrerFragment("bon", `${adresse}?fragment=1`),
    autres: () => ouvrir("autres"),
    localites: () => ouvrir("localites"),
    origines: () => ouvrir("origines"),
    refus: () => ouvrir("refus"),

    brancher() {
      // The browser gives the focus back, but Chromium leaves the display deaf until it is focused
      // anew; and where the focus has nobody to go to, the display takes it.
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
      brancherReponses(agir, dialogues, {
        prendreNom,
        preciser: (id) => apresSous(id),
        ligne: () => ligneOuverte,
        motifDe: () => motifDe,
      });
      trouver("#nom-formulaire").addEventListener("submit", nouveauNom);
      trouver("#note-formulaire").addEventListener("submit", noter);
      const clic = (id, quand) => trouver(id).addEventListener("click", quand);
      clic("#nom-nouveau", ({ currentTarget }) => {
        trouver("#nom-formulaire").hidden = false;
        currentTarget.setAttribute("aria-expanded", "true");
        trouver("#prenom").focus();
      });
      clic("#tare-aucune", () => agir().sansTare());
      clic("#tare-fini", () => fermer("tare"));
      clic("#abandonner", () => {
        fermer("note");
        agir().abandonner();
      });
      clic("#ligne-corriger", () => {
        fermer("ligne");
        agir().corrigerLigne(ligneOuverte);
      });
      clic("#ligne-enlever", () => {
        fermer("ligne");
        agir().enleverLigne(ligneOuverte);
      });
    },
  };
  return dialogues;
}
