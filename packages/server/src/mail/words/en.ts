import type { Role } from "@syncboard/model";

/** A date and a time of day, as it stands in the midst of a sentence. */
type When = string;

/** What a line of a letter tells with; what is undefined may not be said in a mail. In quotation marks already. */
export interface Told {
  readonly actor: string | undefined;
  readonly card: string | undefined;
  readonly board: string | undefined;
  readonly role: Role | null;
  readonly count: number;
}

const ROLES: Readonly<Record<Role, string>> = {
  owner: "an owner",
  editor: "an editor",
  commenter: "a commenter",
  viewer: "a viewer",
};

function on(board: string | undefined): string {
  return board === undefined ? "" : ` on ${board}`;
}

/** Every word of a mail. Other languages have the same shape. */
export const en = {
  /** For dates. */
  language: "en",
  hello: "Hello,",
  quoted: (text: string) => `“${text}”`,
  passwordReset: {
    subject: "Set a new password",
    why: "somebody, probably you, asked to set a new password for your SyncBoard account. This link does it:",
    link: "Set a new password",
    until: "It works once, for an hour. All devices are signed out by it.",
    otherwise: "If it was not you, leave this mail be: without the link nothing changes.",
  },
  boardInvite: {
    subject: "You are invited to a board",
    /** Either may be unsaid. */
    what: (inviter: string | undefined, board: string | undefined) =>
      `${inviter ?? "somebody"} invites you to ${board === undefined ? "a board" : `the board “${board}”`} on SyncBoard. This link shows what it is, and you join with an account of yours or a new one:`,
    link: "Look at the invite",
    until: "It works once, for some days. Whoever has this mail can use it, so do not pass it on.",
    otherwise: "If you do not know what this is about, leave this mail be: nothing happens without you.",
  },
  digest: {
    subject: (count: number) => (count === 1 ? "Something new for you" : `${count} things are new for you`),
    intro: "this is new for you on SyncBoard, and you have not read it yet:",
    told: {
      assigned: ({ actor, card, board, count }: Told) =>
        count > 1
          ? `${actor ?? "Somebody"} assigned ${count} cards to you${on(board)}.`
          : `${actor ?? "Somebody"} assigned ${card ?? "a card"} to you${on(board)}.`,
      mentioned: ({ actor, card, board }: Told) =>
        `${actor ?? "Somebody"} mentioned you in ${card ?? "a card"}${on(board)}.`,
      commented: ({ actor, card, board }: Told) =>
        `${actor ?? "Somebody"} commented on ${card ?? "a card"}${on(board)}.`,
      due_soon: ({ card, board }: Told) => `${card ?? "A card"}${on(board)} is due within a day.`,
      overdue: ({ card, board }: Told) => `${card ?? "A card"}${on(board)} is overdue.`,
      invited: ({ actor, board }: Told) => `${actor ?? "Somebody"} added you to ${board ?? "a board"}.`,
      role_changed: ({ actor, board, role }: Told) =>
        `${actor ?? "Somebody"} changed your role${on(board)}${role ? `: you are ${ROLES[role]} now` : ""}.`,
      board_passed: ({ board }: Told) => `${board ?? "A board"} is yours now: it was passed on to you.`,
    },
    more: "There is more that you have not read.",
    inbox: "All notifications",
    settings: "Choose what is mailed",
    stop: "No more mails about notifications",
  },
  notices: {
    passwordChanged: {
      subject: "Your password was changed",
      what: (when: When) =>
        `the password of your SyncBoard account was changed on ${when}. All other devices were signed out.`,
      otherwise:
        "If it was not you, set a new one at once, then look in the settings for devices and access tokens that are not yours:",
    },
    passwordSetByMail: {
      subject: "A new password was set",
      what: (when: When) =>
        `a new password was set for your SyncBoard account on ${when}, with a link that was sent to this address. All devices were signed out.`,
      otherwise:
        "If it was not you, somebody else reads your mail: change the password of your mailbox first, then set a new one here:",
    },
    emailChanged: {
      subject: "Your account has another e-mail address",
      what: (when: When) =>
        `your SyncBoard account was given another e-mail address on ${when}. It does not go by this one any more.`,
      otherwise: "If it was not you, somebody knows your password. Write at once to whoever runs this server:",
    },
    emailGiven: {
      subject: "An account has this e-mail address now",
      what: (when: When) => `a SyncBoard account was given this e-mail address on ${when}.`,
      otherwise: "If it is not yours, somebody mistyped theirs. Tell whoever runs this server, or leave this mail be:",
    },
    accountDeactivated: {
      subject: "Your account was deactivated",
      what: (when: When) =>
        `an administrator deactivated your SyncBoard account on ${when}. It is signed out everywhere, and nothing of it was deleted.`,
      otherwise: "If you did not expect that, ask whoever runs this server. They can bring it back:",
    },
  },
};

export type MailWords = typeof en;
