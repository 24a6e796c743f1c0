import { type Embed, Refused, Unavailable } from "./embeddings.ts";

/** Where a text is refused for its length, its beginning is taken. */
const SHORTER = 500;
/** A machine without a graphics card takes its time. */
const ANSWER_MS = 60_000;
/** With one after the other, as many as fit into it: whoever died over them is waited for no longer than this and a few answers. */
const EACH_MS = 60_000;
/** What anybody makes a vector of who makes any. */
const PROBE = "word";

/**
 * A vector for each text, or for the first of them where all take too long; undefined where none is made of it. Together at
 * first, and each by itself where that is refused, so that one does not hold up all others. Throws `Unavailable` where it is
 * not the texts.
 */
export async function embedEach(
  embed: Embed,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly (Float32Array | undefined)[]> {
  if (texts.length === 0) return [];
  try {
    return await patiently(embed, texts, signal);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  const vectors: (Float32Array | undefined)[] = [];
  const until = performance.now() + EACH_MS;
  for (const text of texts) {
    vectors.push(await embedOne(embed, text, signal));
    if (performance.now() > until) break;
  }
  return vectors;
}

async function embedOne(embed: Embed, text: string, signal: AbortSignal): Promise<Float32Array | undefined> {
  for (const some of text.length > SHORTER ? [text, text.slice(0, SHORTER)] : [text]) {
    try {
      return (await patiently(embed, [some], signal))[0];
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  try {
    await patiently(embed, [PROBE], signal);
    return undefined;
  } catch (error) {
    // A model that is not there, say: then it is no fault of this text.
    if (error instanceof Refused) throw new Unavailable(error.message);
    throw error;
  }
}

async function patiently(embed: Embed, texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
  return await embed(texts, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]));
}
