import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { Command } from "@syncboard/model";
import fastify from "fastify";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { findAccount, findUser, isEmailTaken, isUsernameTaken, updateUser } from "../src/account/account-store.ts";
import {
  deleteInvite,
  insertInvite,
  isInviteGood,
  listInvites,
  sweepInvites,
  useInvite,
} from "../src/account/invite-store.ts";
import { isKnownNetwork } from "../src/account/known-networks.ts";
import {
  forgetResets,
  insertReset,
  ownerOfReset,
  resetPassword,
  sweepResets,
} from "../src/account/password-reset-store.ts";
import { findFormerMembers, findProfile, findProfileByEmail } from "../src/account/profile-store.ts";
import { registrationOf } from "../src/account/registration.ts";
import {
  appointUser,
  deactivateUser,
  isActive,
  isAdministrator,
  reactivateUser,
  unsettledMembers,
} from "../src/account/standing-store.ts";
import { administeredUser, listUsers } from "../src/administration/user-list.ts";
import {
  attachmentsOfCards,
  findAttachments,
  listAttachments,
  listAttachmentsOf,
} from "../src/attachment/attachment-store.ts";
import { usedBytes } from "../src/attachment/file-store.ts";
import type { AwayPlace } from "../src/board/away.ts";
import { type After, boardIdsOf, listBoards, type Which } from "../src/board/board-list.ts";
import {
  boardOfCard,
  boardOfColumn,
  eventsSince,
  numbersOf,
  sizeSince,
  textsOfCards,
  titlesOfCards,
} from "../src/board/board-store.ts";
import { findComments, idsInUse, insideOfCard, placeOnBoard } from "../src/board/card-inside.ts";
import { placeOfArchived } from "../src/board/card-list.ts";
import { listComments, listCommentsOf } from "../src/board/comment-list.ts";
import { type EventFilter, listEvents } from "../src/board/event-list.ts";
import { executeOn } from "../src/board/execute.ts";
import { HotBoards } from "../src/board/hot-boards.ts";
import { findArchivedCards, loadBoard } from "../src/board/load-board.ts";
import { boardNumber, lookAtBoardOf, readBoardOf } from "../src/board/read-board.ts";
import { Snapshots } from "../src/board/snapshots.ts";
import { listTrash, placeOfTrashed } from "../src/board/trash-list.ts";
import type { Db } from "../src/database/connect.ts";
import type { Trx } from "../src/database/lane.ts";
import { Lanes } from "../src/database/lanes.ts";
import { idempotency, sweepAnswers } from "../src/http/idempotency.ts";
import { later, realSources } from "../src/http/sources.ts";
import {
  addBoardInvite,
  boardOfInvite,
  deleteBoardInvite,
  deleteBoardInvites,
  findBoardInvite,
  listBoardInvites,
  previewInvite,
  useBoardInvite,
} from "../src/invite/board-invite-store.ts";
import { Postbox } from "../src/mail/postbox.ts";
import { pageOfMembers } from "../src/member/member-store.ts";
import { readersToWrite, writeTo } from "../src/notification/digest.ts";
import { tellDue } from "../src/notification/due-sweep.ts";
import { countUnread, listNotifications } from "../src/notification/notification-list.ts";
import { markRead, sweepNotifications, usersToldSince } from "../src/notification/notification-store.ts";
import { notifierOn } from "../src/notification/notifier.ts";
import { changeSettings, settingsOf } from "../src/notification/setting-store.ts";
import { unsubscribeTokens } from "../src/notification/unsubscribe-token.ts";
import {
  chooseCardWatch,
  isWatchingBoard,
  isWatchingCard,
  unwatchBoard,
  usersNamed,
  watchBoard,
  watchersOf,
} from "../src/notification/watch-store.ts";
import {
  deletePublicLinksOf,
  findPublicLink,
  openPublicLink,
  publicNames,
  putPublicLink,
  revokePublicLink,
} from "../src/public/public-link-store.ts";
import { listSessions } from "../src/session/session-list.ts";
import {
  endSession,
  endSessionsBut,
  insertSession,
  liveSession,
  liveSessions,
  noteSessionUse,
  rotateToken,
  sessionOfToken,
  sweepSessions,
} from "../src/session/session-store.ts";
import {
  addToken,
  deleteToken,
  findToken,
  listTokens,
  liveTokens,
  noteTokenUse,
  ownerOfToken,
  sweepTokens,
} from "../src/token/token-store.ts";
import { type BusyBoard, type Filled, fillDatabase, tokenAt } from "./filled-database.ts";
import { type FreshDatabase, openFreshDatabase } from "./fresh-database.ts";
import type { Excuse } from "./plan-faults.ts";
import { type PlannedQueries, plannedQueries } from "./planned-queries.ts";

