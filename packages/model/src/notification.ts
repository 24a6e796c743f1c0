import { type Static, Type } from "typebox";

/** What somebody is told of: the closed list. */
export const NotificationKind = Type.Union([
  Type.Literal("assigned"),
  Type.Literal("mentioned"),
  Type.Literal("commented"),
  Type.Literal("due_soon"),
  Type.Literal("overdue"),
  Type.Literal("invited"),
  Type.Literal("role_changed"),
  Type.Literal("board_passed"),
]);
export type NotificationKind = Static<typeof NotificationKind>;

export const NOTIFICATION_KINDS: readonly NotificationKind[] = NotificationKind.anyOf.map((each) => each.const);
