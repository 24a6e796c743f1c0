import type { Page } from "@playwright/test";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Everything that one may see, by its words, as one types them.

const field = (page: Page) => page.getByRole("searchbox", { name: "What to look for" });
const results = (page: Page) => page.getByRole("list", { name: "Results" }).getByRole("link");

interface Listed {
  readonly cards: readonly { readonly id: string; readonly title: string }[];
}

/** Ann has a board with cards, one of them with words in its text and a comment; the search knows of it. */
async function written(ann: Person) {
  const { boardId } = await ann.newBoard("Garden", [["Plant apricots", "Water the plum", "Buy soil"]]);
  const { cards } = (await ann.call("GET", `/boards/${boardId}`)) as Listed;
  const idOf = (title: string) => cards.find((card) => card.title === title)?.id ?? "";
  const description = "Behind the shed, where the **apricot** got sun all day. Ask Łucja for crème fraîche.";
  await ann.call("PATCH", `/cards/${idOf("Buy soil")}`, { description });
  await ann.call("POST", `/cards/${idOf("Water the plum")}/comments`, { text: "No apricot jam this year" });
  await ann.call("POST", "/subjects", { name: "Apricot recipes", description: "Jam, mostly" });
  await expect
    .poll(async () => ((await ann.call("GET", "/search?q=apricot")) as { items: object[] }).items.length)
    .toBe(4);
  return { boardId, idOf };
}

test("one finds what one may see as one types, and goes there with the keyboard alone", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { boardId, idOf } = await written(ann);
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Search" }).click();
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole("heading", { name: "What are you looking for?" })).toBeVisible();
  await page.keyboard.type("apri");
  await expect(results(page)).toHaveCount(4);
  await expect(results(page).filter({ hasText: "Plant apricots" }).locator("mark")).toHaveText(["apri"]);
  await expect(results(page).filter({ hasText: "Buy soil" })).toContainText(
    "Behind the shed, where the apricot got sun",
  );
  await expect(results(page).filter({ hasText: "Comment" })).toContainText("No apricot jam this year");
  await expect(page).toHaveURL("/search?q=apri");

  await page.keyboard.type("cot sun");
  await expect(results(page)).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("lucja creme");
  await expect(results(page).locator("mark")).toHaveText(["Łucja", "crème"]);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("apricot");
  await expect(results(page)).toHaveCount(4);

  await page.keyboard.press("ArrowDown");
  await expect(results(page).nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(results(page).nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(field(page)).toBeFocused();
  await page.getByRole("radio", { name: "Comments" }).check();
  await expect(results(page)).toHaveCount(1);
  await expect(page).toHaveURL("/search?q=apricot&type=comment");
  await field(page).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/b/${boardId}/c/${idOf("Water the plum")}\\?comment=`));
  await expect(page.getByRole("dialog")).toContainText("No apricot jam this year");

  // Where one was, with what one was looking for.
  await page.goBack();
  await expect(field(page)).toHaveValue("apricot");
  await expect(page.getByRole("radio", { name: "Comments" })).toBeChecked();
  await expect(results(page)).toHaveCount(1);
  await page.reload();
  await expect(results(page)).toHaveCount(1);
});

test("a comment that was found is brought into view and marked, however much was said since", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { boardId, idOf } = await written(ann);
  const cardId = idOf("Plant apricots");
  await ann.call("POST", `/cards/${cardId}/comments`, { text: "Mulch with walnut leaves" });
  for (let count = 0; count < 60; count++)
    await ann.call("POST", `/cards/${cardId}/comments`, { text: `Row ${count}` });
  await page.goto("/search?q=walnut");
  await results(page).first().click();
  await expect(page).toHaveURL(new RegExp(`/b/${boardId}/c/${cardId}`));
  const sought = page.getByRole("listitem").filter({ hasText: "Mulch with walnut leaves" });
  await expect(sought).toBeInViewport({ ratio: 0.9 });
  await expect(sought).toBeFocused();
  await isSound(page);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`/b/${boardId}`);
});

test("each thing that is found leads to where it is", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { boardId, idOf } = await written(ann);
  const { id: subjectId } = ((await ann.call("GET", "/subjects")) as { items: { id: string }[] }).items[0] ?? {
    id: "",
  };
  const note = { title: "Apricot tart", text: "Butter" };
  const { id: noteId } = (await ann.call("POST", `/subjects/${subjectId}/documents`, note)) as { id: string };
  for (const [q, name, url] of [
    ["garden", /Garden/, `/b/${boardId}`],
    ["plant apricots", /Plant apricots/, `/b/${boardId}/c/${idOf("Plant apricots")}`],
    ["apricot recipes", /Apricot recipes/, `/subjects/${subjectId}`],
    ["apricot tart", /Apricot tart/, `/subjects/${subjectId}/d/${noteId}`],
  ] as const) {
    await page.goto(`/search?q=${encodeURIComponent(q)}`);
    await page.getByRole("list", { name: "Results" }).getByRole("link", { name }).first().click();
    await expect(page).toHaveURL(url);
  }
});

test("what others have is not found, and what one may see no longer goes with the membership", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { boardId } = await written(ann);
  await bob.page.goto("/search?q=apricot");
  await expect(bob.page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { role: "viewer" });
  await bob.page.reload();
  await expect(results(bob.page)).toHaveCount(3);
  await ann.call("DELETE", `/boards/${boardId}/users/${bob.userId}`);
  await field(bob.page).fill("apricots");
  await expect(bob.page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
});

test("without a network one is told so, and what was asked comes by itself afterwards", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  await written(ann);
  await page.goto("/search");
  await field(page).focus();
  await page.context().setOffline(true);
  await page.keyboard.type("apricot");
  await expect(page.getByRole("heading", { name: "The search did not work" })).toBeVisible();
  await page.context().setOffline(false);
  await expect(results(page)).toHaveCount(4);
});

for (const [size, options] of Object.entries(SIZES)) {
  test(`the search is sound, empty, full and without a result, on a ${size}`, async ({ person }) => {
    const ann = await person("Ann", options);
    const { page } = ann;
    await written(ann);
    await page.goto("/search");
    await expect(page.getByRole("heading", { name: "What are you looking for?" })).toBeVisible();
    await isSound(page);
    await field(page).fill("apricot");
    await expect(results(page)).toHaveCount(4);
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await isSound(page);
    }
    if (size === "phone") {
      for (const box of [
        await results(page).first().boundingBox(),
        await page.getByText("Comments", { exact: true }).boundingBox(),
      ]) {
        expect(box?.height).toBeGreaterThanOrEqual(44);
      }
    }
    await page.getByText("Boards", { exact: true }).last().click();
    await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
    await isSound(page);
    await page.getByRole("button", { name: "Try it among all of them." }).click();
    await expect(results(page)).toHaveCount(4);
    await page.getByRole("button", { name: "Clear" }).click();
    await expect(field(page)).toBeFocused();
    await expect(page).toHaveURL("/search");
  });
}
