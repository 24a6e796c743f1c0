import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures.ts";

test("a note is taken away as a file of Markdown, from its menu", async ({ person }) => {
  const ann = await person("Ann");
  const { id } = (await ann.call("POST", "/subjects", { name: "Botany" })) as { id: string };
  await ann.call("POST", `/subjects/${id}/documents`, { title: "Trees", text: "# Árboles\n\n- oak" });
  const { page } = ann;
  await page.goto(`/subjects/${id}`);
  await page.getByRole("button", { name: "Menu of Trees" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Trees.md");
  expect(await readFile(await download.path(), "utf8")).toBe("# Árboles\n\n- oak");
});
