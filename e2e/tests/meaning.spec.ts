import { EmbeddingsServer } from "../../services/embeddings-server.ts";
import { expect, type Person } from "../fixtures.ts";
import { test as testOfInstallation } from "../own-server.ts";
import { isSound, SIZES } from "../sound.ts";

// Where the server searches by meaning too, one finds by other words than were written.

const test = testOfInstallation.extend<{ embeddings: EmbeddingsServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture wants from its first parameter.
  embeddings: async ({}, use) => {
    const embeddings = await EmbeddingsServer.start();
    await use(embeddings);
    await embeddings.stop();
  },
  settings: async ({ embeddings }, use) => {
    await use({ EMBEDDINGS_URL: embeddings.url, EMBEDDINGS_MODEL: "known" });
  },
});

interface Listed {
  readonly cards: readonly { readonly id: string; readonly title: string }[];
}

const foundBy = async (person: Person, q: string) =>
  ((await person.call("GET", `/search?q=${q}`)) as { items: object[] }).items.length;

for (const [size, use] of Object.entries(SIZES)) {
  test.describe(size, () => {
    test.use(use);

    test("what says the same in other words stands among what has the words, without marks", async ({ person }) => {
      const ann = await person("Ann");
      const { page } = ann;
      const titles = ["Wash the car", "Sell the old automobile", "Buy soil"];
      const { boardId } = await ann.newBoard("Home", [titles]);
      const { cards } = (await ann.call("GET", `/boards/${boardId}`)) as Listed;
      const automobile = cards.find(({ title }) => title.includes("automobile"))?.id ?? "";
      const description = "It stands **behind the house** and wants new papers first.";
      await ann.call("PATCH", `/cards/${automobile}`, { description });
      await ann.call("POST", "/todos", { title: "Call the garage" });
      await expect.poll(() => foundBy(ann, "car"), { timeout: 15_000 }).toBe(3);

      await page.goto("/search?q=car");
      const results = page.getByRole("list", { name: "Results" }).getByRole("link");
      await expect(results).toHaveCount(3);
      await expect(results.first()).toContainText("Wash the car");
      await expect(results.first().locator("mark")).toHaveText("car");
      const near = results.filter({ hasText: "automobile" });
      await expect(near).toContainText("It stands behind the house and wants new papers first.");
      await expect(near.locator("mark")).toHaveCount(0);
      await isSound(page);

      await page.goto("/");
      await page.getByRole("button", { name: "Command palette" }).first().click();
      const palette = page.getByRole("dialog", { name: "Command palette" });
      await palette.getByRole("combobox").fill("car");
      // By its place, for nothing that stands in it says why.
      await expect(palette.getByRole("option", { name: "Sell the old automobile" })).toContainText("Home");
      await expect(palette.getByRole("option", { name: "Call the garage" })).toBeVisible();
      await isSound(page);
    });
  });
}
