// What a device keeps for itself: the theme, and which hand. Loaded before the first paint.
(() => {
  "use strict";
  const racine = document.documentElement;
  const lire = (cle) => {
    try {
      return localStorage.getItem(cle) ?? "";
    } catch {
      return "";
    }
  };
  const garder = (cle, valeur) => {
    try {
      if (valeur) localStorage.setItem(cle, valeur);
      else localStorage.removeItem(cle);
    } catch {
      // The choice then lasts as long as the page: nothing else depends on it.
    }
  };
  const reglages = { theme: "rockette.theme", main: "rockette.main" };

  for (const [nom, cle] of Object.entries(reglages)) {
    const valeur = lire(cle);
    if (valeur) racine.dataset[nom] = valeur;
  }

  const montrer = () => {
    for (const nom of Object.keys(reglages)) {
      for (const bouton of document.querySelectorAll(`[data-${nom}-choix]`)) {
        const choix = bouton.dataset[`${nom}Choix`];
        bouton.setAttribute("aria-pressed", String(choix === (racine.dataset[nom] ?? "")));
      }
    }
  };

  // What hangs from the band: the poles, and the person's own panel.
  const depliees = () => document.querySelectorAll(".entete details[open]");

  document.addEventListener("click", ({ target }) => {
    for (const [nom, cle] of Object.entries(reglages)) {
      const bouton = target.closest(`[data-${nom}-choix]`);
      if (!bouton) continue;
      const choix = bouton.dataset[`${nom}Choix`];
      garder(cle, choix);
      if (choix) racine.dataset[nom] = choix;
      else delete racine.dataset[nom];
      montrer();
    }
    for (const volet of depliees()) {
      if (!volet.contains(target)) volet.open = false;
    }
    if (target.closest("[data-imprimer]")) window.print();
    // The answers of what unfolds lie under the foot of a phone: they come in sight.
    const pli = target.closest(".issue > summary")?.parentElement;
    if (pli) requestAnimationFrame(() => pli.open && pli.scrollIntoView({ block: "nearest" }));
  });

  document.addEventListener("keydown", (touche) => {
    if (touche.key !== "Escape") return;
    for (const volet of depliees()) {
      volet.open = false;
      volet.querySelector("summary").focus();
    }
  });

  // A form that came back refused: what is to be mended is in sight, above what covers the foot
  // of the page, and takes the keyboard where the page gave it to nothing else.
  const montrerLeRefus = () => {
    const dits = '.champ-erreur:not([hidden]), [aria-invalid="true"]:not([type="hidden"])';
    const dit = document.querySelector(`main :is(${dits}, .annonces > .annonce-erreur)`);
    if (!dit || document.querySelector(":target")) return;
    const champ = dit.closest(".champ") ?? dit;
    for (const pli of document.querySelectorAll("details")) if (pli.contains(champ)) pli.open = true;
    const faux = champ.querySelector('[aria-invalid="true"]') ?? dit;
    if (!document.querySelector("[autofocus]")) faux.focus({ preventScroll: true });
    (champ.querySelector(".champ-erreur") ?? dit).scrollIntoView({ block: "center" });
  };

  document.addEventListener("DOMContentLoaded", montrer);
  addEventListener("load", montrerLeRefus);
})();
