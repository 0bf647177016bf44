// Lighthouse, mobile preset, on a list of pages: JSON in (base, pages, runs), JSON out.
// Of each page the run with the middle performance is told; the machine has other work.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { FLAGS, read } from "./browser.mjs";

const KINDS = ["performance", "accessibility", "best-practices", "seo"];
const OUR_CERTIFICATE = "--ignore-certificate-errors"; // one that the run has made
const WORDS = ["Document", "Stylesheet", "Script"];

function told(result) {
  const { audits, categories } = result;
  const requests = audits["network-requests"].details.items;
  const bytes = (types) =>
    requests
      .filter((request) => types.includes(request.resourceType))
      .reduce((sum, request) => sum + request.transferSize, 0);
  return {
    scores: KINDS.map((kind) => Math.round(categories[kind].score * 100)),
    lcp: audits["largest-contentful-paint"].numericValue,
    fcp: audits["first-contentful-paint"].numericValue,
    tbt: audits["total-blocking-time"].numericValue,
    cls: audits["cumulative-layout-shift"].numericValue,
    words: bytes(WORDS),
    document: bytes(["Document"]),
    stylesheet: bytes(["Stylesheet"]),
    scripts: bytes(["Script"]),
    fonts: bytes(["Font"]),
    pictures: bytes(["Image"]),
    requests: requests.map((request) => [request.url, request.transferSize]),
    lost: KINDS.flatMap((kind) =>
      categories[kind].auditRefs
        .filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 1)
        .map(({ id }) => `${kind}: ${id} ${audits[id].displayValue ?? ""}`.trim()),
    ),
  };
}

// On a busy machine Lighthouse loses a trace at times, and says so.
async function once(url, port, attempts = 4) {
  const { lhr } = await lighthouse(url, { port, logLevel: "error", onlyCategories: KINDS });
  if (!lhr.runtimeError) return told(lhr);
  if (attempts > 1) return once(url, port, attempts - 1);
  throw new Error(`${url}: ${lhr.runtimeError.message}`);
}

async function measure(url, runs, port) {
  await once(url, port); // a server that has just started is slow
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await once(url, port));
  all.sort((one, other) => one.scores[0] - other.scores[0] || other.lcp - one.lcp);
  return all[Math.floor(all.length / 2)];
}

const { base, pages, runs } = await read();
const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: [...FLAGS, OUR_CERTIFICATE] });
try {
  const results = {};
  for (const [name, path] of Object.entries(pages)) {
    results[name] = await measure(base + path, runs, chrome.port);
  }
  process.stdout.write(JSON.stringify(results));
} finally {
  chrome.kill();
}
