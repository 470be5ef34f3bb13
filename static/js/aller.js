// « Aller à… »: the field of the band opens a dialog that finds as one types. Arrows choose,
// Enter opens, Escape closes. Without this, the same field leads to a page that finds alike.
(() => {
  "use strict";
  const ATTENTE = 120;

  document.addEventListener("DOMContentLoaded", () => {
    const volet = document.getElementById("aller");
    if (!volet) return;
    const champ = volet.querySelector("input");
    const place = volet.querySelector("#aller-trouves");
    let minuterie = 0;
    let demande = null;
    let choisie = -1;
    let cherchee = null;

    const lignes = () => [...place.querySelectorAll(".aller-ligne")];

    const choisir = (rang) => {
      const toutes = lignes();
      choisie = toutes.length ? (rang + toutes.length) % toutes.length : -1;
      toutes.forEach((ligne, i) => ligne.setAttribute("aria-selected", String(i === choisie)));
      if (choisie < 0) return champ.removeAttribute("aria-activedescendant");
      champ.setAttribute("aria-activedescendant", toutes[choisie].id);
      toutes[choisie].scrollIntoView({ block: "nearest" });
    };

    const chercher = async () => {
      clearTimeout(minuterie);
      demande?.abort();
      demande = new AbortController();
      const mots = champ.value;
      const adresse = `${volet.dataset.adresse}?lignes=1&q=${encodeURIComponent(mots)}`;
      try {
        const reponse = await fetch(adresse, { signal: demande.signal });
        // Signed out meanwhile, or worse: the page of its own says what is to be done.
        if (!reponse.ok || reponse.redirected) return champ.form.submit();
        place.innerHTML = await reponse.text();
        cherchee = mots;
        champ.setAttribute("aria-expanded", String(lignes().length > 0));
        choisir(0);
      } catch (faute) {
        if (faute.name === "AbortError") return;
        choisie = -1;
        place.textContent = volet.dataset.sansReseau;
      }
    };

    // A phone's keyboard covers the foot of the page, where the box stands: it goes above.
    const degager = () => {
      const vue = window.visualViewport;
      if (!vue || !volet.open) return;
      const couvert = Math.max(0, Math.round(innerHeight - vue.height - vue.offsetTop));
      volet.style.setProperty("--clavier", `${couvert}px`);
    };
    for (const fait of ["resize", "scroll"]) window.visualViewport?.addEventListener(fait, degager);

    const ouvrir = () => {
      document.getElementById("menu")?.hidePopover?.();
      if (!volet.open) volet.showModal();
      degager();
      champ.select();
      chercher();
    };

    document.addEventListener("click", (clic) => {
      if (clic.target.closest(".aller-ouvrir") && !(clic.ctrlKey || clic.metaKey || clic.shiftKey)) {
        clic.preventDefault();
        ouvrir();
      }
      // A click beside the dialog's content lands on the dialog itself.
      if (clic.target === volet || clic.target.closest("#aller [data-fermer]")) volet.close();
    });

    document.addEventListener("keydown", (touche) => {
      const ecrit = touche.target.closest?.("input, textarea, select, [contenteditable]");
      const barre = touche.key === "/" && !ecrit && !touche.ctrlKey && !touche.metaKey && !touche.altKey;
      const k = touche.key.toLowerCase() === "k" && (touche.ctrlKey || touche.metaKey);
      if ((!barre && !k) || document.querySelector("dialog:modal")) return;
      touche.preventDefault();
      ouvrir();
    });

    champ.addEventListener("input", () => {
      clearTimeout(minuterie);
      minuterie = window.setTimeout(chercher, ATTENTE);
    });

    champ.addEventListener("keydown", async (touche) => {
      if (touche.key === "ArrowDown" || touche.key === "ArrowUp") {
        touche.preventDefault();
        choisir(choisie + (touche.key === "ArrowDown" ? 1 : -1));
      } else if (touche.key === "Escape") {
        // The browser's own first press would only empty the field.
        touche.preventDefault();
        volet.close();
      } else if (touche.key === "Enter") {
        touche.preventDefault();
        // Typed faster than found: what stands there is for other letters.
        if (cherchee !== champ.value) await chercher();
        lignes()[choisie]?.click();
      }
    });
  });
})();
