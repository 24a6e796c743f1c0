import type { Insertable } from "kysely";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import type { Db } from "../src/database/connect.ts";
import type { Tables } from "../src/database/schema.ts";
import { findDocument, findDocumentFile, listDocuments, usedBytesOf } from "../src/document/document-store.ts";
import { deleteDocument, editDocument, restoreDocument } from "../src/document/own-document.ts";
import { settleWaiting, takeWaiting } from "../src/document/reading/waiting-store.ts";
import { findVersion, listVersions } from "../src/document/version-store.ts";
import { later } from "../src/http/sources.ts";
import { gatheredBoards } from "../src/subject/gathered-boards.ts";
import { readSubject } from "../src/subject/own-subject.ts";
import { listSubjects } from "../src/subject/subject-store.ts";
import { sweepSaves } from "../src/subject/text-saves.ts";
import { emptyOwnTrash, listOwnTrash } from "../src/subject/trash-store.ts";
import { type FreshDatabase, openFreshDatabase } from "./fresh-database.ts";
import { type PlannedQueries, plannedQueries } from "./planned-queries.ts";

// What is asked of subjects and documents, where there are many of everybody's: none of it may cost more the more there is.

const USERS = 40;
const SUBJECTS = 20;
const DOCUMENTS = 30;
const NOW = "2026-11-21T12:00:00.000Z";

