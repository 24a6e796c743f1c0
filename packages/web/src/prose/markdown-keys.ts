/** What a key does to a text: `text` in place of what stands between two places, and what is selected then. */
interface KeyEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly selection: readonly [number, number];
}

const ITEM = /^(\s*)([-*+]|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?/;
const QUOTE = /^\s*>\s?/;

/** Enter in a list or a quotation goes on with it; in an item with nothing in it, ends it. Undefined: it is a line like any other. */
export function continued(text: string, start: number, end: number): KeyEdit | undefined {
  const begin = text.lastIndexOf("\n", start - 1) + 1;
  const line = text.slice(begin, start);
  const item = ITEM.exec(line);
  const lead = item?.[0] ?? QUOTE.exec(line)?.[0];
  if (lead === undefined || lead === "") return undefined;
  const after = text.indexOf("\n", end);
  const rest = text.slice(end, after === -1 ? undefined : after);
  if (line.slice(lead.length).trim() === "" && rest.trim() === "" && start === end) {
    return { from: begin, to: start, text: "", selection: [begin, begin] };
  }
  const next = `\n${item ? nextOf(item) : lead}`;
  return { from: start, to: end, text: next, selection: [start + next.length, start + next.length] };
}

function nextOf([, indent = "", sign = "", number, after = "", gap = " ", box]: RegExpExecArray): string {
  const mark = number === undefined ? sign : `${Number(number) + 1}${after}`;
  return `${indent}${mark}${gap}${box === undefined ? "" : "[ ] "}`;
}

/** Puts a sign around what is selected, or takes it away where it is. */
export function marked(text: string, start: number, end: number, sign: string): KeyEdit {
  const chosen = text.slice(start, end);
  const { length } = sign;
  const isAround = text.slice(start - length, start) === sign && text.slice(end, end + length) === sign;
  if (isAround && start >= length) {
    return { from: start - length, to: end + length, text: chosen, selection: [start - length, end - length] };
  }
  return { from: start, to: end, text: sign + chosen + sign, selection: [start + length, end + length] };
}
