// What cannot wait for the app's scripts. A file of its own for the content security policy.

// What is remembered here; null too where storage is closed to us.
const remembered = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

// Before the first paint, so that a chosen theme never flashes the other one.
const theme = remembered("syncboard.theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

// A screen's own scripts and words come beside those of every page, not after them. Who opens the front door for the first time, registers.
const { screens = "{}", words = "{}" } = document.currentScript?.dataset ?? {};
const place = location.pathname.split("/")[1] || (remembered("syncboard.known") ? "" : "register");
const { scripts = [], saysMore } = JSON.parse(screens)[place] ?? {};
// A guess: what is fetched for nothing harms nobody.
const language = (remembered("syncboard.locale") ?? navigator.language).slice(0, 2);
const { first, rest } = JSON.parse(words)[language] ?? {};
for (const href of [first, ...scripts, saysMore && rest]) {
  if (href) document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
}
