import createPurifier from "dompurify";
import { Marked } from "marked";

/** HTML in a text is shown as the text that it is. */
function escaped(text: string): string {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}

const purifier = createPurifier(window);

const SAFE_LINK = /^(?:https?:|mailto:)/i;

purifier.addHook("afterSanitizeAttributes", (element) => {
  if (element.tagName === "A") {
    const href = element.getAttribute("href") ?? "";
    // A relative address would be one of this site's own: nobody else's text may send the reader about in it.
    if (!SAFE_LINK.test(href)) element.removeAttribute("href");
    element.setAttribute("target", "_blank");
    element.setAttribute("rel", "noopener noreferrer");
  }
});

const ALLOWED_TAGS =
  "a b blockquote br code del em h1 h2 h3 h4 h5 h6 hr i input li ol p pre s strong sub sup table tbody td th thead tr ul".split(
    " ",
  );

const ALLOWED_ATTR = ["href", "title", "start", "checked", "type", "align", "disabled", "aria-label"];

export interface ProseWords {
  readonly image: string;
  readonly itemDone: string;
  readonly itemOpen: string;
}

/**
 * Markdown to HTML that may be put into the page. A picture becomes a link to it: loading it would tell a stranger's
 * server who reads this board, and when.
 */
export function markdownToHtml(text: string, words: ProseWords): string {
  const marked = new Marked({
    gfm: true,
    breaks: true,
    renderer: {
      html: ({ text }) => escaped(text),
      checkbox: ({ checked }) =>
        `<input type="checkbox" disabled ${checked ? "checked" : ""} aria-label="${checked ? words.itemDone : words.itemOpen}"> `,
      image({ href, text: alt }) {
        const link = document.createElement("a");
        link.setAttribute("href", href);
        link.textContent = `${words.image}: ${alt || href}`;
        return link.outerHTML;
      },
    },
  });
  const html = marked.parse(text, { async: false });
  return purifier.sanitize(html, { ALLOWED_TAGS, ALLOWED_ATTR, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false });
}
