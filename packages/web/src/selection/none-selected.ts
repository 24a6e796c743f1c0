/** One and the same, so that nothing is rendered for another empty one. */
export const NONE_SELECTED: ReadonlySet<string> = new Set();
