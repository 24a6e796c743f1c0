import type { MailWords } from "./en.ts";

export const es: MailWords = {
  language: "es",
  hello: "Hola:",
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
