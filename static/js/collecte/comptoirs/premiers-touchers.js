// A counter is seen before its modules have run: what is touched meanwhile is kept, shown as kept,
// and touched again in order once they have. Blocking on purpose: nothing may be touched before it.
{
  const racine = document.documentElement;
  const gardes = [];

  const garder = (evenement) => {
    const bouton = evenement.target.closest?.("button");
    if (!bouton) return;
    // What looks locked, before what the device kept is read, is not done later.
    if (bouton.getAttribute("aria-disabled") === "true") return;
    evenement.preventDefault();
    evenement.stopImmediatePropagation();
    // Touched again because nothing moved: once, unless it is a key of the keypad.
    if (!bouton.dataset.touche && gardes.includes(bouton)) return;
    gardes.push(bouton);
    bouton.setAttribute("aria-busy", "true");
  };

  document.addEventListener("click", garder, true);
  new MutationObserver((_changements, guetteur) => {
    guetteur.disconnect();
    document.removeEventListener("click", garder, true);
    for (const bouton of gardes) {
      bouton.removeAttribute("aria-busy");
      bouton.click();
    }
  }).observe(racine, { attributeFilter: ["data-comptoir"] });
}
