// The ticket as it stands: lines, notes, total, and why it cannot be validated yet.

import { kilos } from "../comptoirs/nombres.js";
import { creer, ecrireMot, empecher, pastille, picto, refaire, tous, trouver } from "../comptoirs/page.js";
import { peser, tareTotale, total } from "../comptoirs/pesee.js";
import { uneLigne } from "../comptoirs/vue-ligne.js";
import { chercheSaLigne, estInchange, estVide } from "./ticket.js";

function detail(ligne, courante, { phrase, reglages }) {
  const tare = tareTotale(ligne.tares, reglages.contenants);
  return [
    // The chips under the current line say where it goes; what is not sorted first is said anyway.
    courante && ligne.destination === "a_trier" ? "" : phrase(`vers_${ligne.destination}`),
    ligne.mesure === "estimee" ? phrase("estime_detail") : "",
    ligne.quantite ? phrase.n("objets", ligne.quantite) : "",
    tare ? phrase("tare_detail", { tare: kilos(tare) }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function chipsDestination(ligne, categorie, { phrase, agir }) {
  const quatre = [...trouver("#destinations").content.children].slice(0, categorie.vrac ? 1 : 4);
  const puces = quatre.map((modele) => {
    const puce = modele.cloneNode(true);
    const code = puce.dataset.destination;
    puce.setAttribute("aria-pressed", String(code === ligne.destination));
    puce.dataset.foyer = `${ligne.cle}.${code}`;
    puce.addEventListener("click", () => agir.orienter(ligne.cle, code));
    return puce;
  });
  if (categorie.vrac) puces.push(creer("p", { class: "raison" }, phrase("vrac_a_trier")));
  return creer(
    "div",
    { class: "ligne-destinations", role: "group", "aria-label": phrase("ou_va") },
    ...puces,
  );
}

function toucher({ cle }, courante, { agir, ticket }) {
  if (ticket.faux && ticket.saisie.corrige !== cle) agir.corrigerLigne(cle);
  else if (courante) agir.ouvrirLigne(cle);
  else agir.prendreLigne(cle);
}

// What is typed over a line, in grams; null when no line is being typed again.
function retapee({ ticket: { saisie }, reglages: { contenants, point } }) {
  return (saisie.corrige && peser(saisie, { contenants, maximum_g: point.maximum_g }).masse_g) || null;
}

// What a touch will do to a line, until one says which was wrong.
function gesteDeLaLigne({ phrase, ticket, reglages: { contenants, point } }) {
  const { masse_g } = peser(ticket.saisie, { contenants, maximum_g: point.maximum_g });
  return masse_g ? phrase("c_etait", { masse: kilos(masse_g) }) : phrase("corriger");
}

function ligneDuDepot(ligne, etat) {
  const { ticket } = etat;
  const c = etat.categorie(ligne.categorie);
  const courante = ligne.cle === ticket.courante;
  const quoi = {
    nom: c.nom,
    detail: detail(ligne, courante, etat),
    marque: pastille(ligne.categorie),
    quand: () => toucher(ligne, courante, etat),
    suite: courante && chipsDestination(ligne, c, etat),
    ...(chercheSaLigne(ticket) && { geste: gesteDeLaLigne(etat) }),
    ...(ticket.saisie.corrige === ligne.cle && { masse_g: retapee(etat) ?? ligne.masse_g }),
  };
  return uneLigne(ligne, quoi, etat);
}

function unRefus(refus, { phrase, agir, reglages, categorie }) {
  const motif = reglages.motifs_refus.find((m) => m.id === refus.motif)?.nom ?? "";
  const nom = refus.categorie ? categorie(refus.categorie).nom : phrase("don_refuse");
  const marque = refus.categorie
    ? pastille(refus.categorie)
    : creer("span", { class: "pastille pastille-grande" }, picto("package-x"));
  const tete = creer(
    "button",
    {
      class: "ligne-tete",
      type: "button",
      "data-foyer": refus.cle,
      quand: () => agir.oublierRefus(refus.cle),
    },
    marque,
    creer(
      "span",
      { class: "ligne-mots" },
      creer("strong", {}, nom),
      creer("small", {}, phrase("refuse_detail", { motif }), " · ", creer("u", {}, phrase("enlever"))),
    ),
    creer("span", { class: "ligne-kg" }, kilos(0)),
  );
  return creer("li", { class: "ligne ligne-refusee" }, tete);
}

function notes(ticket, { phrase, dateLisible }) {
  const note = (dessin, texte, classe = "") =>
    creer("p", { class: `ticket-note ${classe}` }, picto(dessin, 16), creer("span", {}, texte));
  return [
    ticket.arret_rang && note("truck", phrase("arret_de_la_tournee", { n: ticket.arret_rang })),
    ticket.jour && note("calendar", phrase("date_du", { jour: dateLisible(ticket.jour) }), "ticket-note-date"),
    ticket.donateur && note("user", ticket.donateur),
    ticket.commentaire && note("message-square", ticket.commentaire),
  ].filter(Boolean);
}

// The total as it will be, and what it was before the correction, in words.
function masses(etat, vide) {
  const { ticket, phrase } = etat;
  const corrigee = ticket.lignes.find((l) => l.cle === ticket.saisie.corrige);
  const sera = total(ticket) + (corrigee ? (retapee(etat) ?? corrigee.masse_g) - corrigee.masse_g : 0);
  const change = ticket.faux && !vide && sera !== ticket.avant_g;
  return {
    masse: vide ? "—" : kilos(sera),
    avant: change ? phrase("avant", { masse: kilos(ticket.avant_g) }) : "",
  };
}

export function peindreTicket(etat) {
  const { phrase, ticket } = etat;
  const n = ticket.lignes.length + ticket.refuses.length;
  const vide = n === 0;
  const cherche = chercheSaLigne(ticket);
  const { masse, avant } = masses(etat, vide);

  trouver("#lignes").classList.toggle("a-choisir", cherche);
  refaire(
    trouver("#lignes"),
    JSON.stringify([ticket.lignes, ticket.refuses, ticket.courante, (ticket.faux || ticket.saisie.corrige) && ticket.saisie]),
    () => [
      ...ticket.lignes.map((ligne) => ligneDuDepot(ligne, etat)),
      ...ticket.refuses.map((refus) => unRefus(refus, etat)),
    ],
  );
  refaire(trouver("#ticket-notes"), JSON.stringify([ticket.arret_rang, ticket.jour, ticket.donateur, ticket.commentaire]), () =>
    notes(ticket, etat),
  );
  trouver("#ticket-notes").hidden = !trouver("#ticket-notes").childElementCount;
  ecrireMot("#ticket-titre", phrase(cherche ? "quelle_pesee" : vide ? "nouveau_depot" : "ce_depot"));
  ecrireMot("#ticket-compte", cherche ? "" : phrase.n("lignes", n));
  ecrireMot("#total, [data-total]", masse);
  ecrireMot("#total-avant", avant);
  ecrireMot("#ticket-ouvrir [data-mot]", phrase.n("lignes_voir", n));
  trouver("#invite").hidden = !vide || Boolean(etat.question);

  const inchange = estInchange(ticket);
  const raison = vide ? phrase("manque_ligne") : "";
  for (const b of tous("#valider, #valider-pied")) b.classList.toggle("bouton-principal", !inchange);
  ecrireMot("#valider [data-mot]", phrase(inchange ? "valider_tel_quel" : "valider_le_depot"));
  empecher(tous("#valider, #valider-pied"), raison);
  empecher([trouver("#de-cote")], estVide(ticket));
  const quelle = { texte: ticket.saisie.texte };
  const aToucher = cherche && !ticket.saisie.texte ? phrase("touchez_la_ligne") : "";
  const dite = raison || (etat.manque && phrase(`manque_${etat.manque}`, quelle)) || aToucher;
  for (const zone of tous("#raison-valider, #raison-pied")) {
    zone.textContent = dite;
    zone.hidden = !dite;
    zone.classList.toggle("raison-vive", Boolean(etat.manque));
  }
}
