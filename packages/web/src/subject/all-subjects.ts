import type { Subject, Subjects } from "@syncboard/client";

const PAGE = 100;
/** Of more subjects than this nobody chooses from a list. */
const MOST_PAGES = 5;

/** The subjects in use that something can be put under, by their names. */
export async function allSubjects(subjects: Pick<Subjects, "list">): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; page < MOST_PAGES && cursor !== null; page++) {
    const { items, nextCursor } = await subjects.list({ limit: PAGE, ...(cursor && { cursor }) });
    found.push(...items);
    cursor = nextCursor;
  }
  return found.toSorted((a, b) => a.name.localeCompare(b.name));
}
