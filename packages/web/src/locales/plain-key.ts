import type { en } from "./en.ts";

type PlainIn<Words, Path extends string> = {
  [Key in keyof Words & string]: Words[Key] extends string
    ? Words[Key] extends `${string}{{${string}`
      ? never
      : `${Path}${Key}`
    : PlainIn<Words[Key], `${Path}${Key}.`>;
}[keyof Words & string];

/** The keys of texts with nothing to fill in. */
export type PlainKey = PlainIn<typeof en, "">;
