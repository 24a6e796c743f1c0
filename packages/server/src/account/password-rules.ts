import { LEAST_BYTES, MOST_BYTES } from "./password.ts";

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly email?: string | undefined;
  readonly username?: string | undefined;
  readonly name?: string | undefined;
}

/** What people put around a word to make it a password. */
const SIGNS = String.raw`[\s\d!?.,:;*#@$%&+=_~/\\()'"^|<>-]`;
const AROUND = new RegExp(`^${SIGNS}{1,8}|${SIGNS}{1,8}$`, "g");
const AROUND_IT = new RegExp(`^${SIGNS}{0,16}$`);
const BEHIND = new RegExp(`${SIGNS}{1,4}$`);
const ONE_CHARACTER = /^(.)\1*$/su;
const DATE = /^(?:(\d\d)[-./ ]?(\d\d)[-./ ]?(?:19|20)\d\d|(?:19|20)\d\d[-./ ]?(\d\d)[-./ ]?(\d\d))$/;
/** Shorter ones stand in too many words that are nobody's name. */
const LEAST_OF_A_NAME = 3;

/** What people write for a letter; a 1 is an i or an l. */
const LETTERS: Readonly<Record<string, string>> = { $: "s", "@": "a", "0": "o", "3": "e", "5": "s", "!": "i" };

/** What is wrong with a new password, in words for its field; undefined when it will do. Every way to set one asks here. */
export async function passwordFault(password: string, owner: PasswordOwner): Promise<string | undefined> {
  const bytes = Buffer.byteLength(password);
  if (bytes < LEAST_BYTES || bytes > MOST_BYTES) return `must be ${LEAST_BYTES} to ${MOST_BYTES} bytes long`;
  if (isOwn(password, owner)) return "must be another than your name, your e-mail address and your username";
  return (await isCommon(password.toLowerCase())) ? "must not be one of the passwords that many people use" : undefined;
}

/** Whether a text is what somebody is called, with digits and signs around it or none. */
export function isOwn(text: string, { email = "", username, name }: PasswordOwner): boolean {
  const lower = text.toLowerCase();
  const local = email.slice(0, email.lastIndexOf("@"));
  const parts = name?.split(/\s+/) ?? [];
  const names = [local, username, name, parts.join(""), ...parts]
    .flatMap((each) => each?.toLowerCase() ?? [])
    .filter((each) => each.length >= LEAST_OF_A_NAME);
  const bare = lower.replace(AROUND, "");
  return lower === email.toLowerCase() || names.some((each) => bareOf(each) === bare || areOneDressed(lower, each));
}

/** Whether one of two texts, which may hold digits themselves, is the other and what people put around a word. */
function areOneDressed(one: string, other: string): boolean {
  const [longer, shorter] = one.length > other.length ? [one, other] : [other, one];
  return longer.includes(shorter) && AROUND_IT.test(longer.replace(shorter, ""));
}

/** A name without what is around it, as the password is looked at; all of it when nothing else is left. */
function bareOf(name: string): string {
  const bare = name.replace(AROUND, "");
  return bare.length >= LEAST_OF_A_NAME ? bare : name;
}

async function isCommon(lower: string): Promise<boolean> {
  if (ONE_CHARACTER.test(lower) || isDate(lower)) return true;
  // Loaded with the first password that somebody chooses, and kept.
  const { COMMON } = await import("./common-passwords.ts");
  const [, word = "", digits = ""] = /^(\D+)(\d+)$/.exec(lower) ?? [];
  if (COMMON.has(word) && COMMON.has(digits)) return true;
  const plain = [lower, lower.replace(BEHIND, ""), lower.replace(AROUND, "")];
  return [...plain, ...plain.flatMap(spelledOut)].some((each) => COMMON.has(each));
}

function spelledOut(text: string): string[] {
  const spelled = [...text].map((each) => LETTERS[each] ?? each).join("");
  return ["i", "l"].map((one) => spelled.replaceAll("1", one).replace(AROUND, ""));
}

function isDate(text: string): boolean {
  const [, first, second, third, fourth] = DATE.exec(text) ?? [];
  const [one, other] = [Number(first ?? third), Number(second ?? fourth)];
  return one >= 1 && other >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
}
