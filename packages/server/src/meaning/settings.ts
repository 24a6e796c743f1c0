import type { EmbeddingsSettings } from "./embeddings.ts";

function isPlainAddress(text: string): boolean {
  const { protocol, username, password } = URL.canParse(text) ? new URL(text) : new URL("none:");
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

/** Whether search goes by meaning too, and who is asked for it. */
export const EMBEDDINGS_SETTINGS = {
  EMBEDDINGS_URL: {
    byDefault: "",
    about:
      "Who makes vectors of texts, so that search finds what is near in meaning: http://localhost:11434/v1, like OpenAI's. It gets what people write. Empty: words alone.",
    wants: "an address like https://host/v1 without a user or a password, or empty",
    read: (text: string) => (text === "" || isPlainAddress(text) ? text : undefined),
  },
  EMBEDDINGS_MODEL: {
    byDefault: "",
    about: "The model that it makes them with. Another one makes all of them anew.",
    wants: "the name of a model, or empty",
    read: (text: string) => (text.length <= 200 ? text.trim() : undefined),
  },
  EMBEDDINGS_KEY: {
    byDefault: "",
    about: "The key that it asks for. Empty: none.",
    wants: "letters, digits and signs without spaces, or empty",
    read: (text: string) => (/^[\x21-\x7e]*$/.test(text) ? text : undefined),
  },
} as const;

interface Values {
  readonly EMBEDDINGS_URL: string;
  readonly EMBEDDINGS_MODEL: string;
  readonly EMBEDDINGS_KEY: string;
}

export function embeddingsOf({
  EMBEDDINGS_URL: url,
  EMBEDDINGS_MODEL: model,
  EMBEDDINGS_KEY: key,
}: Values): EmbeddingsSettings | undefined {
  return url === "" ? undefined : { url, model, key: key === "" ? undefined : key };
}
