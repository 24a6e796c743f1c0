/** The words of a language that the first scripts say (`words:es/first`), and all others (`words:es/rest`): see vite.config.ts. */
declare module "words:*" {
  export const words: object;
}
