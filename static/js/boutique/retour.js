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
