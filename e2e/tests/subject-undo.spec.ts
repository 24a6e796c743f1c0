import { expect, test } from "../fixtures.ts";
import { newNote, newSubject, openNote, openSubject, type SubjectPage } from "../subject-page.ts";
import { TasksPage } from "../tasks-page.ts";

/** By keyboard alone, like all that is done here. */
async function fromMenu({ page }: SubjectPage, menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Menu of ${menu}`, exact: true }).press("Enter");
  await page.getByRole("menuitem", { name: item, exact: true }).press("Enter");
}

test("whatever was done on a subject's page is taken back by the same key, the last first", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Chemistry", { color: "teal" });
  await newNote(ann, subject.subjectId, "Acids", "");
  await newNote(ann, subject.subjectId, "Bases", "");
  await ann.call("POST", "/todos", { title: "Read chapter four", subjectId: subject.subjectId });
  await openSubject(page, subject.subjectId, "Chemistry");
  const tasks = new TasksPage(page);
  const heading = (name: string) => page.getByRole("heading", { level: 1, name, exact: true });

  await fromMenu(subject, "Acids", "Rename…");
  const title = page.getByRole("textbox", { name: "Title of the document" });
  await expect(title).toBeFocused();
  await title.fill("Salts");
  await title.press("Enter");
  await expect(subject.row("Salts")).toBeVisible();

  await fromMenu(subject, "Bases", "Delete");
  await expect(subject.row("Bases")).toBeHidden();
  await expect(subject.row("Salts")).toBeFocused();

  await tasks.task("Read chapter four").press("c");
  await expect(tasks.task("Read chapter four")).toBeHidden();

  await heading("Chemistry").getByRole("button").press("Enter");
  const name = page.getByRole("textbox", { name: "Name of the subject" });
  await expect(name).toBeFocused();
  await name.fill("Alchemy");
  await name.press("Enter");
  await expect(heading("Alchemy")).toBeVisible();

  await fromMenu(subject, "Alchemy", "Archive");
  await expect(page.getByText("This subject is archived.")).toBeVisible();

  await page.keyboard.press("Control+z");
  await expect(page.getByText("This subject is archived.")).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(heading("Chemistry")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(tasks.task("Read chapter four")).toBeVisible();
  await expect(subject.row("Bases")).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(subject.row("Bases")).toBeVisible();
  await expect(subject.row("Salts")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(subject.row("Acids")).toBeVisible();

  // And done once more.
  await page.keyboard.press("Control+Shift+z");
  await expect(subject.row("Salts")).toBeVisible();
});

test("two that are taken back at once come back in order", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "One");
  for (const next of ["Two", "Three"]) {
    await page.getByRole("heading", { level: 1 }).getByRole("button").press("Enter");
    const name = page.getByRole("textbox", { name: "Name of the subject" });
    await expect(name).toBeFocused();
    await name.fill(next);
    await name.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: next, exact: true })).toBeVisible();
  }
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("heading", { level: 1, name: "One", exact: true })).toBeVisible();
  const { name } = (await ann.call("GET", `/subjects/${subject.subjectId}`)) as { name: string };
  expect(name).toBe("One");
});

test("what leads to another screen is taken back there", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Chemistry");
  const note = await newNote(ann, subject.subjectId, "Acids", "Sour.");
  await openNote(page, subject.subjectId, note);
  await fromMenu(subject, "Acids", "Delete");
  await expect(page.getByRole("heading", { level: 1, name: "Chemistry", exact: true })).toBeVisible();
  await expect(page.getByText("“Acids” is in the trash")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(subject.row("Acids")).toBeVisible();

  await fromMenu(subject, "Chemistry", "Delete…");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Subjects", exact: true })).toBeVisible();
  const tile = page.getByRole("link", { name: /^Chemistry/ });
  await expect(tile).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(tile).toBeVisible();
});

test("the undo of a text is the text's own", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Chemistry");
  const id = await newNote(ann, subject.subjectId, "Acids", "Sour.");
  const note = await openNote(page, subject.subjectId, id);
  await page.getByRole("heading", { level: 1 }).getByRole("button").press("Enter");
  const title = page.getByRole("textbox", { name: "Title of the document" });
  await expect(title).toBeFocused();
  await title.fill("Salts");
  await title.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Salts" })).toBeVisible();
  await note.text.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Very.");
  await page.keyboard.press("Control+z");
  await expect(note.text).not.toHaveValue("Sour. Very.");
  await expect(page.getByRole("heading", { level: 1, name: "Salts" })).toBeVisible();
});
