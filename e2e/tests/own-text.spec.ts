import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { isSound } from "../sound.ts";
import { newSubject } from "../subject-page.ts";

// What is one user's alone is written on two devices: nobody keeps versions of it, so nothing of it may go.

const BEFORE = "milk\nbread\neggs";
const HERE = "milk\nbread, from here\neggs";
const THERE = "milk\nbread, from there\neggs";
const BOTH = "milk\nbread, from there\nbread, from here\neggs";

async function saveOverAnother(page: Page, name: string, changeThere: () => Promise<unknown>): Promise<void> {
  const field = page.getByRole("textbox", { name, exact: true });
  await field.fill(HERE);
  await changeThere();
  const warning = page.getByRole("alert").filter({ hasText: "You changed the same lines on another device" });
  await expect(warning).toBeVisible();
  await isSound(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(field).toBeHidden();
}

test("the same line of a to-do's notes, changed on two devices, stands there as both wrote it", async ({ person }) => {
  const ann = await person("Ann");
  const { id } = (await ann.call("POST", "/todos", { title: "Shopping", notes: BEFORE })) as { id: string };
  const { page } = ann;
  await page.goto(`/tasks/${id}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await saveOverAnother(page, "Notes", () => ann.call("PATCH", `/todos/${id}`, { notes: THERE }));
  await expect.poll(async () => ((await ann.call("GET", `/todos/${id}`)) as { notes: string }).notes).toBe(BOTH);
  await expect(page.getByRole("dialog")).toContainText("bread, from there");
});

test("the same line of a subject's description does, too", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { subjectId } = await newSubject(ann, "Shopping", { description: BEFORE });
  const address = `/subjects/${subjectId}`;
  await page.getByRole("button", { name: "Edit the description" }).click();
  await saveOverAnother(page, "Description", () => ann.call("PATCH", address, { description: THERE }));
  const saved = async () => ((await ann.call("GET", address)) as { description: string }).description;
  await expect.poll(saved).toBe(BOTH);
  await expect(page.getByRole("main")).toContainText("bread, from there");
});