// What the server asks again and again, on databases with many rows: none of it may cost more the more there is.

for (const kind of databases) {
  describe(kind.name, () => {
    let fresh: FreshDatabase;
    let filled: Filled;
    let db: Db;
    let queries: PlannedQueries;
    let planned: PlannedQueries["planned"];
    let user: Filled["user"];
    let board: BusyBoard;

    beforeAll(async () => {
      fresh = await openFreshDatabase(kind);
      filled = await fillDatabase(fresh.database);
      const [first] = filled.boards;
      if (!first) throw new Error("There are no boards");
      board = first;
      user = filled.user;
      queries = await plannedQueries(fresh);
      planned = queries.planned;
      db = queries.db;
    }, 60_000);
    afterAll(async () => {
      await queries.close();
      await fresh.drop();
    });

    function newRoad() {
      const lanes = new Lanes({ ...fresh.database, db });
      const hotBoards = new HotBoards();
      const now = () => new Date().toISOString();
      const notifier = notifierOn({ newId: v7, tell() {} });
      const execute = executeOn({ lanes, hotBoards, now, newId: v7, publish() {}, notifier });
      const give = async (...commands: Command[]) => {
        const executed = await execute({ actorId: user.id, boardId: board.id, commands });
        return executed?.results.map(({ status }) => status);
      };
      return { give, snapshots: new Snapshots(readBoardOf(lookAtBoardOf(lanes, hotBoards))) };
    }

    describe("an account", () => {
      test("is found by its e-mail and by its username", async () => {
        const byEmail = await planned(() => findAccount(db, user.email.toUpperCase()));
        expect(byEmail?.user.id).toBe(user.id);
        const byUsername = await planned(() => findAccount(db, user.username));
        expect(byUsername?.user.id).toBe(user.id);
      });

      test("is found by its id, and its profile by its e-mail", async () => {
        expect((await planned(() => findUser(db, user.id)))?.email).toBe(user.email);
        expect((await planned(() => findProfileByEmail(db, user.email)))?.id).toBe(user.id);
        const { stranger } = filled;
        expect((await planned(() => findProfile(db, user.id, user.id)))?.id).toBe(user.id);
        expect(await planned(() => findProfile(db, user.id, stranger.id))).toBeUndefined();
      });

      test("is changed", async () => {
        const seen = (await findUser(db, user.id))?.updatedAt ?? "";
        expect(await planned(() => updateUser(db, user.id, seen, { name: "Other" }, filled.now))).toBe(true);
      });

      test("that has an e-mail or a username already is noticed", async () => {
        expect(await planned(() => isEmailTaken(db, user.email))).toBe(true);
        expect(await planned(() => isUsernameTaken(db, user.username))).toBe(true);
      });
    });

    describe("a session", () => {
      test("is looked at on every request", async () => {
        const [session] = filled.sessions;
        const id = session?.id ?? "";
        expect((await planned(() => liveSession(db, id, filled.now)))?.userId).toBe(user.id);
        await planned(() => noteSessionUse(db, id, filled.now));
      });

      test("is looked at while its sockets are open, a hundred at once", async () => {
        const ids = filled.sessions.slice(-100).map(({ id }) => id);
        const live = await planned(() => liveSessions(db, ids, filled.now));
        expect(live.length).toBeGreaterThan(50);
      });

      test("begins, swaps its token, finds out that one is used twice, and ends", async () => {
        const { now } = filled;
        const expiresAt = later(now, 1_000);
        const graceStart = later(now, -30);
        const session = { id: v7(), userId: user.id, device: "", address: "", refreshToken: v7(), expiresAt };
        await planned(() => insertSession(db, session, user.password_hash, now));
        expect(await planned(() => sessionOfToken(db, session.refreshToken))).toBe(session.id);
        const rotate = (token: string, next = v7()) =>
          planned(() => rotateToken(db, token, { token: next, expiresAt }, now, graceStart));
        const second = v7();
        expect(await rotate(session.refreshToken, second)).toMatchObject({ outcome: "rotated" });
        expect(await rotate(second)).toMatchObject({ outcome: "rotated" });
        expect(await rotate(session.refreshToken)).toMatchObject({ outcome: "reused" });
        await planned(() => endSession(db, session.id, now));
      });

      test("is listed with the others of its user, on every page, and they are ended together", async () => {
        const { now, sessions } = filled;
        const wanted = { userId: user.id, currentId: sessions[0]?.id ?? "", now, limit: 51 };
        const first = await planned(() => listSessions(db, { ...wanted, after: undefined }));
        expect(first).toHaveLength(51);
        const after = { id: first.at(-1)?.id ?? null };
        expect(await planned(() => listSessions(db, { ...wanted, after }))).toHaveLength(51);
        const [other] = sessions.slice(-1);
        await planned(() => endSessionsBut(db, other?.user_id ?? "", undefined, now));
      });

      test("that is over is swept away, once an hour by reading all of them", async () => {
        await planned(() => sweepSessions(db, filled.now), { scans: ["session", "refresh_token"] });
        const left = db.selectFrom("session").select("id").where("expires_at", "<", filled.now);
        expect(await left.execute()).toEqual([]);
      });
    });

    describe("a personal token", () => {
      test("is looked at on every request, and while its sockets are open", async () => {
        const found = await planned(() => findToken(db, tokenAt(1), filled.now));
        expect(found?.actor).toMatchObject({ userId: user.id, tokenId: filled.tokens[1]?.id });
        await planned(() => noteTokenUse(db, found?.actor.tokenId ?? "", filled.now));
        const ids = filled.tokens.slice(0, 100).map(({ id }) => id);
        expect((await planned(() => liveTokens(db, ids, filled.now))).length).toBeGreaterThan(50);
      });

      test("is made, listed on every page, and taken away", async () => {
        const { now } = filled;
        const id = v7();
        const made = {
          id,
          userId: user.id,
          name: "Script",
          scope: "read",
          token: id,
          expiresAt: later(now, 60),
        } as const;
        await planned(() => addToken(db, made, 1_000, now));
        const first = await planned(() => listTokens(db, user.id, { afterId: undefined, limit: 51 }));
        expect(first[0]?.id).toBe(id);
        expect(await planned(() => listTokens(db, user.id, { afterId: first.at(-1)?.id, limit: 51 }))).toHaveLength(51);
        expect(await planned(() => ownerOfToken(db, id))).toBe(user.id);
        await planned(() => deleteToken(db, id));
        await planned(() => sweepTokens(db, now), { scans: ["personal_token"] });
      });
    });

    describe("a forgotten password", () => {
      test("is asked for, set, and forgotten", async () => {
        const { now, stranger } = filled;
        const token = v7();
        await planned(() => insertReset(db, { token, userId: stranger.id }, now));
        expect((await planned(() => ownerOfReset(db, token, now)))?.id).toBe(stranger.id);
        const reset = { token, passwordHash: "x", address: "203.0.113.1" };
        expect(await planned(() => resetPassword(db, reset, now))).toBeDefined();
        await planned(() => forgetResets(db, user.id));
        await planned(() => sweepResets(db, now), { scans: ["password_reset"] });
      });

      test("and where its owner has been lately is looked up", async () => {
        const { stranger } = filled;
        expect(await planned(() => isKnownNetwork(db, stranger.id, "203.0.113.1"), { sorts: true })).toBe(true);
        expect(await planned(() => isKnownNetwork(db, stranger.id, "203.0.113.2"), { sorts: true })).toBe(false);
      });
    });

    describe("an administrator", () => {
      test("sees everybody page by page, finds some by how they begin, and looks at one", async () => {
        const { now } = filled;
        const wanted = { beginning: undefined, afterId: undefined, limit: 51, now };
        // Along the index, and no further than the page.
        const first = await planned(() => listUsers(db, wanted), { sorts: true, scans: ["user"] });
        expect(first).toHaveLength(51);
        const afterId = first.at(-1)?.id;
        expect(await planned(() => listUsers(db, { ...wanted, afterId }), { sorts: true })).toHaveLength(51);
        // PostgreSQL may walk along all users, which costs an administrator milliseconds now and then.
        const beginning = "PERSON-599";
        expect(
          await planned(() => listUsers(db, { ...wanted, beginning }), { sorts: true, scans: ["user"] }),
        ).toHaveLength(11);
        expect((await planned(() => administeredUser(db, user.id, now)))?.email).toBe(user.email);
        expect(await planned(() => isAdministrator(db, user.id))).toBe(true);
      });

      test("appoints, deactivates and brings back, and looks at invites", async () => {
        const { now, stranger } = filled;
        // There are two.
        const scans = ["setting"];
        expect(await planned(() => appointUser(db, stranger.id, true, now), { scans })).toBe("appointed");
        // Fifty invites are a page of the table.
        const withInvites = { scans: [...scans, "invite"] };
        const deactivated = await planned(() => deactivateUser(db, stranger.id, now), withInvites);
        expect(deactivated).toMatchObject({ outcome: "deactivated" });
        expect(await planned(() => reactivateUser(db, stranger.id, now), { scans })).toEqual([]);
        expect(await planned(() => registrationOf(db, "open"), { scans })).toBe("open");
        const invite = { id: v7(), code: v7(), creatorId: user.id, note: "", maxUses: 1, expiresAt: later(now, 60) };
        await planned(() => insertInvite(db, invite, now));
        expect(
          await planned(() => listInvites(db, { afterId: undefined, limit: 51 }), { scans: ["invite"] }),
        ).toHaveLength(51);
        expect(await planned(() => isInviteGood(db, invite.code, now))).toBe(true);
        expect(await planned(() => useInvite(db, invite.code, now))).toBe(invite.id);
        expect(await planned(() => deleteInvite(db, invite.id))).toBe(true);
        await planned(() => sweepInvites(db, now), { scans: ["invite"] });
      });

      test("and boards are told by looking at those alone whose accounts changed", async () => {
        const told = await planned(() => unsettledMembers(db, undefined));
        expect(told.length).toBeGreaterThan(100);
        const [some] = told;
        const ofOne = await planned(() => unsettledMembers(db, some?.userId));
        expect(ofOne.length).toBeGreaterThan(0);
        expect(ofOne).toHaveLength(told.filter(({ userId }) => userId === some?.userId).length);
        expect(await planned(() => db.transaction().execute((trx) => isActive(trx, user.id)))).toBe(true);
      });
    });

    describe("an invite to a board", () => {
      test("is made, listed, looked at, used and taken back", async () => {
        const { now } = filled;
        const email = "newcomer@example.org";
        const wanted = { id: v7(), boardId: board.id, creatorId: user.id, code: v7(), role: "viewer", email } as const;
        const invite = { ...wanted, maxUses: 1, expiresAt: later(now, 60) };
        expect(await planned(() => addBoardInvite(db, invite, 100, now))).toMatchObject({ id: wanted.id });
        const list = (afterId?: string) =>
          planned(
            () => db.transaction().execute((trx) => listBoardInvites(trx, board.id, { now, afterId, limit: 5 })),
            { sorts: true },
          );
        const page = await list();
        expect(page).toHaveLength(5);
        expect((await list(page.at(-1)?.id)).length).toBeGreaterThan(0);
        expect(await planned(() => previewInvite(db, invite.code, now))).toMatchObject({ role: "viewer" });
        expect(await planned(() => findBoardInvite(db, invite.code))).toMatchObject({ id: invite.id });
        expect(await planned(() => boardOfInvite(db, invite.id))).toBe(board.id);
        expect(await planned(() => db.transaction().execute((trx) => useBoardInvite(trx, invite.id, now)))).toBe(true);
        expect(await planned(() => deleteBoardInvite(db, { id: invite.id, boardId: board.id, ownerId: user.id }))).toBe(
          true,
        );
        await planned(() => db.transaction().execute((trx) => deleteBoardInvites(trx, board.id, user.id)));
      });
    });

    describe("a public link", () => {
      test("is made, changed, looked up, opened and taken back", async () => {
        const { now } = filled;
        const wanted = { boardId: board.id, ownerId: user.id, code: v7(), passwordHash: "x", expiresAt: null };
        const put = () => planned(() => putPublicLink(db, wanted, now));
        const made = await put();
        const inTrx = <Result>(work: (trx: Trx) => Promise<Result>) => planned(() => db.transaction().execute(work));
        const found = await inTrx((trx) => findPublicLink(trx, board.id));
        expect(found).toEqual(made?.link);
        expect(await planned(() => openPublicLink(db, found?.code ?? "", now))).toMatchObject({ boardId: board.id });
        expect((await inTrx((trx) => publicNames(trx, [user.id]))).size).toBe(0);
        expect(await planned(() => revokePublicLink(db, board.id, user.id))).toBe(true);
        expect(await put()).toMatchObject({ isNew: true, link: { code: wanted.code } });
        await inTrx((trx) => deletePublicLinksOf(trx, filled.stranger.id));
      });
    });

    describe("what one is told", () => {
      const inTrx = <Result>(work: (trx: Trx) => Promise<Result>, excuse?: Excuse) =>
        planned(() => db.transaction().execute(work), excuse);

      test("is listed on every page, counted, and marked as read", async () => {
        const wanted = { isUnread: false, afterId: undefined, limit: 51 };
        // What one person has is some hundreds at most; for so many PostgreSQL may read a table that is not much larger.
        const excuse: Excuse = { sorts: true, scans: ["comment"] };
        const list = (more: object) => planned(() => listNotifications(db, user.id, { ...wanted, ...more }), excuse);
        const first = await list({});
        expect(first).toHaveLength(51);
        const afterId = first.at(-1)?.id;
        expect(await list({ afterId })).toHaveLength(51);
        expect(await list({ isUnread: true })).toHaveLength(51);
        expect(await planned(() => countUnread(db, user.id), excuse)).toBeGreaterThan(50);
        const ids = first.slice(0, 5).map(({ id }) => id);
        expect(await planned(() => markRead(db, user.id, { ids }, true, filled.now))).toBe(true);
        const cardId = first.at(-1)?.card?.id ?? "";
        await planned(() => markRead(db, user.id, { cardId }, true, filled.now));
        expect(await planned(() => markRead(db, user.id, "all", true, filled.now))).toBe(true);
        expect(await planned(() => usersToldSince(db, [user.id], later(filled.now, -60)))).toEqual([user.id]);
      });

      test("and what one watches is looked up by the card, however much others do", async () => {
        const [cardId = ""] = board.cardIds;
        const own = { cardId, userId: user.id, boardId: board.id };
        await planned(() => chooseCardWatch(db, own, true, filled.now));
        expect(await inTrx((trx) => isWatchingCard(trx, board.id, own))).toBe(true);
        await planned(() => watchBoard(db, own, filled.now));
        expect(await inTrx((trx) => isWatchingBoard(trx, own))).toBe(true);
        expect(await inTrx((trx) => watchersOf(trx, board.id, cardId))).toContain(user.id);
        expect(await inTrx((trx) => usersNamed(trx, board.id, [user.username.toLowerCase()]))).toEqual([user.id]);
        await planned(() => unwatchBoard(db, own));
        await planned(() => changeSettings(db, user.id, { commented: false }));
        // There are eight.
        const settings = await planned(() => settingsOf(db, user.id), { scans: ["notification_setting"] });
        expect(settings).toMatchObject({ commented: false, assigned: true });
      });

      test("of what is due it is found among what is not, and swept away when it is old", async () => {
        // Of all that is overdue, what was due within two minutes.
        const now = () => later(filled.now, 3 * 86_400 - 120);
        const told: string[] = [];
        const tell = (userIds: readonly string[]) => void told.push(...userIds);
        await planned(() => tellDue({ db, sources: { ...realSources, now }, tell }), {
          sorts: true,
          scans: ["card_watch"],
        });
        expect(told.length).toBeGreaterThan(5);
        await planned(() => sweepNotifications(db, later(filled.now, -90 * 86_400)));
      });

      test("and what was not read is written to them, each once", async () => {
        const letters: string[] = [];
        const carrier = {
          send: async ({ to }: { to: { address: string } }) => void letters.push(to.address),
          close() {},
        };
        const postbox = new Postbox(carrier, fastify().log);
        const times = { delay: 600, interval: 3_600 };
        const tokens = unsubscribeTokens("of tests");
        const now = () => later(filled.now, 60);
        const deps = {
          db,
          sources: { ...realSources, now },
          postbox,
          tokens,
          site: "https://board.example.org",
          times,
        };
        const write = () =>
          planned(() => readersToWrite(deps), { sorts: true, scans: ["notification_setting", "digest"] });
        const [first] = await write();
        if (!first) throw new Error("There is nobody to write to");
        const excuse: Excuse = { sorts: true, scans: ["notification_setting", "comment"] };
        await planned(() => writeTo(deps, first), excuse);
        await postbox.close();
        expect(letters).toEqual([first.email]);
        expect((await write()).map(({ userId }) => userId)).not.toContain(first.userId);
      });
    });

    describe("one's own data", () => {
      test("is found by whose it is", async () => {
        expect(await planned(() => boardIdsOf(db, user.id), { sorts: true })).toHaveLength(200);
        const texts = await planned(() => db.transaction().execute((trx) => textsOfCards(trx, board.cardIds)));
        expect(texts.size).toBeGreaterThan(20);
      });
    });

    describe("the list of boards", () => {
      test("costs what its reader has, on every page", async () => {
        const page = (which: Which, after?: After) =>
          planned(() => listBoards(db, user.id, { which, after, limit: 51 }), { sorts: true });
        const first = await page("active");
        const second = await page("active", first.at(-1));
        expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(102);
        expect(await page("archived")).toHaveLength(20);
      });

      test("that are watched is compared with the database a hundred at a time", async () => {
        const ids = filled.boards.slice(0, 100).map(({ id }) => id);
        expect(await planned(() => numbersOf(db, ids))).toHaveLength(100);
      });
    });

    describe("a board", () => {
      test("is loaded by what is on it", async () => {
        expect(await planned(() => boardNumber(db, board.id))).toBe(board.seq);
        const loaded = await planned(() => loadBoard(db, board.id, board.seq));
        expect(loaded?.cardCount).toBe(board.cardIds.length - 2 * board.columnIds.length);
      });

      test("is shown with its members", async () => {
        const { snapshots } = newRoad();
        const snapshot = await planned(() => snapshots.for(board.id, user.id), { sorts: true });
        expect(snapshot?.seq).toBe(board.seq);
        const page = await planned(
          () => db.transaction().execute((trx) => pageOfMembers(trx, board.id, undefined, 3)),
          { sorts: true },
        );
        expect(page).toHaveLength(3);
        const rest = await planned(
          () => db.transaction().execute((trx) => pageOfMembers(trx, board.id, page[2]?.place, 3)),
          { sorts: true },
        );
        expect(rest).toHaveLength(2);
      });

      test("is found by a card and by a column", async () => {
        const [cardId = ""] = board.cardIds;
        const [columnId = ""] = board.columnIds;
        expect(await planned(() => boardOfCard(db, cardId))).toBe(board.id);
        expect(await planned(() => boardOfColumn(db, columnId))).toBe(board.id);
      });

      test("has what hangs on its cards by the card", async () => {
        const [cardId = ""] = board.cardIds;
        const card = (await planned(() => loadBoard(db, board.id, board.seq)))?.cards.get(cardId);
        if (!card) throw new Error("The card is not there");
        const inside = await planned(() => db.transaction().execute((trx) => insideOfCard(trx, board.id, card)));
        expect(inside.description).toMatch(/done/);
        expect(inside.checklists[0]?.items).toHaveLength(3);
        for (const [table, id] of Object.entries(board.parts) as [keyof typeof board.parts, string][]) {
          expect(await planned(() => placeOnBoard(db, table, id))).toEqual({ boardId: board.id, cardId });
          if (table === "comment" || table === "attachment") continue;
          expect(await planned(() => db.transaction().execute((trx) => idsInUse(trx, table, [id])))).toEqual([id]);
        }
        const ids = [board.parts.comment];
        expect(await planned(() => db.transaction().execute((trx) => findComments(trx, ids)))).toHaveLength(1);
      });

      test("has what is attached to a card, and by a person, page by page, and how much it is", async () => {
        const [cardId = ""] = board.cardIds;
        const inside = <Found>(ask: (trx: Trx) => Promise<Found>, how = {}) =>
          planned(() => db.transaction().execute(ask), how);
        const after = { createdAt: "2000-01-01T00:00:00.000Z", id: v7() };
        expect(await inside((trx) => listAttachments(trx, cardId, after, 2), { sorts: true })).toHaveLength(1);
        const ids = [board.parts.attachment];
        expect(await inside((trx) => findAttachments(trx, ids))).toHaveLength(1);
        expect(await planned(() => listAttachmentsOf(db, user.id, { afterId: undefined, limit: 10 }))).toHaveLength(10);
        const found = await inside((trx) => attachmentsOfCards(trx, board.id, [cardId]), { sorts: true });
        expect(found.get(cardId)).toHaveLength(1);
        expect(await planned(() => usedBytes(db, board.id))).toBeGreaterThan(1_000);
      });

      test("has what was said about a card, and by a person, page by page", async () => {
        const [cardId = ""] = board.cardIds;
        const comments = (createdAt: string) => {
          const after = { createdAt, id: v7() };
          return planned(() => db.transaction().execute((trx) => listComments(trx, cardId, after, 2)), { sorts: true });
        };
        expect(await comments(filled.now)).toHaveLength(1);
        const of = (afterId?: string) => planned(() => listCommentsOf(db, user.id, { afterId, limit: 10 }));
        const first = await of();
        expect(first).toHaveLength(10);
        expect((await of(first.at(-1)?.id))[0]?.id).not.toBe(first[0]?.id);
      });
    });

    describe("the trash of a board", () => {
      test("is read by what is in it, page by page", async () => {
        const all = { what: undefined, text: undefined };
        const now = await loadBoard(db, board.id, board.seq);
        if (!now) throw new Error("The board is not there");
        const page = (after?: AwayPlace) =>
          // PostgreSQL may put the few that were deleted in order instead of reading them so.
          planned(() => db.transaction().execute((trx) => listTrash(trx, now, user.id, { ...all, after, limit: 2 })), {
            sorts: true,
          });
        const first = await page();
        expect(first).toHaveLength(2);
        const last = first.at(-1);
        expect(await page(last && placeOfTrashed(last))).toHaveLength(2);
        const cards = (after?: AwayPlace) =>
          planned(() => db.transaction().execute((trx) => findArchivedCards(trx, board.id, after, 2)), { sorts: true });
        const [, archived] = await cards();
        expect(await cards(archived && placeOfArchived(archived))).toHaveLength(2);
      });
    });

    describe("the log of a board", () => {
      test("is read in its own order, from where a reader is", async () => {
        const { id, seq } = board;
        expect(await planned(() => eventsSince(db, id, seq - 20, 50))).toHaveLength(20);
        expect(await planned(() => eventsSince(db, id, 0, 50))).toHaveLength(50);
        expect(await planned(() => db.transaction().execute((trx) => sizeSince(trx, id, seq - 20)))).toBeGreaterThan(
          1_000,
        );
      });
    });

    describe("the activity of a board", () => {
      const none = { since: 0, before: undefined, cardId: undefined, actorId: undefined, kind: undefined };
      const found = async (filter: Partial<EventFilter>) => {
        const list = () =>
          db.transaction().execute((trx) => listEvents(trx, board.id, { ...none, ...filter }, 50, 1_000_000));
        // The rows of one page are put in order.
        return (await planned(list, { sorts: true })).events.length;
      };

      test("is read backwards, and by card, person and kind, as quickly as the whole", async () => {
        const { seq, cardIds } = board;
        const [cardId = ""] = cardIds;
        const [, other = ""] = filled.membersOfFirst;
        expect(await found({ before: seq })).toBe(50);
        expect(await found({ before: seq, actorId: other })).toBe(50);
        expect(await found({ since: 5, actorId: other })).toBe(50);
        expect(await found({ before: seq, kind: "board" })).toBe(50);
        expect(await found({ before: seq, kind: "label" })).toBe(0);
        expect(await found({ before: seq + 1, cardId })).toBe(20);
        expect(await found({ before: seq + 1, cardId, actorId: other })).toBeLessThan(20);
        expect(await found({ since: 5, cardId, kind: "board" })).toBe(20);
      });

      test("has the names of what is there no more", async () => {
        const names = () => db.transaction().execute((trx) => titlesOfCards(trx, board.id, board.cardIds));
        expect(await planned(names)).toHaveLength(board.cardIds.length);
        const people = () => db.transaction().execute((trx) => findFormerMembers(trx, [filled.stranger.id]));
        expect(await planned(people, { sorts: true })).toHaveLength(1);
      });
    });

    describe("a command", () => {
      const last = (ids: readonly string[]) => ids.at(-1) ?? "";

      test("moves a card, and changes nothing when it comes again or moves it nowhere", async () => {
        const { give } = newRoad();
        const [cardId = ""] = board.cardIds;
        const move: Command = { id: v7(), type: "card.move", cardId, columnId: last(board.columnIds), position: 3 };
        expect(await planned(() => give(move))).toEqual(["applied"]);
        expect(await planned(() => give(move))).toEqual(["applied"]);
        expect(await planned(() => give({ ...move, id: v7() }))).toEqual(["unchanged"]);
        const behind: Command = { ...move, id: v7(), afterCardId: last(board.cardIds) };
        expect(await planned(() => give(behind))).toEqual(["applied"]);
      });

      test("adds, edits, deletes and restores what the board in memory does not hold", async () => {
        const { give } = newRoad();
        const [columnId = ""] = board.columnIds;
        const [, cardId = ""] = board.cardIds;
        const added = v7();
        const commands: Command[] = [
          { id: v7(), type: "card.add", cardId: added, columnId, title: "New" },
          { id: v7(), type: "card.edit", cardId, description: "Other" },
          { id: v7(), type: "card.delete", cardId: added },
          { id: v7(), type: "card.restore", cardId: last(board.cardIds) },
          { id: v7(), type: "column.add", columnId: v7(), title: "More" },
          { id: v7(), type: "column.edit", columnId, title: "Else" },
          { id: v7(), type: "column.move", columnId, position: 2 },
          { id: v7(), type: "column.arrange", columnId, cardIds: [board.cardIds[2] ?? "", cardId] },
          { id: v7(), type: "member.add", userId: filled.stranger.id, role: "viewer" },
          { id: v7(), type: "member.change", userId: filled.stranger.id, role: "editor" },
          { id: v7(), type: "member.remove", userId: filled.stranger.id },
          { id: v7(), type: "board.edit", title: "Other plans" },
        ];
        expect(await planned(() => give(...commands))).toEqual(commands.map(() => "applied"));
      });

      test("comes two hundred at a time", async () => {
        const { give } = newRoad();
        const commands = board.cardIds.map(
          (cardId): Command => ({ id: v7(), type: "card.edit", cardId, description: cardId }),
        );
        expect((await planned(() => give(...commands)))?.length).toBe(200);
      });
    });

    describe("an Idempotency-Key", () => {
      test("is claimed, answered again, and let go of when the server fails", async () => {
        const server = fastify().withTypeProvider<TypeBoxTypeProvider>();
        server.decorateRequest("actor", undefined);
        server.addHook("onRequest", async (request) => {
          request.actor = { kind: "session", userId: user.id, sessionId: v7(), expiresAt: 0 };
        });
        const preHandler = idempotency(server, { db, sources: realSources, secret: "secret" });
        server.post("/good", { preHandler }, async () => ({}));
        server.post("/bad", { preHandler }, async (_request, reply) => reply.code(503).send({}));
        const ask = (url: string, key: string) =>
          planned(() => server.inject({ method: "POST", url, headers: { "idempotency-key": key } }));
        const key = v7();
        expect((await ask("/good", key)).headers).not.toHaveProperty("idempotency-replayed");
        expect((await ask("/good", key)).headers).toHaveProperty("idempotency-replayed", "true");
        expect((await ask("/bad", v7())).statusCode).toBe(503);
        await server.close();
      });

      test("is forgotten after a day", async () => {
        await planned(() => sweepAnswers(db, filled.now));
        const yesterday = later(filled.now, -86_400);
        const left = db.selectFrom("answer").select("key").where("created_at", "<", yesterday);
        expect(await left.execute()).toEqual([]);
      });
    });
  });
}
