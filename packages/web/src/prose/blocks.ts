import type { MarkedToken, Token, Tokens } from "marked";
import { createElement, Fragment, type ReactNode } from "react";
import { knownTokens, MOST_NESTED, wordsOf } from "./markdown.ts";
import { ProseCode } from "./ProseCode.tsx";
import { ProseTable } from "./ProseTable.tsx";
import { type Making, spansOf } from "./spans.ts";

/** Paragraphs, lists, tables and the like. HTML is shown as the text that it is. */
export function blocksOf(tokens: readonly Token[] | undefined, making: Making, depth = 0): ReactNode[] {
  return knownTokens(tokens).map((token) => blockOf(token, making, depth));
}

function blockOf(token: MarkedToken, making: Making, depth: number): ReactNode {
  if (depth > MOST_NESTED) return createElement("p", null, token.raw);
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "paragraph":
      return createElement("p", null, ...spansOf(token.tokens, making));
    case "heading":
      return headingOf(token, making);
    case "blockquote":
      return createElement("blockquote", null, ...blocksOf(token.tokens, making, depth + 1));
    case "list":
      return listOf(token, making, depth);
    case "code": {
      const language = /^[\w+#-]{1,20}/.exec(token.lang ?? "")?.[0] ?? "";
      return createElement(ProseCode, { code: token.text, language });
    }
    case "table":
      return tableOf(token, making);
    case "hr":
      return createElement("hr");
    case "html":
      return createElement("p", null, token.raw.trim());
    default:
      return createElement(Fragment, null, ...spansOf([token], making));
  }
}

/** Its level is one below the heading that it belongs to, whatever its signs say: readers walk from level to level. */
function headingOf({ depth, tokens }: Tokens.Heading, making: Making): ReactNode {
  const above = making.headings.filter((each) => each < depth);
  making.headings = [...above, depth];
  const level = Math.min(6, making.under + above.length + 1);
  return createElement(`h${level}`, { className: `heading-${depth}` }, ...spansOf(tokens, making));
}

function listOf({ ordered, start, items }: Tokens.List, making: Making, depth: number): ReactNode {
  const children = items.map((item) => {
    if (item.task) making.task = wordsOf(item.tokens.filter(({ type }) => type !== "list").slice(0, 2));
    return createElement("li", item.task ? { className: "task" } : null, ...blocksOf(item.tokens, making, depth + 1));
  });
  if (!ordered) return createElement("ul", null, ...children);
  return createElement("ol", start === "" || start === 1 ? null : { start }, ...children);
}

function tableOf({ header, rows }: Tokens.Table, making: Making): ReactNode {
  const rowOf = (tag: "th" | "td", cells: readonly Tokens.TableCell[]) => {
    const children = cells.map(({ align, tokens }) =>
      createElement(tag, align ? { className: `align-${align}` } : null, ...spansOf(tokens, making)),
    );
    return createElement("tr", null, ...children);
  };
  const body = rows.map((cells) => rowOf("td", cells));
  const head = createElement("thead", null, rowOf("th", header));
  return createElement(ProseTable, null, head, createElement("tbody", null, ...body));
}
