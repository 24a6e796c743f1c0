import { lazy } from "react";

// What the first look at a board does not need.

export const loadHelp = () => import("./HelpDialog.tsx");
export const loadShare = () => import("../member/ShareDialog.tsx");
export const loadAbout = () => import("./AboutDialog.tsx");

export const HelpDialog = lazy(() => loadHelp().then((module) => ({ default: module.HelpDialog })));
export const ShareDialog = lazy(() => loadShare().then((module) => ({ default: module.ShareDialog })));
export const AboutDialog = lazy(() => loadAbout().then((module) => ({ default: module.AboutDialog })));
