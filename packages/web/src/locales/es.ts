import { activity } from "./es/activity.ts";
import { administration } from "./es/administration.ts";
import { app } from "./es/app.ts";
import { attachment } from "./es/attachment.ts";
import { board } from "./es/board.ts";
import { boards } from "./es/boards.ts";
import { calendar } from "./es/calendar.ts";
import { card } from "./es/card.ts";
import { checklist } from "./es/checklist.ts";
import { comment } from "./es/comment.ts";
import { dates } from "./es/dates.ts";
import { devices } from "./es/devices.ts";
import { document } from "./es/document.ts";
import { filter } from "./es/filter.ts";
import { invite } from "./es/invite.ts";
import { keys } from "./es/keys.ts";
import { label } from "./es/label.ts";
import { leaving } from "./es/leaving.ts";
import { member } from "./es/member.ts";
import { nav } from "./es/nav.ts";
import { notification } from "./es/notification.ts";
import { palette } from "./es/palette.ts";
import { people } from "./es/people.ts";
import { presence } from "./es/presence.ts";
import { prose } from "./es/prose.ts";
import { publicLink } from "./es/public-link.ts";
import { search } from "./es/search.ts";
import { session } from "./es/session.ts";
import { settings } from "./es/settings.ts";
import { subject } from "./es/subject.ts";
import { tasks } from "./es/tasks.ts";

export const es = {
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
