import type { en } from "./en.ts";
import type { PlainKey } from "./plain-key.ts";

/** A catalogue, or a part of one. */
export interface Words {
  readonly [key: string]: string | Words;
}

type WithoutForm<Name extends string> = Name extends `${infer Plain}_${Intl.LDMLPluralRule}` ? Plain : Name;

type NameIn<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? (Name extends `${infer Plain}, number` ? Plain : Name) | NameIn<Rest>
  : never;

type TextIn<Part, Path extends string> = {
  [Name in keyof Part & string]: Part[Name] extends string
    ? { readonly key: `${Path}${WithoutForm<Name>}`; readonly filledIn: NameIn<Part[Name]> }
    : TextIn<Part[Name], `${Path}${Name}.`>;
}[keyof Part & string];

/** The names of what is filled into each text, in any of its forms. */
type FilledIn = { readonly [Text in TextIn<typeof en, ""> as Text["key"]]: Text["filledIn"] };

/** The key of a text; of one in several plural forms, without the form. */
export type Key = keyof FilledIn;

type Value = string | number | undefined;

/** What is filled in for `{{name}}`. */
export type Values = Readonly<Record<string, Value>>;

/** The text of a key in the reader's language, with all that it leaves open. `count` chooses among plural forms. */
export interface TFunction {
  (key: PlainKey): string;
  <Of extends Key>(key: Of, values: Values & { readonly [Name in FilledIn[Of]]: Value }): string;
}

/** The same for keys of which the compiler has seen to it. */
type Say = (key: Key, values?: Values) => string;

/** Each text of a catalogue by its whole key. */
export function textsIn(words: Words, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, text]) =>
    typeof text === "string" ? [[path + name, text] as const] : textsIn(text, `${path}${name}.`),
  );
}

const PLACE = /\{\{(\w+)(, number)?\}\}/g;

/**
 * Says the texts of one language, in a locale of it. `texts` may come to have more. What is missing is said in another
 * language, and if it is missing there too, shown as its key.
 */
export function translator(locale: string, texts: ReadonlyMap<string, string>, otherwise?: Say): Say {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);

  function textOf(key: Key, count: string | number | undefined): string | undefined {
    if (typeof count !== "number") return texts.get(key);
    // None may have words of its own, whatever form the language takes for it.
    const none = count === 0 ? texts.get(`${key}_zero`) : undefined;
    return none ?? texts.get(`${key}_${rules.select(count)}`) ?? texts.get(key);
  }

  return (key, values = {}) => {
    const text = textOf(key, values.count);
    if (text === undefined) return otherwise?.(key, values) ?? key;
    return text.replace(PLACE, (_, name: string, format: string | undefined) => {
      const value = values[name] ?? "";
      return format && typeof value === "number" ? numbers.format(value) : String(value);
    });
  };
}
