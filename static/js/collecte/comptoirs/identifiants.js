// What tells a document from every other: its uuid, and the hour of the device.

// randomUUID needs a secure context; a counter on a plain local network has none.
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const o = crypto.getRandomValues(new Uint8Array(16));
  o[6] = (o[6] & 0x0f) | 0x40;
  o[8] = (o[8] & 0x3f) | 0x80;
  const hexa = Array.from(o, (x) => x.toString(16).padStart(2, "0")).join("");
  return hexa.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

// The local time with its offset: the server keeps it beside its own.
export function heureAppareil(date) {
  const deux = (n) => String(Math.floor(Math.abs(n))).padStart(2, "0");
  const ecart = -date.getTimezoneOffset();
  const jour = `${date.getFullYear()}-${deux(date.getMonth() + 1)}-${deux(date.getDate())}`;
  const heure = `${deux(date.getHours())}:${deux(date.getMinutes())}:${deux(date.getSeconds())}`;
  return `${jour}T${heure}${ecart < 0 ? "-" : "+"}${deux(ecart / 60)}:${deux(ecart % 60)}`;
}
