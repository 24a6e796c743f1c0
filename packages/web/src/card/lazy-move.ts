import { lazy } from "react";

export const loadMove = () => import("./MoveDialog.tsx");

export const MoveDialog = lazy(() => loadMove().then((module) => ({ default: module.MoveDialog })));
