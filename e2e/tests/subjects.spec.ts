import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";
import { newSubject, openSubject } from "../subject-page.ts";
import { TasksPage } from "../tasks-page.ts";

// Notebooks of one's own: made, named, put away, thrown away and had back.

for (const [size, device] of Object.entries(SIZES)) {
  test(`a subject is made in place, and is there under its name: ${size}`, async ({ person }) => {
    const ann = await person("Ann", device);
    const { page } = ann;
    await page.goto("/");
    await page.getByRole("link", { name: "Subjects", exact: true }).click();
    await expect(page.getByRole("heading", { name: "A notebook for each thing" })).toBeVisible();
    await isSound(page);

    await page.getByRole("button", { name: "New subject" }).click();
    await page.getByRole("textbox", { name: "Name of the subject" }).fill("Garden");
    await page.getByRole("radio", { name: "Green" }).check({ force: true });
    await isSound(page);
    await page.getByRole("button", { name: "Create subject" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Garden" })).toBeVisible();
    await expect(page).toHaveTitle("Garden · SyncBoard");
    await expect(page.getByText("No notes or files yet")).toBeVisible();
    await isSound(page);

    await page.getByRole("link", { name: "Subjects", exact: true }).first().click();
    const tile = page.getByRole("main").getByRole("link", { name: "Garden" });
    await expect(tile).toBeVisible();
    await expect(tile.locator("[data-color=green]")).toBeVisible();
    await isSound(page);
  });
}

test("by keys alone a subject is made, renamed and described", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  await page.goto("/subjects");
  const add = page.getByRole("button", { name: "New subject" });
  await add.press("Enter");
  const name = page.getByRole("textbox", { name: "Name of the subject" });
  await expect(name).toBeFocused();
  await name.press("Escape");
  await expect(add).toBeFocused();
  await add.press("Enter");
  await name.pressSequentially("Taxes");
  await name.press("Enter");

  const heading = page.getByRole("button", { name: "Taxes", exact: true });
  await heading.press("Enter");
  await expect(name).toBeFocused();
  await name.fill("Taxes 2026");
  await name.press("Enter");
  await expect(page.getByRole("button", { name: "Taxes 2026", exact: true })).toBeFocused();

  await page.getByRole("button", { name: "Add a description…" }).press("Enter");
  const description = page.getByRole("textbox", { name: "Description" });
  await expect(description).toBeFocused();
  await description.pressSequentially("Needed:\n- receipts\nletters");
  await description.press("Control+Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "receipts" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "letters" })).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Taxes 2026" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "letters" })).toBeVisible();
});

