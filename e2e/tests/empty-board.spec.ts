import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

test("a board without columns says so to who may only look on, and shows the first when it comes", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob", SIZES.phone);
  const { id } = (await ann.call("POST", "/boards", { title: "Bare", columns: [] })) as { id: string };
  await ann.call("PUT", `/boards/${id}/users/${bob.userId}`, { role: "viewer" });
  await bob.page.goto(`/b/${id}`);
  const words = bob.page.getByRole("heading", { name: "No columns yet" });
  await expect(words).toBeVisible();
  await isSound(bob.page);
  await ann.page.goto(`/b/${id}`);
  await expect(ann.page.getByRole("button", { name: "Add the first column" })).toBeVisible();
  await expect(ann.page.getByRole("heading", { name: "No columns yet" })).toBeHidden();
  await ann.call("POST", `/boards/${id}/columns`, { title: "First" });
  await expect(bob.page.getByRole("region", { name: "First", exact: true })).toBeVisible();
  await expect(words).toBeHidden();
});
