export const settings = {
  title: "Settings",
  action: "Settings",
  sections: "Sections of the settings",
  back: "Back",
  saved: "Saved",
  profile: {
    title: "Profile",
    you: { title: "Who you are here", lead: "What people who share a board with you see." },
  },
  appearance: {
    title: "Appearance",
    lead: "Takes effect at once.",
  },
} as const;
