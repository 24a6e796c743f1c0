import { expect, test } from "../fixtures.ts";
import { NotePage, newSubject } from "../subject-page.ts";
import { TasksPage } from "../tasks-page.ts";

// What one has made is taken back by the same key as all else: it goes to the trash, and comes from there again.

const text = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(name) });

test("a subject that was just made goes to the trash by Ctrl Z, and comes back by doing it again", async ({
  person,
}) => {
  const { page } = await person("Ann");
  await page.goto("/subjects");
  await page.getByRole("button", { name: "New subject" }).press("Enter");
  const name = page.getByRole("textbox", { name: "Name of the subject", exact: true });
  await expect(name).toBeFocused();
  await name.fill("Garden");
  await name.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Garden", exact: true })).toBeVisible();

  await page.keyboard.press("Control+z");
  await expect(page.getByRole("heading", { level: 1, name: "Subjects", exact: true })).toBeVisible();
  await expect(page.getByText("“Garden” is in the trash", { exact: true })).toBeVisible();
  const tile = page.getByRole("link", { name: /^Garden/ });
  await expect(tile).toBeHidden();
  await page.keyboard.press("Control+Shift+z");
  await expect(tile).toBeVisible();
  await expect(page.getByText("“Garden” is in the trash", { exact: true })).toBeHidden();

  await page.keyboard.press("Control+z");
  await expect(tile).toBeHidden();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(tile).toBeVisible();
});

test("a note that was just made goes to the trash with what was written in it, and is there again with all of it", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  await page.getByRole("button", { name: "New note" }).press("Enter");
  const title = page.getByRole("textbox", { name: "Title of the document", exact: true });
  await expect(title).toBeFocused();
  await title.press("Enter");
  const note = new NotePage(page);
  await expect(note.text).toBeFocused();
  await page.keyboard.type("Sow in May.");
  // Not waiting until it is saved.
  await page.getByRole("button", { name: "Menu of Untitled note", exact: true }).focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("heading", { level: 1, name: "Garden", exact: true })).toBeVisible();
  await expect(page.getByText("“Untitled note” is in the trash", { exact: true })).toBeVisible();
  await expect(subject.row("Untitled note")).toBeHidden();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await subject.row("Untitled note").click();
  await expect(note.text).toHaveValue("Sow in May.");
});

test("files that were chosen at once are taken back at once, there or on their way, and are sent again", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  await subject.choose(text("one.txt"), text("two.txt"));
  await expect(subject.row("one.txt")).toBeVisible();
  await expect(subject.row("two.txt")).toBeVisible();
  await expect(subject.coming).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(subject.row("one.txt")).toBeHidden();
  await expect(subject.row("two.txt")).toBeHidden();
  await expect(page.getByText("2 files are in the trash", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expect(subject.row("one.txt")).toBeVisible();
  await expect(subject.row("two.txt")).toBeVisible();

  const letGo = await subject.hold();
  await subject.choose(text("three.txt"));
  await expect(subject.coming).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(subject.coming).toHaveCount(0);
  letGo();
  await page.keyboard.press("Control+Shift+z");
  await expect(subject.row("three.txt")).toBeVisible();
  await expect(subject.documents.getByRole("link")).toHaveCount(3);
  // What was done before is what is taken back next.
  await page.keyboard.press("Control+z");
  await expect(subject.row("three.txt")).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(subject.documents.getByRole("link")).toHaveCount(0);
});

test("a to-do is taken back from the line where it was added, and so is one from the palette", async ({ person }) => {
  const { page } = await person("Ann");
  const tasks = await new TasksPage(page).open();
  await tasks.add("Sow beans", "Buy twine");
  await tasks.expectIn("No date", ["Buy twine", "Sow beans"]);
  await expect(tasks.field).toBeFocused();
  await page.keyboard.press("Control+z");
  await tasks.expectIn("No date", ["Sow beans"]);
  await page.keyboard.press("Control+Shift+z");
  await tasks.expectIn("No date", ["Buy twine", "Sow beans"]);
  // What is being written has an undo of its own.
  await page.keyboard.type("Mow");
  await page.keyboard.press("Control+z");
  await tasks.expectIn("No date", ["Buy twine", "Sow beans"]);
  await tasks.field.fill("");

  await tasks.task("Sow beans").focus();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("Water the beds");
  await palette.getByRole("option", { name: /Add to-do “Water the beds”/ }).click();
  await expect(palette).toBeHidden();
  await expect(tasks.task("Water the beds")).toBeVisible();
  await expect(tasks.task("Sow beans")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(tasks.task("Water the beds")).toBeHidden();
  await tasks.expectIn("No date", ["Buy twine", "Sow beans"]);
});

test("a board that was gathered is taken out again by the same key, and nothing before it", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  await ann.call("POST", "/boards", { title: "Beds" });
  await newSubject(ann, "Garden");
  const boards = page.getByRole("region", { name: "Boards", exact: true });
  await boards.getByRole("button", { name: "Choose" }).press("Enter");
  const field = page.getByRole("combobox", { name: "Find a board", exact: true });
  await expect(field).toBeFocused();
  await expect(page.getByRole("gridcell")).toHaveCount(1);
  await field.pressSequentially("beds");
  await field.press("Enter");
  await page.keyboard.press("Escape");
  await expect(boards.getByRole("link", { name: "Beds" })).toBeVisible();
  await expect(boards.getByRole("button", { name: "Choose" })).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(boards.getByRole("link", { name: "Beds" })).toBeHidden();
  await page.keyboard.press("Control+Shift+z");
  await expect(boards.getByRole("link", { name: "Beds" })).toBeVisible();
});

test("what is offered to be had back is not, once it was had back elsewhere", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  const { id } = (await ann.call("POST", `/subjects/${subject.subjectId}/documents`, { title: "Beds" })) as {
    id: string;
  };
  const said = page.getByText("“Beds” is in the trash", { exact: true });
  await expect(subject.row("Beds")).toBeVisible();
  await subject.menuOf("Beds", "Delete");
  await expect(said).toBeVisible();
  await ann.call("POST", `/documents/${id}/restore`);
  await expect(subject.row("Beds")).toBeVisible();
  await expect(said).toBeHidden({ timeout: 5_000 });

  await subject.menuOf("Beds", "Delete");
  await expect(said).toBeVisible();
  await page.getByRole("link", { name: "Subjects", exact: true }).first().click();
  await page.getByRole("button", { name: "Trash", exact: true }).click();
  const trash = page.getByRole("dialog", { name: "Trash", exact: true });
  await trash.getByRole("button", { name: "Restore Beds" }).click();
  await expect(page.getByText("“Beds” is restored", { exact: true })).toBeVisible();
  await expect(said).toBeHidden({ timeout: 5_000 });
  // That is an act like any other, and is taken back over the open dialog.
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(trash.getByRole("button", { name: "Restore Beds" })).toBeVisible();
  await expect(said).toBeVisible();

  await trash.getByRole("button", { name: "Empty the trash" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Empty the trash" }).click();
  await expect(trash.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toHaveCount(0);
});
