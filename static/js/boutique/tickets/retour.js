// A page of a refund is looked at again by its address, never sent again by « Retour »: once paid
// back, the server shows the ticket there.

const uuid = document.querySelector("form [name=uuid]")?.value;
if (uuid) {
  const adresse = new URL(location.href);
  adresse.searchParams.set("fait", uuid);
  history.replaceState(null, "", adresse);
}
// Kept whole by the browser, it would offer to pay back twice.
window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

// How many come back: one more, one less, all.
for (const bouton of document.querySelectorAll(".combien-pas")) {
  const champ = bouton.parentElement.querySelector("input");
  bouton.hidden = false;
  bouton.addEventListener("click", () => {
    const { pas, tout } = bouton.dataset;
    const n = tout ? Number(tout) : Number(champ.value) + Number(pas);
    champ.value = Math.min(Math.max(n, Number(champ.min)), Number(champ.max)) || "";
  });
}
