import type { Role } from "@syncboard/model";
import type { MailWords } from "./en.ts";

const ROLES: Readonly<Record<Role, string>> = {
  owner: "proprietário",
  editor: "editor",
  commenter: "comentarista",
  viewer: "leitor",
};

function em(board: string | undefined): string {
  return board === undefined ? "" : ` em ${board}`;
}

export const pt: MailWords = {
  language: "pt",
  hello: "Olá,",
  quoted: (text) => `“${text}”`,
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
  digest: {
    subject: (count) => (count === 1 ? "Há uma novidade para você" : `Há ${count} novidades para você`),
    intro: "isto é novo para você no SyncBoard, e você ainda não leu:",
    told: {
      assigned: ({ actor, card, board, count }) =>
        count > 1
          ? `${actor ?? "Alguém"} atribuiu ${count} cartões a você${em(board)}.`
          : `${actor ?? "Alguém"} atribuiu ${card ?? "um cartão"} a você${em(board)}.`,
      mentioned: ({ actor, card, board }) =>
        `${actor ?? "Alguém"} mencionou você em ${card ?? "um cartão"}${em(board)}.`,
      commented: ({ actor, card, board }) => `${actor ?? "Alguém"} comentou ${card ?? "um cartão"}${em(board)}.`,
      due_soon: ({ card, board }) => `${card ?? "Um cartão"}${em(board)} vence em menos de um dia.`,
      overdue: ({ card, board }) => `${card ?? "Um cartão"}${em(board)} está atrasado.`,
      invited: ({ actor, board }) => `${actor ?? "Alguém"} adicionou você a ${board ?? "um quadro"}.`,
      role_changed: ({ actor, board, role }) =>
        `${actor ?? "Alguém"} mudou o seu papel${em(board)}${role ? `: agora é ${ROLES[role]}` : ""}.`,
      board_passed: ({ board }) => `${board ?? "Um quadro"} é seu agora: foi passado para você.`,
    },
    more: "Há mais que você não leu.",
    inbox: "Todas as notificações",
    settings: "Escolher o que é enviado por e-mail",
    stop: "Não receber mais e-mails sobre notificações",
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
