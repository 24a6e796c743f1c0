import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { pictureForm } from "./pictures.ts";
import { type Person, programOf, startTestServer, type TestServer } from "./running-server.ts";
import { noIds, type OwnAsk, type OwnIds, SUBJECT_ROUTES } from "./subject-routes-table.ts";

// Subjects and documents are their owner's alone, whatever the others know of them, and whatever they are elsewhere.

for (const database of databases) {
  describe(database.name, () => {
    let server: TestServer;
    let ann: Person;
    let ben: Person;
    let bens: OwnIds;
    const programs = new Map<string, Person>();
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
      ben = await server.register("Ben");
      bens = await scene(ben);
      for (const scope of ["read", "write"] as const) programs.set(scope, await programOf(server.url, ann, scope));
    });
    afterAll(() => server.stop());

    /** One of each thing, and something in the trash. */
    async function scene(person: Person): Promise<OwnIds> {
      const made = async (method: string, path: string, body?: object) => {
        const answer = await person.call<{ id: string }>(method, path, body && { body });
        expect(answer.status, path).toBeLessThan(300);
        return answer.body.id;
      };
      const subjectId = await made("POST", "/subjects", { name: "Mine" });
      const trashedSubjectId = await made("POST", "/subjects", { name: "Gone" });
      await made("DELETE", `/subjects/${trashedSubjectId}`);
      const boardId = await made("POST", "/boards", { title: "Plans" });
      await made("PUT", `/subjects/${subjectId}/boards/${boardId}`);
      const otherSubjectId = await made("POST", "/subjects", { name: "Other" });
      const documents = `/subjects/${subjectId}/documents`;
      const noteId = await made("POST", documents, { title: "Note", text: "Secret" });
      const trashedNoteId = await made("POST", documents, { title: "Gone" });
      await made("DELETE", `/documents/${trashedNoteId}`);
      const fileId = await made("POST", documents, pictureForm());
      return { ...noIds(), subjectId, trashedSubjectId, boardId, otherSubjectId, noteId, trashedNoteId, fileId };
    }

    async function state(person: Person, ids: OwnIds): Promise<unknown> {
      const { subjectId, noteId } = ids;
      const note = `/documents/${noteId}`;
      const paths = [`/subjects/${subjectId}`, note, `/subjects/${subjectId}/documents`, `${note}/versions/1`];
      paths.push("/subjects", "/subjects/trash");
      return await Promise.all(paths.map(async (path) => (await person.call("GET", path)).body));
    }

    function give(person: Pick<Person, "call">, route: string, ask: OwnAsk, ids: OwnIds) {
      const [method = ""] = route.split(" ");
      return person.call(method, ask.path(ids), ask.body && { body: ask.body(ids) });
    }

    test.each(Object.entries(SUBJECT_ROUTES))("%s", async (route, ask) => {
      const ids = await scene(ann);
      const before = await state(ann, ids);
      const isRead = route.startsWith("GET ");
      const anonymous = await give(server, route, ask, ids);
      expect([anonymous.status, anonymous.body.code]).toEqual([401, "unauthenticated"]);

      const absent = await give(ann, route, ask, noIds());
      if (route.includes("/:")) {
        expect([absent.status, absent.body.code]).toEqual([404, "not_found"]);
        expect((await give(ben, route, ask, ids)).body).toEqual(absent.body);
      }
      // Their own, but for one that is somebody else's.
      const named = (Object.keys(ids) as (keyof OwnIds)[]).filter(
        (name) => JSON.stringify(asked(ask, ids)) !== JSON.stringify(asked(ask, { ...ids, [name]: v7() })),
      );
      for (const name of named) {
        const taken: Partial<OwnIds> = { newSubjectId: bens.subjectId, newDocumentId: bens.noteId };
        const theirs = taken[name] ?? bens[name];
        const { status, body } = await give(ann, route, ask, { ...ids, [name]: theirs });
        const code = ask.taken?.includes(name) ? [409, "id_taken"] : [404, "not_found"];
        expect([status, body.code], name).toEqual(code);
      }
      if (!isRead) {
        const program = programs.get("read") ?? ann;
        const refused = await give(program, route, ask, ids);
        expect([refused.status, refused.body.code]).toEqual([403, "insufficient_scope"]);
      }
      if (route.includes("/:")) {
        expect(await state(ann, ids)).toEqual(before);
        expect(await state(ben, bens)).toMatchObject([{ name: "Mine" }, { text: "Secret" }, {}, {}, {}, {}]);
      }
      const program = programs.get(isRead ? "read" : "write") ?? ann;
      expect((await give(program, route, ask, ids)).status).toBe(ask.ok);
    });

    function asked(ask: OwnAsk, ids: OwnIds): unknown {
      return [ask.path(ids), ask.body?.(ids)];
    }
  });
}