test("what one tab changes the other shows", async ({ person }) => {
  const ann = await person("Ann");
  await newSubject(ann, "Garden");
  const other = await ann.newTab();
  await other.goto("/subjects");
  await expect(other.getByRole("link", { name: "Garden" })).toBeVisible();

  await ann.page.getByRole("button", { name: "Menu of Garden" }).click();
  await ann.page.getByRole("menuitem", { name: "Name and colour…" }).click();
  const dialog = ann.page.getByRole("dialog", { name: "Name and colour" });
  await dialog.getByRole("textbox", { name: "Name of the subject" }).fill("   ");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Please give the subject a name.")).toBeVisible();
  await isSound(ann.page);
  await dialog.getByRole("textbox", { name: "Name of the subject" }).fill("Orchard");
  await dialog.getByRole("radio", { name: "Amber" }).check({ force: true });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(ann.page.getByRole("heading", { level: 1, name: "Orchard" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Orchard" }).locator("[data-color=amber]")).toBeVisible();
});

test("a subject rests in the archive, and comes back", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  await ann.call("POST", "/subjects", { name: "Garden" });
  await ann.call("POST", "/subjects", { name: "Taxes" });
  await page.goto("/subjects");
  await page.getByRole("button", { name: "Menu of Garden" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByRole("link", { name: "Garden" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Taxes" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "Garden" })).toBeVisible();

  await page.getByRole("button", { name: "Menu of Garden" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByRole("link", { name: "Garden" })).toHaveCount(0);
  await page.getByRole("link", { name: "Archived" }).click();
  await expect(page).toHaveURL(/archived=true/);
  await isSound(page);
  await page.getByRole("link", { name: "Garden" }).click();
  await expect(page.getByText("This subject is archived.")).toBeVisible();
  await isSound(page);
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(page.getByText("This subject is archived.")).toBeHidden();
  await page.goto("/subjects?archived=true");
  await expect(page.getByText("Nothing is archived")).toBeVisible();
});

test("a subject that is deleted is in the trash, and can be had back from there or at once", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const subject = await newSubject(ann, "Garden");
  const remove = async () => {
    await page.getByRole("button", { name: "Menu of Garden" }).click();
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    await isSound(page);
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete subject" }).click();
  };
  await remove();
  await expect(page).toHaveURL(/\/subjects$/);
  await expect(page.getByText("A notebook for each thing")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "Garden" })).toBeVisible();

  await remove();
  await expect(page.getByRole("link", { name: "Garden" })).toHaveCount(0);
  await page.goto(`/subjects/${subject.subjectId}`);
  await expect(page.getByRole("heading", { name: "This subject isn’t here" })).toBeVisible();
  await isSound(page);
  await page.getByRole("link", { name: "Go to your subjects" }).click();
  await page.getByRole("button", { name: "Trash" }).click();
  const trash = page.getByRole("dialog", { name: "Trash" });
  await expect(trash.getByText("30 days left")).toBeVisible();
  await isSound(page);
  await trash.getByRole("button", { name: "Restore Garden" }).click();
  await expect(trash.getByText("The trash is empty")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Garden" })).toBeVisible();
});

test("what is in the trash is gone for good when it is emptied, asked first", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { id } = (await ann.call("POST", "/subjects", { name: "Garden" })) as { id: string };
  await ann.call("DELETE", `/subjects/${id}`);
  await page.goto("/subjects");
  await page.getByRole("button", { name: "Trash" }).click();
  const trash = page.getByRole("dialog", { name: "Trash" });
  await trash.getByRole("button", { name: "Empty the trash" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await expect(trash.getByText("Garden")).toBeVisible();
  await trash.getByRole("button", { name: "Empty the trash" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Empty the trash" }).click();
  await expect(trash.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await expect(ann.call("POST", `/subjects/${id}/restore`)).rejects.toThrow("404");
});

test("boards are gathered under a subject by keys, opened from there, and taken out again", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  await ann.newBoard("House move", [["Boxes"]]);
  await ann.newBoard("Orchard");
  const { subjectId } = await newSubject(ann, "Garden");
  const boards = page.getByRole("region", { name: "Boards", exact: true });
  await boards.getByRole("button", { name: "Choose" }).press("Enter");
  const field = page.getByRole("combobox", { name: "Find a board" });
  await expect(field).toBeFocused();
  await field.pressSequentially("orch");
  await expect(page.getByRole("gridcell")).toHaveCount(1);
  await field.press("Enter");
  await expect(page.getByRole("gridcell", { name: "Orchard", exact: false, selected: true })).toBeVisible();
  await isSound(page);
  await page.keyboard.press("Escape");
  await expect(boards.getByRole("button", { name: "Choose" })).toBeFocused();
  await boards.getByRole("link", { name: "Orchard" }).click();
  await expect(page).toHaveURL(/\/b\//);

  await openSubject(page, subjectId, "Garden");
  await boards.getByRole("button", { name: "Take “Orchard” out of this subject" }).click();
  await expect(boards.getByRole("link", { name: "Orchard" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(boards.getByRole("link", { name: "Orchard" })).toBeVisible();
});

test("to-dos of a subject are added and ticked by keys, count as its progress, and are on the other tab", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  const { subjectId } = await newSubject(ann, "Garden");
  const tasks = new TasksPage(page);
  const other = new TasksPage(await ann.newTab());
  await other.page.goto(page.url());
  const todos = page.getByRole("region", { name: "To-dos", exact: true });
  await expect(todos.getByText("Nothing to do here yet.")).toBeVisible();
  // As among all tasks: what is read as a date is shown before it is taken.
  await tasks.field.fill("Dig tomorrow");
  await expect(todos.getByRole("button", { name: /tomorrow/i })).toBeVisible();
  await tasks.field.press("Enter");
  await expect(todos.getByRole("link", { name: "Dig", exact: true })).toBeVisible();
  await tasks.add("Buy seeds");
  await expect(tasks.field).toBeFocused();
  await tasks.expectIn("No date", ["Buy seeds"]);
  await expect(other.box("Buy seeds")).toBeVisible();
  await isSound(page);
  await tasks.box("Buy seeds").press("Space");
  await expect(page.getByText("1 of 2 to-dos done")).toBeVisible();
  await expect(other.page.getByText("1 of 2 to-dos done")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(page.getByText("0 of 2 to-dos done")).toBeVisible();
  await tasks.box("Dig").press("Space");
  await tasks.group("Done").getByRole("button", { name: "Done" }).press("Enter");
  await expect(tasks.box("Dig")).toBeChecked();
  await isSound(page);

  // It opens over its subject, at an address of its own, and the hands come back to it.
  await tasks.task("Buy seeds").press("Enter");
  await expect(page.getByRole("dialog", { name: "To-do" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/subjects/${subjectId}/t/`));
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(new RegExp(`/subjects/${subjectId}$`));
  await expect(tasks.task("Buy seeds")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page.getByText("1 of 1 to-do done")).toBeVisible();
  await page.goto("/subjects");
  await expect(page.getByRole("link", { name: "Garden" })).toContainText("1 of 1 to-do done");
});

test("without an answer the screen says so, keeps what is written, and goes on when there is one", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  await newSubject(ann, "Garden");
  await ann.network.cut();
  await page.getByRole("button", { name: "Garden", exact: true }).click();
  const name = page.getByRole("textbox", { name: "Name of the subject" });
  await name.fill("Orchard");
  await name.press("Enter");
  await expect(page.getByText("The server can’t be reached.").first()).toBeVisible();
  await expect(name).toHaveValue("Orchard");
  await ann.network.mend();
  await name.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Orchard" })).toBeVisible();
  await page.goto("/subjects");
  await expect(page.getByRole("link", { name: "Orchard" })).toBeVisible();
});

test("somebody else’s subject is not there", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const { subjectId } = await newSubject(ann, "Garden");
  await bob.page.goto(`/subjects/${subjectId}`);
  await expect(bob.page.getByRole("heading", { name: "This subject isn’t here" })).toBeVisible();
});
