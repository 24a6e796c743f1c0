import type { MailWords } from "./en.ts";

export const pt: MailWords = {
  passwordReset: {
    subject: "Definir uma nova senha",
    hello: "Olá,",
    why: "alguém, provavelmente você, pediu uma nova senha para a sua conta do SyncBoard. Este link serve para defini-la:",
    link: "Definir uma nova senha",
    until: "Ele funciona uma vez, por uma hora, e encerra a sessão em todos os dispositivos.",
    otherwise: "Se não foi você, deixe este e-mail de lado: sem o link nada muda.",
  },
};
