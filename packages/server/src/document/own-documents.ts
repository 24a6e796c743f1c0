import type { Db } from "../database/connect.ts";
import { gatheredBoards } from "../subject/gathered-boards.ts";
import { listSubjects, type Place, type Subject } from "../subject/subject-store.ts";
import { type Document, findDocument, listDocuments } from "./document-store.ts";
import { findVersion, listVersions } from "./version-store.ts";

const PAGE = 100;

/**
 * Every subject of a user with its documents and all that its notes were, as the texts of JSON that belong into a list, piece by
 * piece: no more is in memory than one version. The bytes of files are had one by one. `stillStands` throws to break off.
 */
export async function* subjectTexts(db: Db, userId: string, stillStands: () => Promise<void>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const subject of subjectsOf(db, userId)) {
    await stillStands();
    const boardIds = (await gatheredBoards(db, { userId, subjectId: subject.id })).map(({ id }) => id);
    yield `${isFirst ? "" : ","}${JSON.stringify({ ...subject, boardIds }).slice(0, -1)},"documents":[`;
    isFirst = false;
    yield* documentTexts(db, userId, subject.id, stillStands);
    yield "]}";
  }
}

async function* documentTexts(
  db: Db,
  userId: string,
  subjectId: string,
  stillStands: () => Promise<void>,
): AsyncGenerator<string> {
  let isFirst = true;
  for await (const { id: documentId } of documentsOf(db, userId, subjectId)) {
    await stillStands();
    const document = await findDocument(db, { userId, documentId });
    if (!document) continue;
    yield `${isFirst ? "" : ","}${JSON.stringify(document).slice(0, -1)},"versions":[`;
    isFirst = false;
    yield* versionTexts(db, userId, documentId);
    yield "]}";
  }
}

async function* versionTexts(db: Db, userId: string, documentId: string): AsyncGenerator<string> {
  const own = { userId, documentId };
  let before: number | undefined;
  for (let isFirst = true; ; ) {
    const versions = await listVersions(db, own, { before, limit: PAGE });
    for (const { version } of versions) {
      const found = await findVersion(db, own, version);
      if (!found) continue;
      yield `${isFirst ? "" : ","}${JSON.stringify(found)}`;
      isFirst = false;
    }
    before = versions.at(-1)?.version;
    if (versions.length < PAGE) return;
  }
}

async function* subjectsOf(db: Db, userId: string): AsyncGenerator<Subject> {
  for (const isArchived of [false, true]) {
    let after: Place | undefined;
    do {
      const page = await listSubjects(db, userId, { isArchived, after, limit: PAGE });
      yield* page;
      after = page.length < PAGE ? undefined : page.at(-1);
    } while (after);
  }
}

async function* documentsOf(db: Db, userId: string, subjectId: string): AsyncGenerator<Document> {
  let after: Place | undefined;
  do {
    const page = await listDocuments(db, { userId, subjectId }, { kind: undefined, after, limit: PAGE });
    yield* page;
    after = page.length < PAGE ? undefined : page.at(-1);
  } while (after);
}
