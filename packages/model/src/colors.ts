/** The hues of labels; what each looks like in light and in dark the screen knows. */
export const COLORS = ["red", "orange", "amber", "green", "teal", "blue", "indigo", "violet", "pink", "gray"] as const;
export type Color = (typeof COLORS)[number];
