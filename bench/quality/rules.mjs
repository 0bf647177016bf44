// axe (all its rules) and pa11y (HTML_CodeSniffer, WCAG 2 AA) on a list of pages: JSON in
// (base, cookie, pages, schemes), a JSON list of findings out.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import pa11y from "pa11y";
import puppeteer from "puppeteer-core";

import { FLAGS, read } from "./browser.mjs";

const require = createRequire(import.meta.url);
const AXE = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const PHONE = { width: 390, height: 844 };

async function axe(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({
      tool: "axe",
      rule: id,
      place: target.join(" "),
      says: failureSummary,
    })),
  );
}

async function codeSniffer(browser, page, url) {
  const { issues } = await pa11y(url, {
    browser,
    page,
    ignoreUrl: true,
    standard: "WCAG2AA",
    includeWarnings: false,
  });
  return issues.map(({ code, selector, message }) => ({
    tool: "pa11y",
    rule: code,
    place: selector,
    says: message,
  }));
}

async function open(browser, { cookie, scheme }) {
  const page = await browser.newPage();
  await page.setBypassCSP(true); // for the checkers' own scripts
  await page.setViewport(PHONE);
  if (cookie) await browser.setCookie(cookie);
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  return page;
}

async function look(browser, url, options) {
  const page = await open(browser, options);
  try {
    await page.goto(url, { waitUntil: "networkidle0" });
    return [...(await axe(page)), ...(await codeSniffer(browser, page, url))];
  } finally {
    await page.close();
  }
}

const { base, cookie, pages, schemes } = await read();
const browser = await puppeteer.launch({ executablePath: process.env.CHROME_PATH, args: FLAGS });
try {
  const findings = [];
  for (const scheme of schemes) {
    for (const [name, path] of Object.entries(pages)) {
      const found = await look(browser, base + path, { cookie, scheme });
      findings.push(...found.map((finding) => ({ page: name, scheme, ...finding })));
    }
  }
  process.stdout.write(JSON.stringify(findings));
} finally {
  await browser.close();
}
