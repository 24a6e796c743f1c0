/** Every word of a mail. Other languages have the same shape. */
export const en = {
  passwordReset: {
    subject: "Set a new password",
    hello: "Hello,",
    why: "somebody, probably you, asked to set a new password for your SyncBoard account. This link does it:",
    link: "Set a new password",
    until: "It works once, for an hour. All devices are signed out by it.",
    otherwise: "If it was not you, leave this mail be: without the link nothing changes.",
  },
};

export type MailWords = typeof en;
