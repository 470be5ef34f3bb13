// What leaves, and to whom: the kind of exit, its recipient, the containers, the arrivals.

import { enlever, remettre } from "../comptoirs/lignes.js";
import { annoncer } from "../comptoirs/page.js";
import { convient, laDechetterie, proposer } from "./partenaires.js";
import * as T from "./ticket.js";

export function gestesDeChoix(etat, { phrase, reglages, peindre, foyer, volet }, outils) {
  const { agir, changer, apaiser, dire, direEnleve } = outils;

  // Nothing typed or listed is lost when another kind is touched: it waits aside.
  function libre() {
    if (etat.ticket.lignes.length) {
      const { uuid } = etat.ticket;
      agir.mettreDeCote();
      const reprendre = outils.geste("reprendre", "undo-2", () => agir.reprendre(uuid));
      dire({ genre: "info", titre: phrase("mise_de_cote"), gestes: [reprendre] });
    }
    apaiser();
    return etat.ticket;
  }

  // A chip that was answered hides: whoever walks by keyboard goes on with what follows.
  function suivre() {
    if (document.activeElement !== document.body) return;
    if (document.documentElement.dataset.modalite === "clavier") foyer.a_qui() ?? foyer.saisie();
  }

  // Asked by « Sortir », which goes on once it is answered.
  function repondre(quoi) {
    const demande = etat.manque;
    apaiser();
    changer({ ...etat.ticket, ...quoi });
    if (demande) agir.valider();
    else suivre();
  }

  // Where there is nobody else, nobody is asked.
  function seulDestinataire(genre) {
    if (genre === "dechetterie") return { structure: laDechetterie(reglages)?.id ?? null };
    if (genre === "envoi" && reglages.lieux.length === 1 && !etat.quai.en_route.length) {
      return { vers_lieu: reglages.lieux[0].id };
    }
    if (genre !== "don" && genre !== "interne") return {};
    const types = reglages.types_don.filter((t) => (t.vers === "usage_interne") === (genre === "interne"));
    return types.length === 1 ? { type_don: types[0].id } : {};
  }

  return {
    choisirGenre(genre) {
      if (etat.ticket.genre === genre) {
        if (!etat.ticket.lignes.length) changer(T.choisirGenre(etat.ticket, ""));
        return;
      }
      const { ticket: t } = etat;
      // A container touched first waits for its kind: it goes with it, if it can.
      const ailleurs = (l) => !l.plein || !convient(reglages, { genre }, etat.connu(l.plein) ?? l);
      if (!t.genre && t.lignes.some(ailleurs)) {
        dire({ genre: "alerte", titre: phrase("plein_pas_ainsi"), gestes: [] });
        return;
      }
      changer(T.choisirGenre(t.genre ? libre() : t, genre, seulDestinataire(genre)));
      annoncer(phrase("annonce_genre", { genre: reglages.genres.find((g) => g.code === genre).nom }));
    },

    autreGenre() {
      changer(T.choisirGenre(libre(), ""));
      foyer.genre();
    },

    autreDestinataire() {
      volet.fermer();
      if (etat.ticket.genre === "arrivee") {
        changer(T.choisirGenre({ ...etat.ticket, lignes: [] }, "envoi"));
      } else changer(T.sansDestinataire(etat.ticket));
      foyer.a_qui();
    },

    choisirTypeDon: (id) => repondre({ type_don: id, structure: null, confirme: false }),
    choisirStructure: (id) => repondre({ structure: id, confirme: false }),
    choisirLieu: (id) => repondre({ vers_lieu: id }),
    choisirMotif: (motif) => repondre({ motif: etat.ticket.motif === motif ? "" : motif }),

    choisirDe(de) {
      apaiser();
      changer({ ...etat.ticket, de, saisie: { ...etat.ticket.saisie, choisie: null } });
    },

    basculerMaison() {
      const { genre, maison } = etat.ticket;
      const t = genre === "bac" ? etat.ticket : T.choisirGenre(libre(), "bac");
      changer({ ...t, maison: !(genre === "bac" && maison) });
    },

    // One tap takes a full container, another gives it back.
    toucherPlein(id) {
      const plein = etat.plein(id);
      if (!plein) return peindre();
      const deja = etat.ticket.lignes.find((l) => l.plein === id);
      if (deja) {
        const { ticket, enlevee } = enlever(etat.ticket, deja.cle);
        changer(ticket.lignes.length ? ticket : { ...ticket, courante: null });
        return direEnleve(phrase("ligne_enlevee", etat.motsDe(enlevee.ligne)), () =>
          remettre(etat.ticket, enlevee),
        );
      }
      apaiser();
      etat.avis = null;
      let t = etat.ticket;
      if (!t.genre) {
        const { genre = "", ...quoi } = proposer(reglages, plein);
        t = genre ? T.choisirGenre(t, genre, quoi) : t;
        if (!genre) dire({ genre: "info", titre: phrase("plein_choisir", { n: id }), gestes: [] });
      } else if (!convient(reglages, t, plein)) {
        return dire({ genre: "alerte", titre: phrase("plein_autrement"), gestes: [] });
      }
      changer(T.poserUnPlein(t, plein));
      annoncer(phrase("annonce_ajoutee", etat.motsDe(etat.ticket.lignes.at(-1))));
    },

    recevoirUnEnvoi(id) {
      const transfert = etat.quai.en_route.find((t) => t.id === id);
      if (!transfert) return peindre();
      changer(T.poserUneArrivee(libre(), transfert));
      annoncer(phrase("envoi_de", { nom: transfert.nom, jour: transfert.parti_le }));
    },
  };
}
