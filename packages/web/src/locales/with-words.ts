import { loadRest } from "./i18n.ts";

/** A part, once it and its words are there. The build puts this round whatever fetches a part that has words of its own. */
export async function withWords<Part>(part: Promise<Part>): Promise<Part> {
  const [fetched] = await Promise.all([part, loadRest()]);
  return fetched;
}
