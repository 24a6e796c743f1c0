import type { Row } from "./row.ts";

const HEADS = ["what", "measured", "floor", "ratio (min–max)", "bound", "holds"] as const;

function cells({ what, measured, floor, ratio, bound, holds }: Row): string[] {
  return [what, measured, floor, ratio, bound, holds === undefined ? "–" : holds ? "yes" : "NO"];
}

/** The rows as a Markdown table whose columns stand straight in a terminal too. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [[...HEADS], ...rows.map(cells)];
  const widths = HEADS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const draw = (line: readonly string[]) => `| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  const [head, ...body] = lines.map(draw);
  return [head, rule, ...body].join("\n");
}
