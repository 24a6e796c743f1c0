import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { SIZES } from "../sound.ts";
import { newNote, newSubject, openNote } from "../subject-page.ts";
import { TasksPage } from "../tasks-page.ts";

// Whoever uses keys alone is somewhere at every moment, and goes on from there.

const paletteOf = (page: Page) => page.getByRole("dialog", { name: "Command palette", exact: true });

test("who begins at the main part of a screen is there again after the palette and after a dialog", async ({
  person,
}) => {
  const { page } = await person("Ann");
  await page.goto("/tasks");
  await page.getByRole("link", { name: "Subjects", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Subjects", exact: true })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(paletteOf(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(paletteOf(page)).toBeHidden();
  await expect(main).toBeFocused();

  await page.getByRole("link", { name: "My tasks", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "My tasks", exact: true })).toBeVisible();
  await expect(main).toBeFocused();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog");
  await expect(help).toBeVisible();
  await expect.poll(() => help.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(main).toBeFocused();
});

test("Escape leads from a field to the list, to where the hands were, and keys go on from there", async ({
  person,
}) => {
  const { page } = await person("Ann");
  const tasks = await new TasksPage(page).open();
  await tasks.field.focus();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("main")).toBeFocused();

  await tasks.add("Three", "Two", "One");
  await tasks.expectIn("No date", ["One", "Two", "Three"]);
  await page.keyboard.press("Escape");
  await expect(tasks.task("One")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(tasks.task("Two")).toBeFocused();

  await page.keyboard.press("n");
  await expect(tasks.field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(tasks.task("Two")).toBeFocused();

  await page.keyboard.press("/");
  const find = page.getByRole("search").getByRole("textbox");
  await expect(find).toBeFocused();
  await page.keyboard.type("th");
  await expect(tasks.task("Two")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(find).toHaveValue("");
  await expect(find).toBeFocused();
  await expect(tasks.task("Two")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tasks.task("Two")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(tasks.task("Three")).toBeFocused();
});

test("a menu that is opened by key begins at its first item, and under a pointer at none", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  await newSubject(ann, "Garden");
  const button = page.getByRole("button", { name: "Menu of Garden", exact: true });
  const items = page.getByRole("menuitem");
  for (const key of ["Enter", "ArrowDown"]) {
    await button.press(key);
    await expect(items.first()).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(items.nth(1)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toBeHidden();
    await expect(button).toBeFocused();
  }
  await page.getByRole("main").focus();
  await button.click();
  await expect(items.first()).toBeVisible();
  await expect(page.getByRole("menu")).toBeFocused();
  await expect(page.locator("[role=menuitem][data-highlighted]")).toHaveCount(0);
});

test("a document has another title from the palette", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  await openNote(page, subject.subjectId, await newNote(ann, subject.subjectId, "Beds", "Sow in May."));
  await page.keyboard.press("Control+k");
  const palette = paletteOf(page);
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("rename");
  await expect(palette.locator("[data-highlighted]").filter({ hasText: "Rename…" })).toBeVisible();
  await page.keyboard.press("Enter");
  const title = page.getByRole("textbox", { name: "Title of the document", exact: true });
  await expect(title).toBeFocused();
  await title.fill("Borders");
  await title.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Borders", exact: true })).toBeVisible();
});

test("a finger shows a password without aiming", async ({ browser, server }) => {
  const context = await browser.newContext({ ...SIZES.phone, baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  const show = page.getByRole("button", { name: /^(Show|Hide)$/ });
  const box = await show.boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(44);
  expect(box?.height).toBeGreaterThanOrEqual(44);
  // All of it is its own: neither field takes any.
  for (const part of [0.05, 0.95]) {
    await show.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) * part } });
  }
  const password = page.getByRole("textbox", { name: "Password", exact: true });
  await password.fill("correct horse");
  await expect(password).toHaveAttribute("type", "password");
  await show.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) * 0.95 } });
  await expect(password).toHaveAttribute("type", "text");
  await context.close();
});
