import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";
import { newSubject, openSubject, type SubjectPage } from "../subject-page.ts";
import { TasksPage } from "../tasks-page.ts";

/** A subject with more of everything than a screen holds. */
async function fullSubject(ann: Person): Promise<SubjectPage> {
  const subject = await newSubject(ann, "Garden");
  const { subjectId } = subject;
  for (let number = 0; number < 60; number++) {
    await ann.call("POST", `/subjects/${subjectId}/documents`, { title: `Note ${number}`, text: "Dig." });
  }
  const commands = Array.from({ length: 90 }, (_, number) => {
    return {
      id: crypto.randomUUID(),
      type: "todo.add",
      todoId: crypto.randomUUID(),
      title: `Thing ${number}`,
      subjectId,
    };
  });
  await ann.call("POST", "/todos/commands", { commands });
  const board = (await ann.call("POST", "/boards", { title: "Beds" })) as { id: string };
  await ann.call("PUT", `/subjects/${subjectId}/boards/${board.id}`);
  return await openSubject(ann.page, subjectId, "Garden");
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`on a phone every part of a full subject is one tap away: ${colorScheme}`, async ({ person }) => {
    const ann = await person("Ann", { ...SIZES.phone, colorScheme });
    const { page } = ann;
    const subject = await fullSubject(ann);
    await expect(subject.row("Note 59")).toBeVisible();
    const parts = page.getByRole("navigation", { name: "Parts of this subject" });
    const part = (name: RegExp) => parts.getByRole("link", { name });
    for (const link of await parts.getByRole("link").all()) {
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    await expect(page.getByRole("textbox", { name: "Add a to-do" })).not.toBeInViewport();

    await part(/^To-dos/).tap();
    await expect(page.getByRole("textbox", { name: "Add a to-do" })).toBeInViewport();
    // They stay there on the way through a long part.
    await part(/^Boards/).tap();
    await expect(page.getByRole("link", { name: "Beds" })).toBeInViewport();
    await part(/^Documents/).tap();
    await expect(subject.row("Note 59")).toBeInViewport();
    await isSound(page);
    // None of that is a place to go back to.
    expect(new URL(page.url()).hash).toBe("");
  });
}

test("what is shown of a long list goes on where it ended, and the focus with it", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await fullSubject(ann);
  await expect(subject.row("Note 59")).toBeVisible();
  await expect(subject.row("Note 9")).toBeHidden();
  await page.getByRole("button", { name: "Show more" }).press("Enter");
  await expect(subject.row("Note 9")).toBeFocused();
});

test("on a phone to-dos are selected from one that is open, and all at once", async ({ person }) => {
  const ann = await person("Ann", SIZES.phone);
  const { page } = ann;
  const tasks = await new TasksPage(page).open();
  await tasks.add("Call Ann", "Read", "Write");
  await tasks.isSaved();
  await tasks.task("Read").tap();
  await page.getByRole("dialog").getByRole("button", { name: "Select" }).tap();
  const bar = page.getByRole("region", { name: "Selected tasks" });
  await expect(bar).toContainText("1 selected");
  await expect(page.getByRole("dialog")).toBeHidden();
  await tasks.task("Write").tap();
  await expect(bar).toContainText("2 selected");
  await bar.getByRole("button", { name: "Select all" }).tap();
  await expect(bar).toContainText("3 selected");
  await isSound(page);
  await bar.getByRole("button", { name: "Complete" }).tap();
  await expect(bar).toBeHidden();
  for (const title of ["Call Ann", "Read", "Write"]) await expect(tasks.task(title)).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).tap();
  for (const title of ["Call Ann", "Read", "Write"]) await expect(tasks.task(title)).toBeVisible();
});

test("the focus goes on with what is left, and comes along to another screen", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const tasks = await new TasksPage(page).open();
  await tasks.add("One", "Two", "Three", "Four");
  await tasks.isSaved();
  const select = async (...titles: readonly string[]) => {
    for (const title of titles) await tasks.task(title).press("x");
    await expect(page.getByRole("region", { name: "Selected tasks" })).toContainText(`${titles.length} selected`);
  };
  // The new ones are on top.
  await select("Four", "Three");
  await page.keyboard.press("c");
  await expect(tasks.task("Three")).toBeHidden();
  await expect(tasks.task("Two")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(tasks.task("Three")).toBeVisible();
  await select("Two", "One");
  await page.keyboard.press("Delete");
  await expect(tasks.task("One")).toBeHidden();
  await expect(tasks.task("Three")).toBeFocused();

  const nav = page.getByRole("navigation", { name: "Main" });
  await nav.getByRole("link", { name: "Subjects" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Subjects" })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await nav.getByRole("link", { name: "My tasks" }).press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(tasks.task("Four")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-task-main]:focus")).toBeVisible();
});
