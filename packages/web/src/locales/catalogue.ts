import type { en } from "./en.ts";

/**
 * A catalogue of the same shape in another language. `Forms`: the plural forms that it has and English has not; a key
 * with an `_other` then needs one of each, for i18next goes to another language rather than to another form.
 */
type Translated<Words, Forms extends Intl.LDMLPluralRule> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Translated<Words[Key], Forms>;
} & {
  readonly [Key in keyof Words as Key extends `${infer Name}_other` ? `${Name}_${Forms}` : never]: string;
};

/** In Spanish and Portuguese a million has a form of its own: "un millón de tarjetas". */
export type Romance<Part extends keyof typeof en> = Translated<(typeof en)[Part], "many">;
