import { expect, test } from "../fixtures.ts";
import { isSound } from "../sound.ts";

// What somebody mistyped is as little there as what was deleted, and is told in the same words.
for (const [path, words] of [
  ["/subjects/nope", "This subject isn’t here"],
  ["/subjects/nope/d/nope", "This document isn’t here"],
  ["/tasks/nope", "This to-do isn’t here"],
  ["/b/nope", "This board isn’t here"],
  ["/b/nope/c/nope", "This board isn’t here"],
] as const) {
  test(`an address with an id that is none says that nothing is there: ${path}`, async ({ person }) => {
    const { page } = await person("Ann");
    await page.goto(path);
    await expect(page.getByRole("heading", { name: words, exact: true })).toBeVisible();
    await isSound(page);
  });
}
