import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

// What the screens of subjects and documents let hands do, by typing some letters of it.

async function take(page: Page, typed: string, name: string): Promise<void> {
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(typed);
  await expect(palette.locator("[data-highlighted]").filter({ hasText: name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
}

test("what the palette opens has the focus, and is offered as soon as it is on the screen, however slow the machine", async ({
  person,
}) => {
  const { page } = await person("Ann");
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await page.goto("/subjects");
  await expect(page.getByRole("button", { name: "New subject" })).toBeVisible();
  await take(page, "new subj", "New subject");
  await expect(page.getByRole("textbox", { name: "Name of the subject", exact: true })).toBeFocused();
});

test("by the palette alone a subject is made, has a note that is thrown away, and is archived", async ({ person }) => {
  const { page } = await person("Ann");
  await page.goto("/subjects");
  await expect(page.getByRole("button", { name: "New subject" })).toBeVisible();
  await take(page, "new subj", "New subject");
  await expect(page.getByRole("textbox", { name: "Name of the subject", exact: true })).toBeFocused();
  await page.keyboard.type("Garden");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Garden", level: 1 })).toBeVisible();

  await take(page, "new no", "New note");
  await expect(page).toHaveURL(/\/d\//);
  const title = page.getByRole("textbox", { name: "Title of the document", exact: true });
  await expect(title).toBeFocused();
  await page.keyboard.type("Beds");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Beds", level: 1 })).toBeVisible();
  await take(page, "versio", "Versions");
  await expect(page.getByRole("dialog", { name: "Versions" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Versions" })).toBeHidden();
  await take(page, "delet", "Delete");
  await expect(page.getByRole("heading", { name: "Garden", level: 1 })).toBeVisible();

  await take(page, "archi", "Archive");
  await expect(page.getByText("“Garden” is archived", { exact: true })).toBeVisible();
});
