const MENTION = /(?<![\p{L}\p{N}_@./-])@([a-z0-9][a-z0-9_.-]{1,31})/giu;

export interface Mention {
  readonly username: string;
  /** Where the `@` stands. */
  readonly index: number;
}

/** Who is named by `@username`. A dot or dash at the end of one is taken for the sentence's. */
export function mentionsIn(text: string): readonly Mention[] {
  return [...text.matchAll(MENTION)].flatMap((match) => {
    const username = (match[1] ?? "").replace(/[.-]+$/, "");
    return username.length < 2 ? [] : { username, index: match.index };
  });
}

/**
 * Fenced blocks and what stands between backticks: in code an `@` names nobody. A run of backticks is looked at from its first alone,
 * or a text of many would take seconds.
 */
const CODE =
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))|(?<!`)(`+)(?!`)[\s\S]*?[^`]\2(?!`)/gm;

/** The usernames that a Markdown text names, in lower case, each once. */
export function usernamesIn(text: string | null): ReadonlySet<string> {
  if (!text?.includes("@")) return new Set();
  return new Set(mentionsIn(text.replaceAll(CODE, " ")).map(({ username }) => username.toLowerCase()));
}

/** Those that a text names and that the one before did not. */
export function newlyNamed(before: string | null, text: string | null): readonly string[] {
  const known = usernamesIn(before);
  return [...usernamesIn(text)].filter((username) => !known.has(username));
}
