// Show at once the photo that was taken, and send it light: a phone's 12 Mo become 400 ko.
const COTE_ENVOYE = 1600;
const COTE_MONTRE = 480;

function dessiner(image, cote, toile = document.createElement("canvas")) {
  const echelle = Math.min(1, cote / Math.max(image.width, image.height));
  toile.width = Math.max(1, Math.round(image.width * echelle));
  toile.height = Math.max(1, Math.round(image.height * echelle));
  const crayon = toile.getContext("2d");
  crayon.fillStyle = "#fff";
  crayon.fillRect(0, 0, toile.width, toile.height);
  crayon.drawImage(image, 0, 0, toile.width, toile.height);
  return toile;
}

async function alleger(champ, fichier, image) {
  if (Math.max(image.width, image.height) <= COTE_ENVOYE) return;
  const toile = dessiner(image, COTE_ENVOYE);
  const leger = await new Promise((dire) => toile.toBlob(dire, "image/jpeg", 0.85));
  // Another photo may have been taken meanwhile.
  if (!leger || leger.size >= fichier.size || champ.files[0] !== fichier) return;
  const colis = new DataTransfer();
  colis.items.add(new File([leger], "photo.jpg", { type: "image/jpeg" }));
  champ.files = colis.files;
}

async function montrer(cadre, champ) {
  const apercu = cadre.querySelector("canvas");
  const fichier = champ.files[0];
  const nom = cadre.querySelector("[data-nom]");
  apercu.hidden = true;
  if (nom) nom.textContent = fichier?.name ?? "";
  if (!fichier) return;
  let image;
  try {
    image = await createImageBitmap(fichier);
  } catch {
    // Not a picture that this browser reads: the server says so in words.
    return;
  }
  dessiner(image, COTE_MONTRE, apercu);
  apercu.hidden = false;
  await alleger(champ, fichier, image);
  image.close();
}

for (const cadre of document.querySelectorAll("[data-photo]")) {
  const champ = cadre.querySelector("input[type=file]");
  champ.addEventListener("change", () => montrer(cadre, champ));
  // Kept by the browser when the page comes back.
  if (champ.files.length) montrer(cadre, champ);
}
