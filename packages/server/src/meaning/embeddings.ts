/** Who makes vectors of texts, as OpenAI's clients are told of it. */
export interface EmbeddingsSettings {
  /** The base: `/embeddings` comes after its path. */
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
}

/** It did not take what it was given, or answered what are no vectors: because of these texts, or whatever it is given. */
export class Refused extends Error {}

/** It is not there for now, or not for us, whatever it is given. */
export class Unavailable extends Error {
  /** It said itself how long. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, retryAfterMs?: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** What says nothing about the texts: a key or an address that is wrong, too much at once, somebody before it who has nobody behind. */
const OF_THE_SERVER: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 408, 425, 429, 502, 503, 504]);
/** As many numbers as pgvector keeps in one. */
const MOST_DIMENSIONS = 16_000;
/** A number and what stands round it. */
const MOST_BYTES_OF_A_NUMBER = 32;
const MOST_RETRY_AFTER_MS = 3_600_000;

/** Vectors of length 1, one for each text, all with the same number of numbers. Throws `Refused` or `Unavailable`. */
export type Embed = (texts: readonly string[], signal: AbortSignal) => Promise<Float32Array[]>;

export function embedBy(settings: EmbeddingsSettings): Embed {
  const address = new URL(settings.url);
  address.pathname = `${address.pathname.replace(/\/+$/, "")}/embeddings`;
  return async (texts, signal) => {
    const response = await post(address, settings, texts, signal);
    if (!response.ok) throw await faultOf(response);
    const most = texts.length * MOST_DIMENSIONS * MOST_BYTES_OF_A_NUMBER;
    return vectorsIn(await jsonIn(response, most), texts.length);
  };
}

async function post(
  address: URL,
  { model, key }: EmbeddingsSettings,
  input: readonly string[],
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(address, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input, encoding_format: "float" }),
      // Neither the key nor what people write goes anywhere but where the operator said.
      redirect: "error",
      signal,
    });
  } catch (error) {
    throw new Unavailable(reasonOf(error));
  }
}

/** What went wrong beneath, which `fetch` puts behind a word that says nothing. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || ("code" in cause ? String(cause.code) : cause.name);
}

async function faultOf(response: Response): Promise<Refused | Unavailable> {
  const { status, headers } = response;
  // What it says is not read: it may be the text that it was given.
  await response.body?.cancel();
  const wait = retryAfterMs(headers.get("retry-after"));
  const message = `it answered ${status}`;
  return OF_THE_SERVER.has(status) || wait !== undefined ? new Unavailable(message, wait) : new Refused(message);
}

/** In seconds, or as a date. */
function retryAfterMs(said: string | null): number | undefined {
  if (said === null) return undefined;
  const ms = /^\d+$/.test(said.trim()) ? Number(said) * 1_000 : Date.parse(said) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MOST_RETRY_AFTER_MS);
}

async function jsonIn(response: Response, mostBytes: number): Promise<unknown> {
  const text = await textIn(response, mostBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused("it answered what is no JSON");
  }
}

async function textIn({ body }: Response, mostBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      bytes += chunk.byteLength;
      // Leaving ends the connection.
      if (bytes > mostBytes) break;
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw new Unavailable(reasonOf(error));
  }
  if (bytes > mostBytes) throw new Refused("it answered more than any vectors are");
  return text + decoder.decode();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function vectorsIn(answer: unknown, count: number): Float32Array[] {
  const data: unknown = isRecord(answer) ? answer.data : undefined;
  if (!Array.isArray(data) || data.length !== count) throw new Refused("it answered another number of vectors");
  const vectors = new Map<number, Float32Array>();
  for (const [place, each] of data.entries()) {
    if (!isRecord(each)) throw new Refused("it answered what are no vectors");
    const index = typeof each.index === "number" ? each.index : place;
    vectors.set(index, unitVectorOf(each.embedding));
  }
  const inOrder = Array.from({ length: count }, (_, index) => vectors.get(index)).filter((each) => each !== undefined);
  if (inOrder.length !== count) throw new Refused("it answered vectors of other texts");
  if (inOrder.some(({ length }) => length !== inOrder[0]?.length)) throw new Refused("its vectors differ in length");
  return inOrder;
}

function unitVectorOf(numbers: unknown): Float32Array {
  if (!Array.isArray(numbers) || numbers.length === 0 || numbers.length > MOST_DIMENSIONS) {
    throw new Refused("it answered what are no vectors");
  }
  let squares = 0;
  for (const number of numbers) {
    if (typeof number !== "number") throw new Refused("it answered vectors of what are no numbers");
    squares += number * number;
  }
  const length = Math.sqrt(squares);
  if (length === 0 || !Number.isFinite(length)) throw new Refused("it answered a vector that points nowhere");
  return Float32Array.from(numbers, (number: number) => number / length);
}
