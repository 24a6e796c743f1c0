import type { Board, MemberRow, Profile } from "@syncboard/model";

/** The members of a board with their names: the board itself knows only who they are. */
export class Roster {
  #profiles: ReadonlyMap<string, Profile> = new Map();
  #members: readonly MemberRow[] = [];

  get profiles(): ReadonlyMap<string, Profile> {
    return this.#profiles;
  }

  learn(rows: readonly MemberRow[]): void {
    if (rows.length > 0)
      this.#profiles = new Map([...this.#profiles, ...rows.map((row) => [row.userId, row.user] as const)]);
  }

  /** Those whose names are known; the same list as before unless something changed. */
  membersOf(board: Board): readonly MemberRow[] {
    const rows: MemberRow[] = [];
    for (const { userId, role } of board.members.values()) {
      const user = this.#profiles.get(userId);
      if (!user) continue;
      const before = this.#members[rows.length];
      rows.push(before?.user === user && before.role === role ? before : { userId, role, user });
    }
    const isSame = rows.length === this.#members.length && rows.every((row, index) => row === this.#members[index]);
    if (!isSame) this.#members = rows;
    return this.#members;
  }
}
