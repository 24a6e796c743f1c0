import { app } from "./pt/app.ts";
import { board } from "./pt/board.ts";
import { boards } from "./pt/boards.ts";
import { card } from "./pt/card.ts";
import { devices } from "./pt/devices.ts";
import { keys } from "./pt/keys.ts";
import { member } from "./pt/member.ts";
import { session } from "./pt/session.ts";
import { settings } from "./pt/settings.ts";

export const pt = { app, board, boards, card, devices, keys, member, session, settings };
