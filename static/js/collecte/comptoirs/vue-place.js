// The place kept for what the counter has to say: it never moves a key under a finger.

import { annonce, compterLesSecondes, minuterie, secondes } from "./annonces.js";
import { kilos, nombre } from "./nombres.js";
import { bouton, creer, picto, refaire, trouver } from "./page.js";

function gestesDuRecu(etat) {
  const { dernier, phrase, agir, bon } = etat;
  const annulable = secondes(dernier.fin) > 0 && !dernier.annulation;
  return [
    annulable &&
      bouton("", "undo-2", agir.annuler, { "data-secondes": dernier.fin, "data-foyer": "annuler" }),
    // The next step takes the place of the paper, which stays in the list of the day.
    etat.suiteDuRecu?.(etat) ?? (bon && bouton(phrase(bon.mot), bon.dessin, agir.voirBon, { "data-foyer": "bon" })),
  ].filter(Boolean);
}

const masseDe = (dernier) => creer("p", { class: "recu-masse" }, kilos(dernier.masse_g));

// One typed again has another number than the paper already given.
const merci = ({ dernier, phrase }) =>
  dernier.document?.remplace
    ? phrase("remplace_le", { numero: nombre(dernier.document.remplace) })
    : phrase("merci");

// What the recorded document tells: its number, its mass.
const motsDuRecu = (etat) => [
  creer("p", { class: "recu-numero" }, etat.phrase("depot_enregistre", { numero: nombre(etat.dernier.donnees.numero) })),
  masseDe(etat.dernier),
  creer("p", {}, merci(etat)),
];

const titreBref = ({ dernier, phrase }) =>
  phrase("depot_bref", { numero: nombre(dernier.donnees.numero), masse: kilos(dernier.masse_g) });

function carteEntiere(etat) {
  const { dernier, phrase, agir } = etat;
  if (dernier.statut === "recu") {
    return creer(
      "div",
      { class: "recu", role: "status" },
      creer("span", { class: "recu-marque" }, picto("check", 30)),
      ...(etat.motsDuRecu ?? motsDuRecu)(etat),
      ...gestesDuRecu(etat),
      secondes(dernier.fin) > 0 && minuterie(dernier.fin),
    );
  }
  const { classe, dessin, titre, texte, geste } = attente(etat);
  return creer(
    "div",
    { class: `recu ${classe}`, role: classe === "recu-erreur" ? "alert" : "status" },
    creer("span", { class: "recu-marque" }, picto(dessin, 28)),
    creer("p", { class: "recu-numero" }, titre),
    masseDe(dernier),
    texte && creer("p", {}, texte),
    geste && bouton(phrase(geste.mot), geste.dessin, agir[geste.quand], { "data-foyer": geste.mot }),
  );
}

function attente({ dernier, phrase, envoi }) {
  const reessayer = { mot: "reessayer", dessin: "refresh-cw", quand: "reessayer" };
  if (dernier.statut === "envoi") {
    return { classe: "recu-attente", dessin: "send", titre: phrase("envoi_en_cours"), texte: "" };
  }
  if (dernier.statut === "connexion") {
    return {
      classe: "recu-erreur",
      dessin: "log-in",
      titre: phrase("reconnectez"),
      texte: phrase("reconnectez_texte"),
      geste: { mot: "se_reconnecter", dessin: "log-in", quand: "seReconnecter" },
    };
  }
  return {
    classe: "recu-erreur",
    dessin: "cloud-off",
    titre: phrase("pas_enregistre"),
    texte: envoi.arret || phrase(dernier.cause === "reseau" ? "pas_de_reseau" : "pas_de_reponse"),
    geste: reessayer,
  };
}

function carteBreve(etat) {
  const { dernier, phrase, agir } = etat;
  if (dernier.statut === "recu") {
    const titre = (etat.titreBref ?? titreBref)(etat);
    const texte = etat.texteBref?.(etat) ?? merci(etat);
    return annonce("succes", titre, texte, gestesDuRecu(etat), dernier.fin);
  }
  const { classe, titre, texte, geste } = attente(etat);
  const gestes = geste ? [bouton(phrase(geste.mot), geste.dessin, agir[geste.quand], { "data-foyer": geste.mot })] : [];
  return annonce(classe === "recu-erreur" ? "erreur" : "attente", titre, texte, gestes);
}

function avis({ avis: a, phrase }) {
  const gestes = (a.gestes ?? []).map((g) => bouton(phrase(g.mot), g.dessin, g.quand, { "data-foyer": g.mot }));
  return annonce(a.genre, a.titre, a.texte, gestes);
}

// At most two things at once: what the last document became, and what the person is asked or
// told. `etat.motsDuRecu`, `etat.titreBref`, `etat.texteBref`: how a counter tells what was recorded,
// if not by the number of its bon; `etat.suiteDuRecu`: what leads to its next step. `etat.bon`: word and drawing of what shows its paper, null where it has none; `etat.commence`: the next one has
// begun; `question`: the banner of `etat.question`.
export function peindrePlace(etat, etroit, question) {
  const { dernier, question: q, avis: a, vide, commence } = etat;
  const entiere = dernier && vide && !q && !a && !etroit;
  const restant = dernier?.statut === "recu" ? secondes(dernier.fin) > 0 : Boolean(dernier);
  // On a phone it stands over the tiles: it leaves as soon as the next one begins, and the
  // band goes on saying what waits.
  const gene = etroit && (q || a || (dernier?.statut !== "recu" && commence));
  const breve = dernier && !entiere && restant && !gene;
  const cle = JSON.stringify([
    dernier && [dernier.uuid, dernier.statut, dernier.cause, dernier.annulation, restant],
    entiere,
    breve,
    q,
    a && [a.genre, a.titre, a.texte],
  ]);
  const place = trouver(etroit ? "#place-etroite" : "#place");
  refaire(trouver(etroit ? "#place" : "#place-etroite"), "", () => []);
  refaire(place, cle, () =>
    [
      entiere && carteEntiere(etat),
      breve && carteBreve(etat),
      a && !q && avis(etat),
      q && question(etat),
    ].filter(Boolean),
  );
  compterLesSecondes(etat.phrase);
}
