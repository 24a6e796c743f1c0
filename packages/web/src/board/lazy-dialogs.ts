import { lazy } from "react";

// What the first look at a board does not need: what opens over it, and the library that dialogs and menus are made with.

const loadHelp = () => import("./HelpDialog.tsx");
const loadShare = () => import("../member/ShareDialog.tsx");
const loadAbout = () => import("./AboutDialog.tsx");
const loadLimit = () => import("./LimitDialog.tsx");
const loadRefused = () => import("./RefusedDialog.tsx");
const loadDeleteBoard = () => import("./DeleteBoardDialog.tsx");
const loadBoardMenu = () => import("./BoardMenu.tsx");
const loadColumnMenu = () => import("./ColumnMenu.tsx");
const loadCardMenu = () => import("../card/CardMenu.tsx");

export const HelpDialog = lazy(() => loadHelp().then((module) => ({ default: module.HelpDialog })));
export const ShareDialog = lazy(() => loadShare().then((module) => ({ default: module.ShareDialog })));
export const AboutDialog = lazy(() => loadAbout().then((module) => ({ default: module.AboutDialog })));
export const LimitDialog = lazy(() => loadLimit().then((module) => ({ default: module.LimitDialog })));
export const RefusedDialog = lazy(() => loadRefused().then((module) => ({ default: module.RefusedDialog })));
export const DeleteBoardDialog = lazy(() =>
  loadDeleteBoard().then((module) => ({ default: module.DeleteBoardDialog })),
);
export const BoardMenu = lazy(() => loadBoardMenu().then((module) => ({ default: module.BoardMenu })));
export const ColumnMenu = lazy(() => loadColumnMenu().then((module) => ({ default: module.ColumnMenu })));
export const CardMenu = lazy(() => loadCardMenu().then((module) => ({ default: module.CardMenu })));

export const loadDialogs = [
  loadHelp,
  loadShare,
  loadAbout,
  loadLimit,
  loadRefused,
  loadDeleteBoard,
  loadBoardMenu,
  loadColumnMenu,
  loadCardMenu,
] as const;
