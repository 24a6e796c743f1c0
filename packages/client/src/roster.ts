import type { Board, MemberRow, Profile } from "@syncboard/model";
import type { Page } from "./api-types.ts";

type ListMembers = (options: { cursor?: string; limit?: number }) => Promise<Page<MemberRow>>;

/** The members of a board with their names: the board itself knows only who they are. */
export class Roster {
  readonly #listMembers: ListMembers;
  #profiles: ReadonlyMap<string, Profile> = new Map();
  #members: readonly MemberRow[] = [];
  #asking: Promise<boolean> | undefined;

  constructor(listMembers: ListMembers) {
    this.#listMembers = listMembers;
  }

  get profiles(): ReadonlyMap<string, Profile> {
    return this.#profiles;
  }

  learn(rows: readonly MemberRow[]): void {
    if (rows.length === 0) return;
    this.#profiles = new Map([...this.#profiles, ...rows.map((row) => [row.userId, row.user] as const)]);
  }

  /** Of people who are no members any more: what they said is still theirs. */
  learnFormer(people: readonly Profile[]): void {
    if (people.length === 0) return;
    this.#profiles = new Map([...people.map((person) => [person.id, person] as const), ...this.#profiles]);
  }

  /** Those whose names are known; the same list as before unless something changed. */
  membersOf(board: Board): readonly MemberRow[] {
    const rows: MemberRow[] = [];
    for (const member of board.members.values()) {
      const user = this.#profiles.get(member.userId);
      if (!user) continue;
      const before = this.#members[rows.length];
      const isSame =
        before?.user === user &&
        before.role === member.role &&
        before.since === member.since &&
        before.deactivatedAt === member.deactivatedAt;
      rows.push(isSame ? before : { ...member, user });
    }
    const isSame = rows.length === this.#members.length && rows.every((row, index) => row === this.#members[index]);
    if (!isSame) this.#members = rows;
    return this.#members;
  }

  /** Asks the server for the names that nobody has told yet. Whether it told any. */
  async learnMissing(board: Board): Promise<boolean> {
    // An answer that was asked for before somebody joined does not know them.
    await this.#asking?.catch(() => {});
    const isComplete = [...board.members.keys()].every((userId) => this.#profiles.has(userId));
    if (isComplete) return false;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #ask(): Promise<boolean> {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: Page<MemberRow> = await this.#listMembers({ limit: 100, ...(cursor && { cursor }) });
      this.learn(page.items);
      cursor = page.nextCursor;
    }
    return true;
  }
}
