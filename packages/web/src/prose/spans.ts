import type { MarkedToken, Token, Tokens } from "marked";
import { createElement, Fragment, type ReactNode } from "react";
import { attachmentIn, documentIn } from "../attachment/attachment-address.ts";
import { ProseFile } from "../attachment/ProseFile.tsx";
import { ProsePicture } from "../attachment/ProsePicture.tsx";
import { ProseDocument, ProseDocumentPicture } from "../document/ProseDocument.tsx";
import { Mention } from "./Mention.tsx";
import { decoded, knownTokens, wordsOf } from "./markdown.ts";
import { ProseImage } from "./ProseImage.tsx";
import { ProseLink } from "./ProseLink.tsx";
import { targetOf, withMentions } from "./references.ts";
import { TaskBox } from "./TaskBox.tsx";

/** What is known while a text is made into elements, from its beginning to its end. */
export interface Making {
  /** Of this site. */
  readonly origin: string;
  /** The level of the heading that the text stands under. */
  readonly under: number;
  readonly onTick: ((index: number) => void) | undefined;
  /** The signs of the headings that what comes next belongs to. */
  headings: readonly number[];
  /** How many tasks there were so far. */
  tasks: number;
  /** What the task is about that stands here. */
  task: string;
}

/**
 * What stands within a line. There is no HTML on the way: an element is made for each thing that is known, and for
 * nothing else.
 */
export function spansOf(tokens: readonly Token[] | undefined, making: Making, isInLink = false): ReactNode[] {
  return knownTokens(tokens).map((token) => spanOf(token, making, isInLink));
}

function spanOf(token: MarkedToken, making: Making, isInLink: boolean): ReactNode {
  switch (token.type) {
    case "text":
      if (token.tokens) return createElement(Fragment, null, ...spansOf(token.tokens, making, isInLink));
      return isInLink ? decoded(token.text) : namedIn(token.escaped ? token.text : decoded(token.text));
    case "strong":
    case "em":
    case "del":
      return createElement(token.type, null, ...spansOf(token.tokens, making, isInLink));
    case "codespan":
      return createElement("code", null, token.text);
    case "escape":
      return token.text;
    case "br":
      return createElement("br");
    case "checkbox":
      return boxOf(token, making);
    case "link":
      return isInLink ? token.raw : linkOf(token, making);
    case "image":
      return imageOf(token, making, isInLink);
    default:
      return token.raw;
  }
}

function boxOf({ checked }: Tokens.Checkbox, making: Making): ReactNode {
  const index = making.tasks++;
  const { onTick, task } = making;
  return createElement(TaskBox, { isDone: checked, words: task, onTick: onTick && (() => onTick(index)) });
}

function linkOf(token: Tokens.Link, making: Making): ReactNode {
  const address = token.autolink ? token.href : decoded(token.href);
  const words = wordsOf([token]) || token.text;
  const children = token.autolink ? [token.text] : spansOf(token.tokens, making, true);
  const attachmentId = attachmentIn(address, making.origin);
  if (attachmentId !== undefined) return createElement(ProseFile, { attachmentId, words }, ...children);
  const documentId = documentIn(address, making.origin);
  if (documentId !== undefined) return createElement(ProseDocument, { documentId, words }, ...children);
  const target = targetOf(address, making.origin);
  if (!target) return token.raw;
  const title = token.title ? decoded(token.title) : undefined;
  return createElement(ProseLink, { target, title, words }, ...children);
}

function imageOf(token: Tokens.Image, making: Making, isInLink: boolean): ReactNode {
  const alt = wordsOf(token.tokens) || decoded(token.text);
  if (isInLink) return alt;
  const address = decoded(token.href);
  const attachmentId = attachmentIn(address, making.origin);
  if (attachmentId !== undefined) return createElement(ProsePicture, { attachmentId, alt });
  const documentId = documentIn(address, making.origin);
  if (documentId !== undefined) return createElement(ProseDocumentPicture, { documentId, alt });
  const target = targetOf(address, making.origin);
  return target?.where === "away" && !target.href.startsWith("mailto:")
    ? createElement(ProseImage, { href: target.href, alt })
    : token.raw;
}

function namedIn(text: string): ReactNode {
  if (!text.includes("@")) return text;
  const pieces = withMentions(text).map((piece) => (typeof piece === "string" ? piece : createElement(Mention, piece)));
  return createElement(Fragment, null, ...pieces);
}
