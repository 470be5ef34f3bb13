// The place kept for what the counter has to say: it never moves a key under a finger.

import { kilos, kilosNombre, nombre } from "./nombres.js";
import { bouton, creer, picto, refaire, trouver } from "./page.js";
import { estVide } from "./ticket.js";

export const ANNULER_MS = 10_000;

const secondes = (fin) => Math.max(0, Math.ceil((fin - Date.now()) / 1000));
const MARQUES = { succes: "circle-check", erreur: "triangle-alert", attente: "cloud-off", alerte: "triangle-alert" };

function annonce(genre, titre, texte, gestes, fin) {
  return creer(
    "div",
    { class: `annonce annonce-${genre}`, role: genre === "erreur" || genre === "alerte" ? "alert" : "status" },
    picto(MARQUES[genre] ?? "circle-check", 26),
    creer("div", { class: "annonce-texte" }, creer("strong", {}, titre), texte && creer("p", {}, texte)),
    gestes.length > 0 && creer("div", { class: "annonce-gestes" }, ...gestes),
    fin && minuterie(fin),
  );
}

// A bar that shortens; rebuilt half-way, it goes on from where it was.
function minuterie(fin) {
  const barre = creer("span", { class: "minuterie", "data-fin": fin });
  requestAnimationFrame(() => {
    for (const a of barre.getAnimations?.() ?? []) a.currentTime = ANNULER_MS - (fin - Date.now());
  });
  return barre;
}

function question({ phrase, agir, question: q, categorie }) {
  if (q.genre === "maximum") {
    return annonce(
      "alerte",
      phrase("vouliez_vous", { masse: kilosNombre(q.propose_g, 1) }),
      "",
      [
        bouton(phrase("oui_masse", { masse: kilos(q.propose_g) }), "check", agir.accepter),
        bouton(phrase("corriger"), "pencil", agir.reprendreSaisie, { id: "question-corriger" }),
      ],
    );
  }
  return annonce(
    "alerte",
    phrase("beaucoup", { masse: kilos(q.masse_g), de: phrase.de(categorie(q.categorie).nom) }),
    phrase("vous_confirmez"),
    [
      bouton(phrase("oui_masse", { masse: kilos(q.masse_g) }), "check", agir.accepter),
      bouton(phrase("corriger"), "pencil", agir.reprendreSaisie, { id: "question-corriger" }),
    ],
  );
}

function gestesDuRecu({ dernier, phrase, agir }) {
  const annulable = secondes(dernier.fin) > 0 && !dernier.annulation;
  return [
    annulable &&
      bouton("", "undo-2", agir.annuler, { "data-secondes": dernier.fin, "data-foyer": "annuler" }),
    bouton(phrase("bon_d_apport"), "qr-code", agir.voirBon, { "data-foyer": "bon" }),
  ].filter(Boolean);
}

function carteEntiere(etat) {
  const { dernier, phrase, agir } = etat;
  const masse = creer("p", { class: "recu-masse" }, kilos(dernier.masse_g));
  if (dernier.statut === "recu") {
    return creer(
      "div",
      { class: "recu", role: "status" },
      creer("span", { class: "recu-marque" }, picto("check", 30)),
      creer("p", { class: "recu-numero" }, phrase("depot_enregistre", { numero: nombre(dernier.donnees.numero) })),
      masse,
      creer("p", {}, phrase("merci")),
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
    masse,
    texte && creer("p", {}, texte),
    geste && bouton(phrase(geste.mot), geste.dessin, agir[geste.quand], { "data-foyer": geste.mot }),
  );
}

function attente({ dernier, phrase }) {
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
    texte: phrase(dernier.cause === "reseau" ? "pas_de_reseau" : "pas_de_reponse"),
    geste: reessayer,
  };
}

function carteBreve(etat) {
  const { dernier, phrase, agir } = etat;
  if (dernier.statut === "recu") {
    const titre = phrase("depot_bref", { numero: nombre(dernier.donnees.numero), masse: kilos(dernier.masse_g) });
    return annonce("succes", titre, phrase("merci"), gestesDuRecu(etat), dernier.fin);
  }
  const { classe, titre, texte, geste } = attente(etat);
  const gestes = geste ? [bouton(phrase(geste.mot), geste.dessin, agir[geste.quand], { "data-foyer": geste.mot })] : [];
  return annonce(classe === "recu-erreur" ? "erreur" : "attente", titre, texte, gestes);
}

function avis({ avis: a, phrase }) {
  const gestes = (a.gestes ?? []).map((g) => bouton(phrase(g.mot), g.dessin, g.quand, { "data-foyer": g.mot }));
  return annonce(a.genre, a.titre, a.texte, gestes);
}

// At most two things at once: what the last deposit became, and what the person is asked or told.
export function peindrePlace(etat, etroit) {
  const { dernier, question: q, avis: a, vide } = etat;
  const entiere = dernier && vide && !q && !a && !etroit;
  const restant = dernier?.statut === "recu" ? secondes(dernier.fin) > 0 : Boolean(dernier);
  // On a phone it stands over the tiles: it leaves as soon as the next deposit begins, and the
  // band goes on saying what waits.
  const gene = etroit && (q || a || (dernier?.statut !== "recu" && !estVide(etat.ticket)));
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

// The seconds stand in figures on the button: nothing else is rebuilt every second.
export function compterLesSecondes(phrase) {
  let fini = false;
  for (const b of document.querySelectorAll("[data-secondes]")) {
    const n = secondes(Number(b.dataset.secondes));
    if (n === 0) fini = true;
    const mot = phrase("annuler_secondes", { n });
    if (b.lastChild?.nodeType === Node.TEXT_NODE) b.lastChild.data = mot;
    else b.append(mot);
  }
  return fini;
}
