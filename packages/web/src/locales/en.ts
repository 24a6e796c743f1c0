import { activity } from "./en/activity.ts";
import { administration } from "./en/administration.ts";
import { app } from "./en/app.ts";
import { attachment } from "./en/attachment.ts";
import { board } from "./en/board.ts";
import { boards } from "./en/boards.ts";
import { calendar } from "./en/calendar.ts";
import { card } from "./en/card.ts";
import { checklist } from "./en/checklist.ts";
import { comment } from "./en/comment.ts";
import { dates } from "./en/dates.ts";
import { devices } from "./en/devices.ts";
import { document } from "./en/document.ts";
import { filter } from "./en/filter.ts";
import { invite } from "./en/invite.ts";
import { keys } from "./en/keys.ts";
import { label } from "./en/label.ts";
import { leaving } from "./en/leaving.ts";
import { member } from "./en/member.ts";
import { nav } from "./en/nav.ts";
import { notification } from "./en/notification.ts";
import { palette } from "./en/palette.ts";
import { people } from "./en/people.ts";
import { presence } from "./en/presence.ts";
import { prose } from "./en/prose.ts";
import { publicLink } from "./en/public-link.ts";
import { search } from "./en/search.ts";
import { session } from "./en/session.ts";
import { settings } from "./en/settings.ts";
import { subject } from "./en/subject.ts";
import { tasks } from "./en/tasks.ts";

/** Every word on the screen. Other languages have the same shape. */
export const en = {
  activity,
  administration,
  app,
  attachment,
  board,
  boards,
  calendar,
  card,
  checklist,
  comment,
  dates,
  devices,
  document,
  filter,
  invite,
  keys,
  label,
  leaving,
  member,
  nav,
  notification,
  palette,
  people,
  presence,
  prose,
  publicLink,
  search,
  session,
  settings,
  subject,
  tasks,
} as const;