for (const kind of databases) {
  describe(kind.name, () => {
    let fresh: FreshDatabase;
    let db: Db;
    let queries: PlannedQueries;
    let planned: PlannedQueries["planned"];
    const userId = v7();
    let own: { readonly userId: string; readonly subjectId: string };
    let note: { readonly userId: string; readonly documentId: string };
    let paper: { readonly userId: string; readonly documentId: string };

    beforeAll(async () => {
      fresh = await openFreshDatabase(kind);
      await fill(fresh.database.db);
      queries = await plannedQueries(fresh);
      planned = queries.planned;
      db = queries.db;
    }, 60_000);
    afterAll(async () => {
      await queries.close();
      await fresh.drop();
    });

    async function fill(into: Db): Promise<void> {
      const users = Array.from({ length: USERS }, (_, at) => (at === USERS / 2 ? userId : v7()));
      const account = { name: "A", password_hash: "x", created_at: NOW, updated_at: NOW };
      await into
        .insertInto("user")
        .values(
          users.map((id) => ({
            ...account,
            id,
            email: `${id}@example.org`,
            username: `u${id.replaceAll("-", "")}`.slice(0, 30),
          })),
        )
        .execute();
      const subjects: Insertable<Tables["subject"]>[] = [];
      const documents: Insertable<Tables["document"]>[] = [];
      const files: Insertable<Tables["file"]>[] = [];
      const versions: Insertable<Tables["document_version"]>[] = [];
      for (const user_id of users) {
        for (let each = 0; each < SUBJECTS; each++) {
          const subject_id = v7();
          const times = { created_at: NOW, updated_at: NOW };
          const deleted_at = each === 1 ? NOW : null;
          subjects.push({
            id: subject_id,
            user_id,
            name: "S",
            description: "",
            color: null,
            ...times,
            archived_at: null,
            deleted_at,
          });
          for (let at = 0; at < DOCUMENTS; at++) {
            const isNote = at % 3 > 0;
            const id = v7();
            const file_id = isNote ? null : v7();
            if (file_id) {
              const stored = {
                sha256: id,
                bytes: 10,
                media_type: "text/plain",
                width: null,
                height: null,
                has_thumbnail: 0,
              };
              files.push({
                id: file_id,
                board_id: null,
                user_id,
                ...stored,
                created_at: NOW,
                kept_at: NOW,
                removed_at: null,
              });
            }
            const text_state = isNote ? "none" : at === 0 && each === 0 ? "waiting" : "read";
            documents.push({
              ...{
                id,
                user_id,
                subject_id,
                title: "D",
                text: isNote ? "text" : null,
                file_id,
                text_state,
                found_text: null,
              },
              ...{ reading_at: null, readings: 0, version: 1, ...times, deleted_at: at === 2 ? NOW : null },
            });
            if (isNote) versions.push({ document_id: id, version: 1, text: "text", pass_id: v7(), ...times });
            if (user_id === userId && each === 0 && at === 0) paper = { userId, documentId: id };
            if (user_id === userId && each === 0 && at === 1) note = { userId, documentId: id };
          }
          if (user_id === userId && each === 0) own = { userId, subjectId: subject_id };
        }
      }
      const boards: Insertable<Tables["board"]>[] = [];
      const members: Insertable<Tables["member"]>[] = [];
      const saves = documents.map(
        ({ id: thing_id, user_id }, at): Insertable<Tables["text_save"]> => ({
          ...{ user_id, save_id: v7(), thing_id, pass_id: v7(), kept_version: null, created_at: later(NOW, -at) },
        }),
      );
      const gathered: Insertable<Tables["subject_board"]>[] = [];
      const todos: Insertable<Tables["todo"]>[] = [];
      for (const [at, { id: subject_id, user_id }] of subjects.entries()) {
        for (const board_id of [v7(), v7()]) {
          const times = { created_at: NOW, updated_at: NOW, archived_at: null, deleted_at: null };
          boards.push({
            id: board_id,
            title: "B",
            description: null,
            creator_id: user_id,
            background: null,
            seq: 0,
            ...times,
          });
          members.push({ board_id, user_id, role: "owner", created_at: NOW, deactivated_at: null });
          gathered.push({ subject_id, board_id, created_at: NOW });
        }
        for (let seq = 1; seq <= 10; seq++) {
          todos.push({
            ...{
              id: v7(),
              user_id,
              subject_id,
              title: "T",
              notes: "",
              due_at: null,
              priority: 0,
              rank: `a${at}-${seq}`,
            },
            ...{
              repeat: null,
              next_id: null,
              completed_at: null,
              seq,
              created_at: NOW,
              updated_at: NOW,
              deleted_at: null,
            },
          });
        }
      }
      for (const [table, rows] of [
        ["board", boards],
        ["member", members],
        ["subject", subjects],
        ["subject_board", gathered],
        ["todo", todos],
        ["file", files],
        ["document", documents],
        ["document_version", versions],
        ["text_save", saves],
      ] as const) {
        for (let at = 0; at < rows.length; at += 500) {
          // Kysely follows no union of tables; the rows are of this one.
          await into
            .insertInto(table)
            .values(rows.slice(at, at + 500) as never)
            .execute();
        }
      }
    }

    test("subjects are listed on every page, and read", async () => {
      const first = await planned(() => listSubjects(db, userId, { isArchived: false, after: undefined, limit: 5 }));
      const after = first.at(-1);
      const next = await planned(() => listSubjects(db, userId, { isArchived: false, after, limit: 50 }));
      expect([first.length, next.length]).toEqual([5, SUBJECTS - 6]);
      expect(await planned(() => readSubject(db, own))).toMatchObject({ documentCount: DOCUMENTS - 1 });
      await planned(() => gatheredBoards(db, own));
    });

    test("documents are listed on every page, and read with their versions", async () => {
      const wanted = { kind: undefined, limit: 5 };
      const first = await planned(() => listDocuments(db, own, { ...wanted, after: undefined }));
      expect(await planned(() => listDocuments(db, own, { ...wanted, after: first.at(-1) }))).toHaveLength(5);
      expect((await planned(() => findDocument(db, note)))?.text).toBe("text");
      expect((await planned(() => findDocumentFile(db, paper)))?.bytes).toBe(10);
      expect(await planned(() => listVersions(db, note, { before: 9, limit: 5 }))).toHaveLength(1);
      expect((await planned(() => findVersion(db, note, 1)))?.text).toBe("text");
      expect(await planned(() => usedBytesOf(db, userId))).toBe(SUBJECTS * 100);
    });

    test("a note is saved, goes into the trash and comes back; the trash is listed and emptied", async () => {
      const wanted = { own: note, ifMatch: undefined, now: new Date().toISOString() };
      const edit = { ...wanted, passId: v7(), patch: { text: "other", textFrom: "text", saveId: v7() } };
      for (const _ of ["once", "again"]) {
        expect(await planned(() => editDocument(db, edit))).toMatchObject({ version: 2 });
      }
      await planned(() => sweepSaves(db, later(NOW, 100 - USERS * SUBJECTS * DOCUMENTS)));
      expect(await planned(() => deleteDocument(db, wanted))).toBe("deleted");
      expect(await planned(() => restoreDocument(db, note, wanted.now))).toMatchObject({ isRestored: true });
      const trash = await planned(() => listOwnTrash(db, userId, { after: undefined, limit: 5 }), { sorts: true });
      expect(trash).toHaveLength(5);
      const last = trash.at(-1);
      const after = { at: last?.deletedAt ?? "", id: last?.id ?? "" };
      expect(await planned(() => listOwnTrash(db, userId, { after, limit: 5 }), { sorts: true })).toHaveLength(5);
      await planned(() => emptyOwnTrash(db, { userId }));
      expect(await listOwnTrash(db, userId, { after: undefined, limit: 5 })).toEqual([]);
    });

    test("what waits to be read is found, and settled", async () => {
      // All of those that wait are looked at, which are few.
      const waiting = await planned(() => takeWaiting(db, NOW), { scans: ["document", "ix_document_waiting"] });
      expect(waiting).toBeDefined();
      await planned(() => settleWaiting(db, waiting?.id ?? "", { textState: "read", foundText: "words" }));
    });
  });
}
