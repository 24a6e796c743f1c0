import type { Page } from "@playwright/test";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound } from "../sound.ts";

// What somebody has written is never lost: not to a crash, and not to somebody else who writes at the same time.

const TEXT = "First\n\nSecond\n\nThird";

async function pairAt(ann: Person, ben: Person) {
  const board = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${ben.userId}`, { role: "editor" });
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { id: string }[] };
  const cardId = cards[0]?.id ?? "";
  await ann.call("PATCH", `/cards/${cardId}`, { description: TEXT });
  const path = `/b/${board.boardId}/c/${cardId}`;
  for (const { page } of [ann, ben]) {
    await page.goto(path);
    await expect(cardOn(page).getByText("Second")).toBeVisible();
  }
  const text = async () => ((await ann.call("GET", `/cards/${cardId}`)) as { description: string }).description;
  return { path, text, boardId: board.boardId };
}

const cardOn = (page: Page) => page.getByRole("dialog", { name: "One", exact: true });
const fieldOn = (page: Page) => cardOn(page).getByRole("textbox", { name: "Description" });

async function edit(page: Page): Promise<void> {
  await cardOn(page).getByRole("button", { name: "Edit", exact: true }).click();
  await expect(fieldOn(page)).toBeFocused();
}

async function save(page: Page): Promise<void> {
  await cardOn(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(fieldOn(page)).toBeHidden();
}

test("what somebody saves comes into the text that another is writing, and the caret stays", async ({ person }) => {
  const [ann, ben] = [await person("Ann"), await person("Ben")];
  const { text } = await pairAt(ann, ben);
  await edit(ben.page);
  await ben.page.keyboard.press("Control+End");
  await ben.page.keyboard.type(", by Be");
  await edit(ann.page);
  await fieldOn(ann.page).fill("New\n\nFirst, by Ann\n\nSecond\n\nThird");
  await save(ann.page);

  await expect(fieldOn(ben.page)).toHaveValue("New\n\nFirst, by Ann\n\nSecond\n\nThird, by Be");
  await expect(cardOn(ben.page).getByText("What somebody else just saved is in your text now.")).toBeVisible();
  await expect(fieldOn(ben.page)).toBeFocused();
  await ben.page.keyboard.type("n");
  await isSound(ben.page);
  await save(ben.page);
  await expect.poll(text).toBe("New\n\nFirst, by Ann\n\nSecond\n\nThird, by Ben");
  await expect(cardOn(ann.page).getByText("Third, by Ben")).toBeVisible();
});

test("what two write apart, and without a network, is both in the text in the end", async ({ person }) => {
  const [ann, ben] = [await person("Ann"), await person("Ben")];
  const { text } = await pairAt(ann, ben);
  await Promise.all([ann.network.cut(), ben.network.cut()]);
  for (const [page, wanted] of [
    [ann.page, TEXT.replace("First", "First, by Ann")],
    [ben.page, TEXT.replace("Third", "Third, by Ben")],
  ] as const) {
    await edit(page);
    await fieldOn(page).fill(wanted);
    await save(page);
  }
  await Promise.all([ann.network.mend(), ben.network.mend()]);
  await expect.poll(text).toBe("First, by Ann\n\nSecond\n\nThird, by Ben");
  for (const { page } of [ann, ben]) {
    await expect(cardOn(page).getByText("First, by Ann")).toBeVisible();
    await expect(cardOn(page).getByText("Third, by Ben")).toBeVisible();
    await expect(cardOn(page).getByText("The other version is kept.")).toBeHidden();
  }
});

test("of the same lines the later stands; the other version is shown to both, and can be put back", async ({
  person,
}) => {
  const [ann, ben] = [await person("Ann"), await person("Ben")];
  const { text } = await pairAt(ann, ben);
  await edit(ann.page);
  await fieldOn(ann.page).fill(TEXT.replace("Second", "Second, by Ann"));
  await edit(ben.page);
  await fieldOn(ben.page).fill(TEXT.replace("Second", "Second, by Ben"));
  await save(ben.page);
  const warning = cardOn(ann.page).getByRole("alert").filter({ hasText: "Somebody changed the same lines" });
  await expect(warning).toBeVisible();
  await isSound(ann.page);
  await save(ann.page);
  await expect.poll(text).toBe(TEXT.replace("Second", "Second, by Ann"));

  const told = cardOn(ben.page).getByRole("status").filter({ hasText: "Ann changed the same lines as you." });
  await expect(told).toBeVisible();
  await expect(cardOn(ann.page).getByText("You changed the same lines as Ben.")).toBeVisible();
  await told.getByRole("button", { name: "Show the other version" }).click();
  await expect(told.getByText("Second, by Ben")).toBeVisible();
  await isSound(ben.page);
  // Not only for who was there: it comes from the log.
  await ben.page.reload();
  await told.getByRole("button", { name: "Put it back" }).click();
  await expect.poll(text).toBe(TEXT.replace("Second", "Second, by Ben"));
  await expect(told).toBeHidden();
  await expect(cardOn(ann.page).getByText("Second, by Ben")).toBeVisible();
  await ben.page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect.poll(text).toBe(TEXT.replace("Second", "Second, by Ann"));
  await told.getByRole("button", { name: "Dismiss" }).click();
  await expect(told).toBeHidden();
  await ben.page.reload();
  await expect(cardOn(ben.page).getByText("Second, by Ann")).toBeVisible();
  await expect(told).toBeHidden();
});

test("a page that dies has lost nothing of what was being written", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  await board.card("One").click();
  await cardOn(board.page).getByRole("button", { name: "Add a description…" }).click();
  await fieldOn(board.page).fill("Half a sentence that");
  const address = board.page.url();
  await board.page.goto("chrome://crash").catch(() => {});
  const tab = await ann.newTab();
  await tab.goto(address);
  await expect(fieldOn(tab)).toHaveValue("Half a sentence that");
  await expect(cardOn(tab).getByText("Restored what you had not saved.")).toBeVisible();
  await isSound(tab);
  await cardOn(tab).getByRole("button", { name: "Discard changes" }).click();
  await expect(cardOn(tab).getByRole("button", { name: "Add a description…" })).toBeVisible();
  await tab.reload();
  await expect(cardOn(tab).getByRole("button", { name: "Add a description…" })).toBeVisible();

  await cardOn(tab).getByRole("button", { name: "Close" }).click();
  await tab.getByRole("region", { name: "Done", exact: true }).getByRole("button", { name: "Add a card" }).click();
  const title = tab.getByRole("textbox", { name: "Title of the new card" });
  await title.fill("A card that was nearly");
  await tab.goto("chrome://crash").catch(() => {});
  const last = await ann.newTab();
  await last.goto(`/b/${board.boardId}`);
  await expect(last.getByRole("textbox", { name: "Title of the new card" })).toHaveValue("A card that was nearly");
  await expect(last.getByText("Restored what you had not saved.")).toBeVisible();
  await last.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(last.getByRole("textbox", { name: "Title of the new card" })).toHaveValue("");
});

test("who signs out is asked about what is not saved, and leaves nothing of it on the device", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  await board.card("One").click();
  await cardOn(board.page).getByRole("button", { name: "Add a description…" }).click();
  await fieldOn(board.page).fill("A secret");
  await board.page.goto("/");
  await board.page.getByRole("button", { name: /^Account/ }).click();
  await board.page.getByRole("menuitem", { name: "Sign out" }).click();
  const question = board.page.getByRole("alertdialog", { name: "Something you wrote isn’t saved" });
  await isSound(board.page);
  await question.getByRole("button", { name: "Sign out anyway" }).click();
  await expect(board.page.getByRole("heading", { name: "Create your account" })).toBeVisible();
  await expect.poll(() => board.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("secret");
});
