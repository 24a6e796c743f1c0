import type { Role } from "@syncboard/model";
import type { MailWords } from "./en.ts";

const ROLES: Readonly<Record<Role, string>> = {
  owner: "propietario",
  editor: "editor",
  commenter: "comentarista",
  viewer: "lector",
};

function en(board: string | undefined): string {
  return board === undefined ? "" : ` en ${board}`;
}

export const es: MailWords = {
  language: "es",
  hello: "Hola:",
  quoted: (text) => `«${text}»`,
  passwordReset: {
    subject: "Elegir una contraseña nueva",
    why: "Alguien, seguramente tú, ha pedido una contraseña nueva para tu cuenta de SyncBoard. Se elige con este enlace:",
    link: "Elegir una contraseña nueva",
    until: "Sirve una sola vez, durante una hora, y cierra la sesión en todos los dispositivos.",
    otherwise: "Si no has sido tú, no hagas nada: sin el enlace no cambia nada.",
  },
  boardInvite: {
    subject: "Te han invitado a un tablero",
    what: (inviter, board) =>
      `${inviter ?? "Alguien"} te invita ${board === undefined ? "a un tablero" : `al tablero «${board}»`} en SyncBoard. Este enlace muestra de qué se trata, y te unes con una cuenta tuya o con una nueva:`,
    link: "Ver la invitación",
    until: "Funciona una vez, durante unos días. Quien tenga este mensaje puede usarlo, así que no lo reenvíes.",
    otherwise: "Si no sabes de qué se trata, ignora este mensaje: sin ti no pasa nada.",
  },
  digest: {
    subject: (count) => (count === 1 ? "Hay una novedad para ti" : `Hay ${count} novedades para ti`),
    intro: "Esto es nuevo para ti en SyncBoard, y aún no lo has leído:",
    told: {
      assigned: ({ actor, card, board, count }) =>
        count > 1
          ? `${actor ?? "Alguien"} te ha asignado ${count} tarjetas${en(board)}.`
          : `${actor ?? "Alguien"} te ha asignado ${card ?? "una tarjeta"}${en(board)}.`,
      mentioned: ({ actor, card, board }) =>
        `${actor ?? "Alguien"} te ha mencionado en ${card ?? "una tarjeta"}${en(board)}.`,
      commented: ({ actor, card, board }) => `${actor ?? "Alguien"} ha comentado ${card ?? "una tarjeta"}${en(board)}.`,
      due_soon: ({ card, board }) => `${card ?? "Una tarjeta"}${en(board)} vence en menos de un día.`,
      overdue: ({ card, board }) => `${card ?? "Una tarjeta"}${en(board)} está atrasada.`,
      invited: ({ actor, board }) => `${actor ?? "Alguien"} te ha añadido a ${board ?? "un tablero"}.`,
      role_changed: ({ actor, board, role }) =>
        `${actor ?? "Alguien"} ha cambiado tu rol${en(board)}${role ? `: ahora es ${ROLES[role]}` : ""}.`,
      board_passed: ({ board }) => `${board ?? "Un tablero"} es tuyo ahora: te lo han traspasado.`,
    },
    more: "Hay más que no has leído.",
    inbox: "Todas las notificaciones",
    settings: "Elegir qué se envía por correo",
    stop: "No recibir más correos sobre notificaciones",
  },
  notices: {
    passwordChanged: {
      subject: "Tu contraseña ha cambiado",
      what: (when) =>
        `La contraseña de tu cuenta de SyncBoard se cambió el ${when}. Se cerró la sesión en todos los demás dispositivos.`,
      otherwise:
        "Si no has sido tú, elige otra enseguida y busca después en los ajustes dispositivos y tokens de acceso que no sean tuyos:",
    },
    passwordSetByMail: {
      subject: "Tu cuenta tiene una contraseña nueva",
      what: (when) =>
        `El ${when} se eligió una contraseña nueva para tu cuenta de SyncBoard con un enlace enviado a esta dirección. Se cerró la sesión en todos los dispositivos.`,
      otherwise:
        "Si no has sido tú, otra persona lee tu correo: cambia primero la contraseña de tu buzón y elige después otra aquí:",
    },
    emailChanged: {
      subject: "Tu cuenta tiene otra dirección de correo",
      what: (when) => `Tu cuenta de SyncBoard recibió otra dirección de correo el ${when}. Esta ya no es la suya.`,
      otherwise: "Si no has sido tú, alguien sabe tu contraseña. Escribe enseguida a quien lleva este servidor:",
    },
    emailGiven: {
      subject: "Una cuenta tiene ahora esta dirección de correo",
      what: (when) => `Una cuenta de SyncBoard recibió esta dirección de correo el ${when}.`,
      otherwise:
        "Si no es tuya, alguien se equivocó al escribir la suya. Avisa a quien lleva este servidor, o no hagas nada:",
    },
    accountDeactivated: {
      subject: "Tu cuenta está desactivada",
      what: (when) =>
        `Un administrador desactivó tu cuenta de SyncBoard el ${when}. Su sesión está cerrada en todas partes y no se ha borrado nada.`,
      otherwise: "Si no lo esperabas, pregunta a quien lleva este servidor. Puede reactivarla:",
    },
  },
};
