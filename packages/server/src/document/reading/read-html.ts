import { readFile } from "node:fs/promises";
import { Parser } from "htmlparser2";
import { encodingOf } from "./decode.ts";
import { MOST_CHARACTERS, PATIENCE_MS } from "./work.ts";

/** Their content is not for reading. */
const UNREAD = new Set(["script", "style", "noscript", "template", "svg", "math", "iframe", "object"]);
/** Those that do not end a word. */
const INLINE =
  /^(a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)$/;
const PIECE = 65_536;

/** What a page says to its readers, its title too. */
export async function readHtml(path: string): Promise<string> {
  const bytes = await readFile(path);
  const until = performance.now() + PATIENCE_MS;
  const found: string[] = [];
  let characters = 0;
  let unread = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (UNREAD.has(name)) unread++;
      if (!INLINE.test(name)) found.push("\n");
    },
    ontext(text) {
      if (unread > 0) return;
      characters += text.length;
      found.push(text);
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread = Math.max(0, unread - 1);
      if (!INLINE.test(name)) found.push("\n");
    },
  });
  const decoder = new TextDecoder(encodingOf(bytes, true));
  for (let at = 0; at < bytes.length; at += PIECE) {
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
    if (characters > MOST_CHARACTERS || performance.now() > until) break;
  }
  parser.end();
  return found.join("");
}
