import type { Romance } from "../catalogue.ts";

export const comment: Romance<"comment"> = {
  title: "Comentários",
  count: "{{count, number}}",
  new: "Novo comentário",
  placeholder: "Escreva um comentário. @ cita pessoas, # cartões.",
  send: "Comentar",
  sent: "Seu comentário foi enviado",
  none: "Ninguém comentou ainda.",
  edit: "Editar comentário",
  edited: "editado",
  delete: "Excluir comentário",
  deleteOf: "Excluir o comentário de {{name}}",
  deleted: "O comentário foi excluído",
  arrived: "{{name}} comentou",
  showEarlier: "Mostrar comentários anteriores",
  failed: "Não foi possível carregar os comentários.",
  says_one: "{{count, number}} comentário.",
  says_many: "{{count, number}} comentários.",
  says_other: "{{count, number}} comentários.",
};
