// The code that goes with a name: asked where the name was touched, given to the server, and
// kept nowhere. Whoever has none yet chooses it, twice.

import { uuid } from "../../collecte/comptoirs/identifiants.js";
import { ecrireMot, tous, trouver } from "../../collecte/comptoirs/page.js";
import { estRefus, poster } from "../../collecte/comptoirs/poster.js";
import { direFinie } from "./etat.js";

const LONGUEUR = 4;

export function creerCode({ phrase, reglages, agir }) {
  const nomDe = (id) => reglages.equipe.find((e) => e.id === id)?.nom ?? "";
  let qui = null;
  let suite = null;
  let choisit = false;
  let premier = "";
  let envoie = false;
  let titre = "";

  const dialogue = () => trouver("#dialogue-nom");
  const champ = () => trouver("#code");

  // Emptied first, so that the same sentence is told twice.
  function dire(mots) {
    trouver("#code-erreur").hidden = !mots;
    ecrireMot("#code-erreur [data-mot]", mots);
    champ().setAttribute("aria-invalid", String(Boolean(mots)));
  }

  function peindre() {
    const question = choisit ? (premier ? "code_encore" : "code_choisir") : "code_donner";
    ecrireMot("#dialogue-nom-titre", nomDe(qui));
    ecrireMot("#code-nom", phrase(question));
    ecrireMot("#code-aide", phrase(choisit ? "code_aide_choisir" : "code_aide"));
    champ().value = "";
    champ().focus();
  }

  function recommencer(mots) {
    premier = "";
    dire(mots);
    peindre();
  }

  function demander(mots) {
    choisit = reglages.code.sans.includes(qui);
    dialogue().dataset.code = "";
    trouver("#code-formulaire").hidden = false;
    recommencer(mots);
  }

  // Back to the names; what was typed is gone.
  function revenir() {
    qui = suite = null;
    premier = champ().value = "";
    delete dialogue().dataset.code;
    trouver("#code-formulaire").hidden = true;
    ecrireMot("#dialogue-nom-titre", titre);
  }

  const donner = (par, code, encore) =>
    poster(reglages.adresses.code, {
      uuid: uuid(),
      lieu: reglages.lieu.code,
      point: reglages.point.id,
      session: reglages.session,
      ecole: reglages.ecole,
      par,
      code,
      encore,
    });

  async function envoyer() {
    const code = champ().value;
    if (envoie) return;
    if (code.length < LONGUEUR) return dire(phrase("code_court"));
    if (choisit && !premier) {
      premier = code;
      dire("");
      return peindre();
    }
    if (choisit && premier !== code) return recommencer(phrase("codes_differents"));
    envoie = true;
    dire("");
    const celui = qui;
    const reponse = await donner(celui, code, premier);
    envoie = false;
    if (qui === celui) recevoir(reponse);
  }

  function recevoir(reponse) {
    const { statut, donnees } = reponse;
    if (statut === 200) return prendre();
    if (statut === 401) return direFinie();
    if (!estRefus(reponse)) return recommencer(phrase("code_pas_lu"));
    if (donnees.etat && !donnees.etat.ouverte) return agir().arreter(donnees.etat);
    if (donnees.code) choisit = donnees.code === "choisir";
    return recommencer(donnees.refus);
  }

  function prendre() {
    const fini = suite;
    reglages.code.tient = qui;
    reglages.code.sans = reglages.code.sans.filter((id) => id !== qui);
    revenir();
    fini();
  }

  return {
    // `faire`: once this name is the one that holds the till.
    prendre(id, faire) {
      if (!reglages.code || id === reglages.code.tient) return faire();
      if (id === reglages.code.mien) {
        // The account says who it is; whoever held the till before gives their code to return.
        donner(id, "", "");
        reglages.code.tient = id;
        return faire();
      }
      if (reglages.equipe.every((e) => e.id !== id)) return undefined;
      qui = id;
      suite = faire;
      return demander("");
    },

    // The server wants it again: somebody took the till elsewhere, or it began to ask.
    redonner(id, mots, faire) {
      reglages.code = { mien: null, sans: [], ...reglages.code, tient: null };
      qui = id;
      suite = faire;
      demander(mots);
    },

    // A first name that was just added has no code yet.
    nouveau(id) {
      reglages.code?.sans.push(id);
    },

    brancher() {
      if (!trouver("#code-formulaire")) return;
      titre = trouver("#dialogue-nom-titre").textContent;
      const formulaire = trouver("#code-formulaire");
      formulaire.addEventListener("submit", (evenement) => {
        evenement.preventDefault();
        envoyer();
      });
      champ().addEventListener("input", () => {
        champ().value = champ().value.replace(/\D/g, "").slice(0, LONGUEUR);
        if (champ().value.length === LONGUEUR) envoyer();
      });
      // A finger leaves the keyboard in the field.
      formulaire.addEventListener("mousedown", (evenement) => {
        if (evenement.target.closest(".touche")) evenement.preventDefault();
      });
      for (const touche of tous("[data-chiffre]", formulaire)) {
        touche.addEventListener("click", () => {
          const avant = champ().value;
          champ().value = touche.dataset.chiffre ? avant + touche.dataset.chiffre : avant.slice(0, -1);
          champ().dispatchEvent(new Event("input"));
        });
      }
      trouver("#code-autre").addEventListener("click", () => {
        revenir();
        trouver("#dialogue-nom-titre").focus();
      });
      dialogue().addEventListener("close", revenir);
    },
  };
}
