// The cheques of a deposit: the total of those that are ticked, all of them in one tap, a screen at a time.
// Without it they are all there, and the server adds up.

import { nombre } from "../../collecte/comptoirs/nombres.js";
import { euros } from "../comptoir/prix.js";

const page = document.querySelector("[data-cheques]");

if (page) {
  const parEcran = Number(page.dataset.cheques);
  const cases = [...page.querySelectorAll("[data-cts]")];
  const rangees = cases.map((c) => c.closest("label").parentElement);
  const tous = page.querySelector("[data-tous]");
  const dit = (quoi) => page.querySelector(`[data-${quoi}]`);
  let debut = 0;

  const additionner = () => {
    const cochees = cases.filter((c) => c.checked);
    tous.checked = cochees.length === cases.length;
    tous.indeterminate = cochees.length > 0 && !tous.checked;
    dit("combien").textContent = `${nombre(cochees.length)} sur ${nombre(cases.length)}`;
    dit("total-sortie").textContent = euros(cochees.reduce((somme, c) => somme + Number(c.dataset.cts), 0));
  };

  const montrer = () => {
    const fin = Math.min(debut + parEcran, cases.length);
    rangees.forEach((r, i) => {
      r.hidden = i < debut || i >= fin;
    });
    dit("rangs").textContent = `${debut + 1} – ${fin} sur ${cases.length}`;
    for (const b of page.querySelectorAll("[data-page]")) {
      b.disabled = b.dataset.page === "1" ? fin === cases.length : debut === 0;
    }
  };

  tous.addEventListener("change", () => {
    for (const c of cases) c.checked = tous.checked;
    additionner();
  });
  page.addEventListener("change", additionner);
  page.addEventListener("click", ({ target }) => {
    const b = target.closest("[data-page]");
    if (!b) return;
    debut += Number(b.dataset.page) * parEcran;
    montrer();
    page.scrollIntoView({ block: "start" });
  });

  page.querySelector(".cheques-tous").hidden = false;
  page.querySelector(".grille-total").hidden = false;
  page.querySelector(".cheques-pages").hidden = cases.length <= parEcran;
  montrer();
  additionner();
}
