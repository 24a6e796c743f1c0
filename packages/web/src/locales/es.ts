import { app } from "./es/app.ts";
import { board } from "./es/board.ts";
import { boards } from "./es/boards.ts";
import { card } from "./es/card.ts";
import { devices } from "./es/devices.ts";
import { keys } from "./es/keys.ts";
import { member } from "./es/member.ts";
import { session } from "./es/session.ts";
import { settings } from "./es/settings.ts";

export const es = { app, board, boards, card, devices, keys, member, session, settings };
