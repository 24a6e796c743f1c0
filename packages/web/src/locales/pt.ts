import { activity } from "./pt/activity.ts";
import { administration } from "./pt/administration.ts";
import { app } from "./pt/app.ts";
import { attachment } from "./pt/attachment.ts";
import { board } from "./pt/board.ts";
import { boards } from "./pt/boards.ts";
import { calendar } from "./pt/calendar.ts";
import { card } from "./pt/card.ts";
import { checklist } from "./pt/checklist.ts";
import { comment } from "./pt/comment.ts";
import { dates } from "./pt/dates.ts";
import { devices } from "./pt/devices.ts";
import { document } from "./pt/document.ts";
import { filter } from "./pt/filter.ts";
import { invite } from "./pt/invite.ts";
import { keys } from "./pt/keys.ts";
import { label } from "./pt/label.ts";
import { leaving } from "./pt/leaving.ts";
import { member } from "./pt/member.ts";
import { nav } from "./pt/nav.ts";
import { notification } from "./pt/notification.ts";
import { palette } from "./pt/palette.ts";
import { people } from "./pt/people.ts";
import { presence } from "./pt/presence.ts";
import { prose } from "./pt/prose.ts";
import { publicLink } from "./pt/public-link.ts";
import { search } from "./pt/search.ts";
import { session } from "./pt/session.ts";
import { settings } from "./pt/settings.ts";
import { subject } from "./pt/subject.ts";
import { tasks } from "./pt/tasks.ts";

export const pt = {
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
};
