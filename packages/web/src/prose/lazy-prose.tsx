import { lazyPart } from "../ui/lazy-part.tsx";
import type { ProseProps } from "./prose-props.ts";

/** What Markdown looks like while the code that shows it is not there. */
function PlainText({ text }: ProseProps) {
  return <p className="prose whitespace-pre-wrap">{text}</p>;
}

/** Markdown is loaded with the first text that is shown. */
export const Prose = lazyPart(async () => (await import("./Prose.tsx")).Prose, PlainText);
