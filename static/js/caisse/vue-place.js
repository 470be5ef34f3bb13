// The place kept in the basket for what the till has to say: what was recorded, what was not.

import { annonce } from "../comptoir/annonces.js";
import { bouton, creer, picto, refaire, trouver } from "../comptoir/page.js";
import { euros } from "./prix.js";

function lien(mot, dessin, href, classe = "") {
  return href && creer("a", { class: `bouton bouton-comptoir ${classe}`, href, target: "_blank", rel: "noopener" }, picto(dessin, 22), mot);
}

// The number, the total and the change stay until the next ticket starts.
function recu({ recu: r, phrase, agir }) {
  const { papier, courriel, code, ticket } = r.adresses;
  return creer(
    "div",
    { class: "recu recu-caisse", role: "status" },
    creer("p", { class: "recu-numero" }, picto("circle-check", 24), creer("a", ticket ? { href: ticket, target: "_blank", rel: "noopener" } : {}, phrase("ticket_numero", { numero: r.numero }))),
    creer("p", { class: r.rendu ? "" : "recu-masse" }, phrase("recu_total", { montant: euros(r.total_cts) })),
    r.rendu > 0 && creer("p", { class: "recu-rendre" }, creer("span", {}, phrase("a_rendre_titre")), " ", creer("strong", {}, euros(r.rendu))),
    r.garantie && papier && creer("p", { class: "recu-garantie" }, lien(phrase("garantie"), "printer", papier, "bouton-garantie")),
    creer(
      "div",
      { class: "recu-gestes" },
      !(r.garantie && papier) && lien(phrase("imprimer"), "printer", papier),
      lien(phrase("courriel"), "mail", courriel),
      lien(phrase("par_code"), "qr-code", code),
      bouton(phrase("sans_ticket"), "check", agir.oublierLeRecu, { "data-foyer": "sans" }),
    ),
    creer("p", { class: "douce" }, phrase("ticket_suivant")),
  );
}

function pasEnregistre({ envoi, phrase, agir, reglages }) {
  const essayer = bouton(phrase("reessayer"), "refresh-cw", agir.renvoyer, { "data-foyer": "reessayer" });
  if (envoi === "connexion") {
    const href = `${reglages.adresses.connexion}?next=${encodeURIComponent("/")}`;
    return annonce("erreur", phrase("reconnectez"), phrase("reconnectez_texte"), [lien(phrase("se_connecter"), "log-in", href), essayer]);
  }
  const texte = phrase(envoi === "reseau" ? "pas_de_reseau" : "pas_de_reponse");
  return annonce("erreur", phrase("pas_enregistre"), texte, [essayer]);
}

export function peindrePlace(etat, etroit) {
  const { recu: r, avis, envoi, phrase } = etat;
  const attend = envoi && envoi !== "envoi";
  const cle = JSON.stringify([r?.id, avis && [avis.genre, avis.titre, avis.texte, (avis.gestes ?? []).length], attend && envoi]);
  refaire(trouver(etroit ? "#place" : "#place-etroite"), "", () => []);
  refaire(trouver(etroit ? "#place-etroite" : "#place"), cle, () =>
    [
      r && !attend && recu(etat),
      attend && pasEnregistre(etat),
      avis && annonce(avis.genre, avis.titre, avis.texte, (avis.gestes ?? []).map((g) => bouton(phrase(g.mot), g.dessin, g.quand, { "data-foyer": g.mot }))),
    ].filter(Boolean),
  );
}
