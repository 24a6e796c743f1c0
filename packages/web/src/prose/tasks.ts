import type { Tokens } from "marked";
import { everyToken, tokensOf } from "./markdown.ts";

const MARK = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\](?=[ \t])/gm;

function tasksOf(text: string): readonly boolean[] {
  return [...everyToken(tokensOf(text))]
    .filter((token): token is Tokens.Checkbox => token.type === "checkbox")
    .map(({ checked }) => checked);
}

/**
 * The text with its task number `index` (from 0, as they are shown) ticked, or not any more. Only that mark changes:
 * what looks like one and is none, as in a block of code, is told apart by reading the changed text again.
 */
export function ticked(text: string, index: number): string {
  const tasks = tasksOf(text);
  const wanted = tasks.map((isDone, at) => (at === index ? !isDone : isDone)).join();
  const marks = [...text.matchAll(MARK)].map(({ index: start, 0: all, 1: mark = "" }) => ({
    at: start + all.length - 2,
    mark,
  }));
  // Where nothing only looks like a mark, the first one that is tried is the one.
  const tries = [...marks.slice(index, index + 1), ...marks.slice(0, index), ...marks.slice(index + 1)];
  for (const { at, mark } of tries) {
    const next = `${text.slice(0, at)}${mark === " " ? "x" : " "}${text.slice(at + 1)}`;
    if (tasksOf(next).join() === wanted) return next;
  }
  return text;
}
