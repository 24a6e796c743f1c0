import type { Romance } from "../catalogue.ts";

export const member: Romance<"member"> = {
  role: { owner: "Propietario", editor: "Editor", viewer: "Lector" },
  roleHint: {
    owner: "edita, comparte y gestiona los miembros",
    editor: "edita todo lo que hay en el tablero",
    viewer: "lo ve todo y no cambia nada",
  },
  share: {
    action: "Compartir",
    see: "Miembros",
    title: "Compartir este tablero",
    membersTitle: "Miembros de este tablero",
    email: "Correo electrónico de la persona",
    emailPlaceholder: "nombre@example.org",
    role: "Rol",
    add: "Añadir",
    nobody: "Nadie con este correo tiene una cuenta aquí, o no quiere que se le encuentre.",
    already: "{{name}} ya está en este tablero.",
    added: "{{name}} ya puede abrir este tablero.",
    members_one: "{{count, number}} miembro",
    members_many: "{{count, number}} de miembros",
    members_other: "{{count, number}} miembros",
    you: "tú",
    deactivated: "Cuenta desactivada",
    roleOf: "Rol de {{name}}",
    remove: "Quitar a {{name}}",
    leave: "Salir del tablero",
    ownersOnly: "Solo los propietarios pueden añadir personas o cambiar roles.",
  },
  leaveAsk: {
    title: "¿Salir de «{{title}}»?",
    text: "Dejarás de verlo hasta que un propietario te vuelva a añadir.",
    yes: "Salir del tablero",
  },
  removeAsk: {
    title: "¿Quitar a {{name}}?",
    text: "Perderá este tablero de inmediato. Lo que hizo se queda.",
    yes: "Quitar",
  },
};
