import { expect, test } from "../fixtures.ts";

test("what was begun in one to-do is not in the next that is opened over it, and is back in its own", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  const made = async (title: string) => ((await ann.call("POST", "/todos", { title })) as { id: string }).id;
  const [ringId, bellId] = [await made("Ring the bell"), await made("Buy a bell")];
  await page.goto(`/tasks/${ringId}`);
  const dialog = page.getByRole("dialog", { name: "To-do" });
  await dialog.getByRole("button", { name: /Add notes/ }).click();
  const notes = dialog.getByRole("textbox", { name: "Notes" });
  await notes.fill("Twice, and loud");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("Buy a bell");
  await palette.getByRole("option", { name: "Buy a bell", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/tasks/${bellId}$`));
  await expect(dialog.getByRole("button", { name: "Buy a bell", exact: true })).toBeVisible();
  await expect(notes).toBeHidden();
  await page.goBack();
  await expect(dialog.getByRole("button", { name: "Ring the bell", exact: true })).toBeVisible();
  await expect(notes).toHaveValue("Twice, and loud");
  expect(await ann.call("GET", `/todos/${bellId}`)).toMatchObject({ notes: "" });
});
