export const nav = {
  title: "Main",
  goTo: "Go to",
  boards: "Boards",
  tasks: "My tasks",
  subjects: "Subjects",
  search: "Search",
} as const;
