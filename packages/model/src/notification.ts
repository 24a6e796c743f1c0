/** What somebody is told of: the closed list. */
export const NOTIFICATION_KINDS = [
  "assigned",
  "mentioned",
  "commented",
  "due_soon",
  "overdue",
  "invited",
  "role_changed",
  "board_passed",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
