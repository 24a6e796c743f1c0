import type { Romance } from "../catalogue.ts";

export const comment: Romance<"comment"> = {
  title: "Comentarios",
  count: "{{count, number}}",
  new: "Nuevo comentario",
  placeholder: "Escribe un comentario. @ nombra personas, # tarjetas.",
  send: "Comentar",
  sent: "Tu comentario se ha enviado",
  none: "Nadie ha comentado todavía.",
  edit: "Editar comentario",
  edited: "editado",
  delete: "Eliminar comentario",
  deleteOf: "Eliminar el comentario de {{name}}",
  deleted: "El comentario se ha eliminado",
  arrived: "{{name}} ha comentado",
  showEarlier: "Mostrar comentarios anteriores",
  failed: "No se han podido cargar los comentarios.",
  says_one: "{{count, number}} comentario.",
  says_many: "{{count, number}} comentarios.",
  says_other: "{{count, number}} comentarios.",
};
