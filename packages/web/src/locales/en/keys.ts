export const keys = {
  title: "Keyboard shortcuts",
  /** As they are printed on keyboards. */
  named: { Space: "Space", Alt: "Alt", Shift: "Shift", Delete: "Del", Escape: "Esc", Ctrl: "Ctrl" },
  pickUp: "Pick up, and put down",
  moving: "Getting about",
  walk: "To the next card or column",
  walkLetters: "The same with letters",
  carry: "Pick up, carry, put down",
  putBack: "Put back",
  moveItem: "Move an item of a checklist",
  onCard: "On a card",
  onColumn: "On a column’s name",
  onBoard: "Anywhere",
  cardHint: "Press Space to pick up and arrows to carry, E to edit the title, L for labels, A for people, D for dates.",
  columnHint: "Press Space to pick up and arrows to carry, E to rename.",
  said: {
    taken: "Somebody deleted what you were carrying.",
    card: {
      lifted:
        "Picked up {{title}}, {{place}} of {{count}} in {{column}}. Arrows carry it, Space puts it down, Escape puts it back.",
      over: "{{column}}, {{place}} of {{count}}",
      dropped: "Put {{title}} down in {{column}}, {{place}} of {{count}}",
      putBack: "Put {{title}} back",
    },
    column: {
      lifted:
        "Picked up column {{title}}, {{place}} of {{count}}. Arrows carry it, Space puts it down, Escape puts it back.",
      over: "Place {{place}} of {{count}}",
      dropped: "Put column {{title}} down at place {{place}} of {{count}}",
      putBack: "Put column {{title}} back",
    },
  },
} as const;
