import { createElement, useMemo } from "react";
import { blocksOf } from "./blocks.ts";
import { tokensOf } from "./markdown.ts";
import type { ProseProps } from "./prose-props.ts";
import { ticked } from "./tasks.ts";

/** Markdown, shown. Loaded when the first text is. */
export function Prose({ text, under = 3, onTick }: ProseProps) {
  const tokens = useMemo(() => tokensOf(text), [text]);
  if (!tokens) return <p className="prose whitespace-pre-wrap">{text}</p>;
  const tick = onTick && ((index: number) => onTick(ticked(text, index)));
  const { origin } = location;
  const blocks = blocksOf(tokens, { origin, under, onTick: tick, headings: [], tasks: 0, task: "" });
  return createElement("div", { className: "prose" }, ...blocks);
}
