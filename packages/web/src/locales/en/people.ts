export const people = {
  title: "People",
  assign: "Assign people",
  filter: "Find a member",
  notFound: "No member is called that.",
  unassign: "Take the card from {{name}}",
  assigned: "The card is {{name}}’s now",
  unassigned: "{{name}} doesn’t have this card any more",
  says: "Assigned to {{names}}.",
} as const;
