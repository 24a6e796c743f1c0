import { expect, test } from "vitest";
import { localeFor } from "./languages.ts";

test.each([
  ["what was chosen comes before what the browser says", "es", ["pt-BR"], "es"],
  ["without a choice it is the browser's", null, ["pt-BR", "en"], "pt-BR"],
  ["the first that we speak, past those that we do not", null, ["de-AT", "ca", "es-MX", "en-US"], "es-MX"],
  ["English where we speak none of them", null, ["de", "ja-JP"], "en"],
  ["English where there are none at all", null, [], "en"],
  ["an account's language that we do not speak leaves it to the browser", "de", ["pt-PT"], "pt-PT"],
  ["Portuguese of anywhere is Portuguese", "pt-PT", [], "pt-PT"],
  ["a language that was chosen without a region takes the browser's", "en", ["de", "en-GB"], "en-GB"],
  ["a region that was chosen stays", "pt-BR", ["pt-PT"], "pt-BR"],
  ["capitals are nothing", "ES-mx", [], "es-MX"],
  ["what no date can be written in is passed over", "en-12", ["es"], "es"],
  ["nor does a browser's odd tag stop anything", null, ["c", "en-US@posix", "pt"], "pt"],
])("%s", (_, wished, browser, locale) => {
  expect(localeFor(wished, browser)).toBe(locale);
});
