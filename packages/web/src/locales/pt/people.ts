import type { Romance } from "../catalogue.ts";

export const people: Romance<"people"> = {
  title: "Pessoas",
  assign: "Atribuir a pessoas",
  filter: "Busque um membro",
  notFound: "Nenhum membro se chama assim.",
  unassign: "Retirar o cartão de {{name}}",
  assigned: "O cartão agora é de {{name}}",
  unassigned: "{{name}} não tem mais este cartão",
  says: "Atribuído a {{names}}.",
};
