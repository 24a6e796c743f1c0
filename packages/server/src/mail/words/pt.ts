import type { MailWords } from "./en.ts";

export const pt: MailWords = {
  language: "pt",
  hello: "Olá,",
  passwordReset: {
    subject: "Definir uma nova senha",
    why: "alguém, provavelmente você, pediu uma nova senha para a sua conta do SyncBoard. Este link serve para defini-la:",
    link: "Definir uma nova senha",
    until: "Ele funciona uma vez, por uma hora, e encerra a sessão em todos os dispositivos.",
    otherwise: "Se não foi você, deixe este e-mail de lado: sem o link nada muda.",
  },
  boardInvite: {
    subject: "Você foi convidado para um quadro",
    what: (inviter, board) =>
      `${inviter ?? "alguém"} convida você para ${board === undefined ? "um quadro" : `o quadro “${board}”`} no SyncBoard. Este link mostra do que se trata, e você entra com uma conta sua ou uma nova:`,
    link: "Ver o convite",
    until: "Funciona uma vez, por alguns dias. Quem tiver esta mensagem pode usá-lo, então não a encaminhe.",
    otherwise: "Se você não sabe do que se trata, ignore esta mensagem: sem você nada acontece.",
  },
  notices: {
    passwordChanged: {
      subject: "A sua senha foi alterada",
      what: (when) =>
        `a senha da sua conta do SyncBoard foi alterada em ${when}. A sessão foi encerrada em todos os outros dispositivos.`,
      otherwise:
        "Se não foi você, defina outra imediatamente e procure nas configurações dispositivos e tokens de acesso que não sejam seus:",
    },
    passwordSetByMail: {
      subject: "Uma nova senha foi definida",
      what: (when) =>
        `uma nova senha foi definida para a sua conta do SyncBoard em ${when}, com um link enviado a este endereço. A sessão foi encerrada em todos os dispositivos.`,
      otherwise:
        "Se não foi você, outra pessoa lê os seus e-mails: altere primeiro a senha da sua caixa de entrada e depois defina outra aqui:",
    },
    emailChanged: {
      subject: "A sua conta tem outro endereço de e-mail",
      what: (when) =>
        `a sua conta do SyncBoard recebeu outro endereço de e-mail em ${when}. Este deixou de ser o dela.`,
      otherwise: "Se não foi você, alguém sabe a sua senha. Escreva imediatamente a quem mantém este servidor:",
    },
    emailGiven: {
      subject: "Uma conta tem agora este endereço de e-mail",
      what: (when) => `uma conta do SyncBoard recebeu este endereço de e-mail em ${when}.`,
      otherwise:
        "Se ela não é sua, alguém se enganou ao escrever o próprio endereço. Avise quem mantém este servidor, ou deixe este e-mail de lado:",
    },
    accountDeactivated: {
      subject: "A sua conta foi desativada",
      what: (when) =>
        `um administrador desativou a sua conta do SyncBoard em ${when}. A sessão foi encerrada em toda parte, e nada foi apagado.`,
      otherwise: "Se você não esperava por isso, pergunte a quem mantém este servidor, que pode reativá-la:",
    },
  },
};
