import type { Mail } from "./mail.ts";

export interface Link {
  readonly href: string;
  readonly words: string;
  /** In the text, too, the words stand above the address. */
  readonly isSaid?: true;
}

/** A mail of some paragraphs, the same words as text and as HTML; in the text a link is its address. */
export function letter(address: string, subject: string, paragraphs: readonly (string | Link)[]): Mail {
  const texts = paragraphs.map((each) => (typeof each === "string" ? each : textOf(each)));
  const html = paragraphs.map((each) =>
    typeof each === "string" ? escaped(each) : `<a href="${escaped(each.href)}">${escaped(each.words)}</a>`,
  );
  return {
    to: { address },
    subject,
    text: `${texts.join("\n\n")}\n`,
    html: html.map((paragraph) => `<p>${paragraph}</p>`).join("\n"),
  };
}

function textOf({ href, words, isSaid }: Link): string {
  return isSaid ? `${words}\n${href}` : href;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
