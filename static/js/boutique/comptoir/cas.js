// What a basket says of its ticket, before it is paid (boutique/cas_du_ticket.py). Pure: the server
// says of each article whether it is durable, whether it is a service, and from how much.

export function casDuTicket(lignes, chiffres, noteDes_cts) {
  const services = chiffres.reduce((s, c, i) => s + (lignes[i].article.note ? c.montant : 0), 0);
  if (services >= noteDes_cts) return "note";
  return lignes.some((l) => l.article.durable) ? "a_remettre" : "sur_demande";
}
