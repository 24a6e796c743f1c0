import type { Readable } from "node:stream";
import { Parser } from "htmlparser2";
import { openPromise } from "yauzl";
import { MOST_CHARACTERS, PATIENCE_MS } from "./work.ts";

const PARTS = /^word\/(document|footnotes|endnotes)\.xml$/;
const MOST_ENTRIES = 10_000;
/** Of all that is unpacked: a page of words is some kilobytes. */
const MOST_BYTES = 100_000_000;

/** The paragraphs of a Word document; null: it is none. */
export async function readDocx(path: string): Promise<string | null> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const reading = new WordReading();
  let isDocument = false;
  try {
    if (zip.entryCount > MOST_ENTRIES) return null;
    for await (const entry of zip.eachEntry()) {
      if (!PARTS.test(entry.fileName)) continue;
      isDocument ||= entry.fileName === "word/document.xml";
      if (await reading.read(await zip.openReadStreamPromise(entry))) break;
    }
  } finally {
    zip.close();
  }
  return isDocument ? reading.text : null;
}

class WordReading {
  readonly #until = performance.now() + PATIENCE_MS;
  readonly #found: string[] = [];
  #characters = 0;
  #bytes = 0;

  get text(): string {
    return this.#found.join("");
  }

  /** Answers whether that is all that is read. */
  async read(content: Readable): Promise<boolean> {
    let isWords = false;
    const parser = new Parser(
      {
        onopentagname: (name) => {
          const what = localName(name);
          isWords = what === "t";
          if (what === "tab") this.#found.push("\t");
          if (what === "br" || what === "cr") this.#found.push("\n");
        },
        ontext: (text) => {
          if (!isWords) return;
          this.#characters += text.length;
          this.#found.push(text);
        },
        onclosetag: (name) => {
          isWords = false;
          if (localName(name) === "p") this.#found.push("\n");
        },
      },
      { xmlMode: true },
    );
    const decoder = new TextDecoder("utf-8");
    for await (const chunk of content) {
      this.#bytes += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      const isOver = this.#characters > MOST_CHARACTERS || this.#bytes > MOST_BYTES;
      if (!isOver && performance.now() < this.#until) continue;
      content.destroy();
      return true;
    }
    parser.end();
    return false;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
