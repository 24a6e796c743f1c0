import { lazy } from "react";

export const loadProse = () => import("./Prose.tsx");

/** Markdown is loaded with the first text that is shown. */
export const Prose = lazy(() => loadProse().then((module) => ({ default: module.Prose })));
