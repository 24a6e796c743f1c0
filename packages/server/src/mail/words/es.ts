import type { MailWords } from "./en.ts";

export const es: MailWords = {
  passwordReset: {
    subject: "Elegir una contraseña nueva",
    hello: "Hola:",
    why: "Alguien, seguramente tú, ha pedido una contraseña nueva para tu cuenta de SyncBoard. Se elige con este enlace:",
    link: "Elegir una contraseña nueva",
    until: "Sirve una sola vez, durante una hora, y cierra la sesión en todos los dispositivos.",
    otherwise: "Si no has sido tú, no hagas nada: sin el enlace no cambia nada.",
  },
};
