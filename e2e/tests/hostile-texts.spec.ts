import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { HOSTILE } from "../hostile-texts.ts";

// Whatever is written in a text, nobody's page does anything but show it. Each test also ends with a look at whether the
// content security policy had to stop something: it is a second wall, and is not to be needed.

/** All that a text may become, and what each may carry. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...{
    p: [],
    blockquote: [],
    br: [],
    hr: [],
    ul: [],
    li: ["class"],
    ol: ["start"],
    em: [],
    strong: [],
    del: [],
    s: [],
  },
  ...{ h4: ["class"], h5: ["class"], h6: ["class"], code: [], bdi: [] },
  ...{ table: [], thead: [], tbody: [], tr: [], th: ["class"], td: ["class"] },
  div: ["class", "role", "aria-label", "tabindex"],
  pre: ["role", "aria-label", "tabindex", "dir"],
  span: ["class", "title"],
  a: ["class", "href", "title", "target", "rel"],
  label: ["class"],
  input: ["type", "checked"],
  svg: ["xmlns", "width", "height", "viewBox", "fill", "stroke", "class", "aria-hidden"].concat([
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
  ]),
  ...{ path: ["d"], rect: ["width", "height", "x", "y", "rx", "ry"], circle: ["cx", "cy", "r"] },
};

interface Task {
  readonly texts: readonly string[];
  readonly allowed: typeof ALLOWED;
}

/**
 * Writes each text, looks at its preview, clicks all that is no link, and says what stands there that may not. Within
 * the page: several hundred texts would take a hand too long.
 */
async function tryAll({ texts, allowed }: Task): Promise<readonly string[]> {
  const faults: string[] = [];
  const button = (name: string) => [...document.querySelectorAll("button")].find((each) => each.textContent === name);
  const write = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  for (const text of texts) {
    const field = document.querySelector("[role=dialog] textarea");
    write?.call(field, text);
    field?.dispatchEvent(new Event("input", { bubbles: true }));
    await settled();
    button("Preview")?.click();
    await settled();
    const prose = document.querySelector("[role=dialog] .prose");
    const fault = (what: string) => faults.push(`${what} of ${JSON.stringify(text)}`);
    if (!prose) fault("nothing is shown");
    for (const element of prose?.querySelectorAll("*") ?? []) {
      const name = element.tagName.toLowerCase();
      const own = allowed[name];
      if (!own) fault(`<${name}>`);
      for (const { name: attribute, value } of element.attributes) {
        if (!own?.includes(attribute)) fault(`<${name} ${attribute}="${value}">`);
      }
      if (element instanceof HTMLAnchorElement) {
        const isHere = /^\/b\/[0-9a-f-]{36}(?:\/c\/[0-9a-f-]{36})?$/.test(element.getAttribute("href") ?? "");
        const isAway = ["http:", "https:", "mailto:"].includes(element.protocol) && element.origin !== location.origin;
        if (!isHere && !isAway) fault(`a link to ${element.href}`);
        if (isAway && (element.target !== "_blank" || !element.relList.contains("noopener")))
          fault("a link that tells");
      } else if (element instanceof HTMLElement && !element.closest("a")) element.click();
    }
    await settled();
    button("Write")?.click();
    await settled();
  }
  return faults;
}

async function openField(page: Page): Promise<void> {
  await page.getByRole("link", { name: "One", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "One", exact: true });
  await dialog.getByRole("button", { name: "Add a description…" }).click();
  await dialog.getByRole("textbox", { name: "Description" }).fill("**loud**");
  await dialog.getByRole("button", { name: "Preview", exact: true }).click();
  // What shows Markdown is there.
  await expect(dialog.locator("strong")).toHaveText("loud");
  await dialog.getByRole("button", { name: "Write", exact: true }).click();
  await expect(dialog.getByRole("textbox", { name: "Description" })).toBeFocused();
}

for (const [name, texts] of Object.entries(HOSTILE)) {
  test(`nothing comes of ${name} (${texts.length} texts)`, async ({ person }) => {
    const ann = await person("Ann");
    const { page } = await ann.newBoard("Plans", [["One"]]);
    await openField(page);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => {
      asked.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("popup", (popup) => asked.push(`a page: ${popup.url()}`));
    const address = page.url();
    expect(await page.evaluate(tryAll, { texts, allowed: ALLOWED })).toEqual([]);
    expect(page.url()).toBe(address);
    await expect(page.getByRole("textbox", { name: "Description" })).toBeVisible();
    // Parts of the app itself may still come.
    const { origin } = new URL(address);
    const own = /^\/(?:assets\/[\w-]+\.(?:js|css|woff2)|favicon\.svg|api\/v1\/(?:boards|cards)\/[\w/-]+)$/;
    expect(asked.filter((url) => !url.startsWith(origin) || !own.test(new URL(url).pathname))).toEqual([]);
  });
}

test("these checks find what they look for", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = await ann.newBoard("Plans", [["One"]]);
  await openField(page);
  const allowed = { p: [], strong: [] };
  const faults = await page.evaluate(tryAll, {
    texts: ["**x**", "`x`", "- [ ] x", "[x](https://example.org)"],
    allowed,
  });
  expect(faults).toEqual(
    expect.arrayContaining([
      '<code> of "`x`"',
      '<input type="checkbox"> of "- [ ] x"',
      '<a href="https://example.org/"> of "[x](https://example.org)"',
    ]),
  );
  expect(faults.some((fault) => fault.includes("**x**"))).toBe(false);
});
