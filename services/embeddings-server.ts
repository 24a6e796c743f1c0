import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands near what: words of one line mean the same. */
const MEANINGS: readonly (readonly string[])[] = [
  ["car", "cars", "automobile", "vehicle", "garage"],
  ["money", "invoice", "bill", "payment"],
  ["doctor", "physician", "clinic"],
  ["holiday", "vacation", "trip"],
];
const DIMENSIONS = 256;
/** How much of a text is its own: far less than what it means. */
const OWN = 0.1;

export interface Asked {
  readonly model: string;
  readonly texts: readonly string[];
  readonly authorization: string | undefined;
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
}

/** What it does instead of answering vectors. */
export type Behaviour =
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: "body"; readonly body: string; readonly type?: string }
  /** Takes the request, and says nothing. */
  | { readonly kind: "silent" }
  /** Never comes to an end. */
  | { readonly kind: "endless" }
  /** Answers so many milliseconds later. */
  | { readonly kind: "slow"; readonly ms: number };

/** A vector that is known for each text: of what its words mean, a little of its own, and the longer the more often it is said. */
export function knownVector(text: string, dimensions = DIMENSIONS): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (const word of words) {
    const axis = MEANINGS.findIndex((line) => line.includes(word));
    if (axis >= 0) vector[axis] = (vector[axis] ?? 0) + 1;
  }
  const own =
    MEANINGS.length + (createHash("sha256").update(text).digest().readUInt16BE() % (dimensions - MEANINGS.length));
  vector[own] = OWN;
  return vector;
}

/** A server on 127.0.0.1 that speaks as OpenAI's does of embeddings, knows every vector beforehand, and counts what it is sent. */
export class EmbeddingsServer {
  readonly asked: Asked[] = [];
  /** Undefined: it answers. */
  behaviour: ((asked: Asked) => Behaviour | undefined) | undefined;
  dimensions = DIMENSIONS;
  readonly #server: Server;
  readonly #port: number;

  private constructor(server: Server) {
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  static async start(): Promise<EmbeddingsServer> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await new Promise((resolve, reject) => server.once("listening", resolve).once("error", reject));
    const made = new EmbeddingsServer(server);
    server.on("request", (request, response) => void made.#answer(request, response));
    return made;
  }

  /** As EMBEDDINGS_URL has it. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}/v1`;
  }

  /** All texts that it was sent, in order. */
  get texts(): string[] {
    return this.asked.flatMap(({ texts }) => texts);
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.method !== "POST" || request.url !== "/v1/embeddings") {
      response.writeHead(404).end();
      return;
    }
    const { model, input } = JSON.parse(Buffer.concat(chunks).toString()) as { model: string; input: string[] };
    const asked = { model, texts: input, authorization: request.headers.authorization, at: performance.now() };
    this.asked.push(asked);
    await this.#behave(this.behaviour?.(asked), asked, response);
  }

  async #behave(behaviour: Behaviour | undefined, { texts, model }: Asked, response: ServerResponse): Promise<void> {
    switch (behaviour?.kind) {
      case "status":
        response.writeHead(behaviour.status, behaviour.headers).end(`{"error": ${JSON.stringify(texts[0])}}`);
        return;
      case "body":
        response.writeHead(200, { "content-type": behaviour.type ?? "application/json" }).end(behaviour.body);
        return;
      case "silent":
        return;
      case "endless":
        response.writeHead(200, { "content-type": "application/json" });
        response.write('{"data": [');
        this.#goOn(response);
        return;
      case "slow":
        await new Promise((resolve) => setTimeout(resolve, behaviour.ms));
    }
    // In another order than asked: the index says of which text each is.
    const data = texts
      .map((text, index) => ({ object: "embedding", index, embedding: this.#vectorOf(text) }))
      .reverse();
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ object: "list", model, data }));
  }

  #vectorOf(text: string): number[] {
    return knownVector(text, this.dimensions);
  }

  #goOn(response: ServerResponse): void {
    if (response.destroyed) return;
    response.write(" ".repeat(65_536), () => setImmediate(() => this.#goOn(response)));
  }
}
