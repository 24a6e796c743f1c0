import type { Romance } from "../catalogue.ts";

export const people: Romance<"people"> = {
  title: "Personas",
  assign: "Asignar a personas",
  filter: "Busca a un miembro",
  notFound: "Ningún miembro se llama así.",
  unassign: "Quitar la tarjeta a {{name}}",
  assigned: "La tarjeta es ahora de {{name}}",
  unassigned: "{{name}} ya no tiene esta tarjeta",
  says: "Asignada a {{names}}.",
};
