export const boards = {
  title: "Boards",
  new: "New board",
  name: "Name of the board",
  namePlaceholder: "What is it about?",
  create: "Create board",
  changed: "Changed {{ago}}",
  more: "Show more",
  failed: "Your boards can’t be shown right now",
  columns: { todo: "To do", doing: "In progress", done: "Done" },
  first: {
    title: "Welcome, {{name}}",
    text: "A board holds columns, and columns hold cards. Start with one; share it whenever you like.",
    action: "Create your first board",
    boardTitle: "My first board",
    or: "or give it a name of its own",
  },
} as const;
