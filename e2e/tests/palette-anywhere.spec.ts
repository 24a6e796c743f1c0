import type { Page } from "@playwright/test";
import { expect, type Person, test } from "../fixtures.ts";

// What the palette does wherever one is, and for whoever has more boards than one page of them.

const paletteOf = (page: Page) => page.getByRole("dialog", { name: "Command palette" });

async function type(page: Page, typed: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(paletteOf(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type(typed);
}

/** Waits for an entry to be the one that Enter takes, and takes it. */
async function enter(page: Page, name: string): Promise<void> {
  await expect(paletteOf(page).locator("[data-highlighted]").filter({ hasText: name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(paletteOf(page)).toBeHidden();
}

/** More than the list says at once; the oldest is the furthest. */
async function withManyBoards(ann: Person): Promise<void> {
  await ann.call("POST", "/boards", { title: "Orchard" });
  for (let count = 0; count < 55; count++) await ann.call("POST", "/boards", { title: `Bed ${count}` });
  await ann.page.goto("/tasks");
  await expect(ann.page.getByRole("textbox", { name: "Add a to-do" })).toBeVisible();
}

test("opens a board that stands far down in the list, and adds a card to it", async ({ person }) => {
  const ann = await person("Ann");
  await withManyBoards(ann);
  const { page } = ann;

  await type(page, "Water the trees");
  await paletteOf(page)
    .getByRole("option", { name: /Add card “Water the trees”/ })
    .click();
  await page.keyboard.type("orch");
  await enter(page, "Orchard");
  await expect(page.getByText("“Water the trees” is on Orchard.")).toBeVisible();

  await type(page, "orch");
  const found = paletteOf(page).getByRole("option", { name: "Orchard", exact: true });
  await expect(found).toHaveCount(1);
  await found.click();
  await expect(page.getByRole("heading", { name: "Orchard" })).toBeVisible();
  await expect(page.getByText("Water the trees", { exact: true })).toBeVisible();

  // One that is at hand is not there twice.
  const answered = page.waitForResponse((response) => /\/search\?.*type=board(&|$)/.test(response.url()));
  await type(page, "bed 54");
  await (await answered).finished();
  await expect(paletteOf(page).getByRole("option", { name: "Bed 54", exact: true })).toHaveCount(1);
});

test("makes a board and a subject, chooses a theme and signs out, from any screen and without a mouse", async ({
  person,
}) => {
  const ann = await person("Ann");
  await ann.newBoard("Garden");
  const { page } = ann;

  await type(page, "new sub");
  await enter(page, "New subject");
  await expect(page.getByRole("textbox", { name: "Name of the subject" })).toBeFocused();
  await page.keyboard.type("Botany");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Botany" })).toBeVisible();

  await type(page, "new board");
  await enter(page, "New board");
  const field = page.getByRole("textbox", { name: "Name of the board" });
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  // Also where one is there already.
  await type(page, "new board");
  await enter(page, "New board");
  await expect(field).toBeFocused();
  await page.keyboard.type("Orchard");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Orchard" })).toBeVisible();

  await type(page, "dark");
  await enter(page, "Theme: Dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect.poll(async () => ((await ann.call("GET", "/users/me")) as { theme: string }).theme).toBe("dark");

  await type(page, "sign out");
  await enter(page, "Sign out");
  await expect(page.getByRole("heading", { name: /Welcome back|Sign in/ })).toBeVisible();
});
