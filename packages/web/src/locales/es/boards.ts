import type { Romance } from "../catalogue.ts";

export const boards: Romance<"boards"> = {
  title: "Tableros",
  new: "Tablero nuevo",
  name: "Nombre del tablero",
  namePlaceholder: "¿De qué trata?",
  create: "Crear",
  changed: "Cambiado {{ago}}",
  more: "Ver más",
  failed: "Ahora mismo no se pueden mostrar tus tableros",
  star: { action: "Destacar este tablero", remove: "Dejar de destacar", of: "Destacar «{{title}}»" },
  archive: {
    title: "Tableros archivados",
    kinds: "Qué tableros",
    active: "Activos",
    archived: "Archivados",
    none: "No hay nada archivado",
    noneText: "Un tablero terminado puede descansar aquí. Su propietario lo archiva desde el menú del tablero.",
    since: "Archivado {{ago}}",
    restoreOf: "Restaurar «{{title}}»",
    restored: "«{{title}}» vuelve a estar entre tus tableros",
    failed: "Ahora mismo no se pueden mostrar tus tableros archivados",
  },
  deleted: {
    title: "Tableros eliminados",
    text: "Se pueden recuperar durante un tiempo; después desaparecen para siempre.",
    restore: "Restaurar",
  },
  columns: { todo: "Por hacer", doing: "En curso", done: "Hecho" },
  first: {
    title: "Te damos la bienvenida, {{name}}",
    text: "Un tablero tiene columnas y las columnas tienen tarjetas. Empieza con uno y compártelo cuando quieras.",
    action: "Crear tu primer tablero",
    boardTitle: "Mi primer tablero",
    or: "o ponle tú un nombre",
  },
};
