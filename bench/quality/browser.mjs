// What the two scripts share: how Chromium is started, and how they are told what to do.
export const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function read() {
  let told = "";
  for await (const piece of process.stdin) told += piece;
  return JSON.parse(told);
}
