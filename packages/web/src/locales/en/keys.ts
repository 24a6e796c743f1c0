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
  onSelection: "With selected cards",
  selectNeighbour: "Select the neighbour, too",
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
    cards: {
      lifted_one: "Picked up {{count, number}} card. Arrows carry it, Space puts it down, Escape puts it back.",
      lifted_other:
        "Picked up {{count, number}} cards. Arrows carry them, Space puts them down, Escape puts them back.",
      over_one: "{{column}}, place {{place}}",
      over_other: "{{column}}, from place {{place}}",
      dropped_one: "Put {{count, number}} card down in {{column}}, place {{place}}",
      dropped_other: "Put {{count, number}} cards down in {{column}}, from place {{place}}",
      putBack_one: "Put {{count, number}} card back",
      putBack_other: "Put {{count, number}} cards back",
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
