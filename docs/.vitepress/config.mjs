// The site that is made of these pages. Forges and editors read the same files as they are, so links name files (page.ko.md,
// ../core/...); here they become addresses of the site, or of the sources.
import { copyFileSync, readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");

const SOURCES = `${/<scm\b.*?<url>(.*?)<\/url>/s.exec(read("../pom.xml"))?.[1] ?? ""}/blob/main`;

/** The address of a page within the site, or null where a link leads elsewhere. `from` is the folder of the page that has it. */
function pageOf(link, from) {
  const [, file, anchor] = /^([^#]*)(#.*)?$/.exec(link);
  const path = new URL(file, `file:///docs/${from}`).pathname;
  const page = /^\/docs\/([\w/-]+?)(\.ko)?\.md$/.exec(path);
  return page && `${page[2] ? "/ko" : ""}/${page[1].replace(/(^|\/)README$/, "$1")}${anchor ?? ""}`;
}

function addressOf(link, from) {
  if (/^[a-z]+:/.test(link) || link.startsWith("#") || link.endsWith(".txt")) {
    return link;
  }
  return pageOf(link, from) ?? SOURCES + new URL(link, `file:///docs/${from}`).pathname;
}

/** Changes links before they are checked: dead ones fail the build. */
function withAddresses(markdown) {
  markdown.core.ruler.push("addresses", ({ tokens, env }) => {
    const from = env.relativePath.startsWith("adr/") ? "adr/" : "";
    for (const link of tokens.flatMap((block) => block.children ?? []).filter((token) => token.type === "link_open")) {
      link.attrSet("href", addressOf(link.attrGet("href"), from));
    }
  });
  // The first line of a page names its languages, for which the site has a menu
  markdown.core.ruler.before("normalize", "languages", (state) => {
    state.src = state.src.replace(/^(\*\*English\*\* \| .*|.* \| \*\*한국어\*\*)\n/, "\n");
  });
}

/** The menu is the list of pages: its sections, and the first link of each line. */
function menuOf(list) {
  return read(list).split(/^## /m).slice(1).map((section) => ({
    text: section.split("\n")[0],
    collapsed: false,
    items: [...section.matchAll(/^- \[([^\]]+)]\(([^)]+)\)/gm)].map(([, text, link]) => ({ text, link: addressOf(link, "") })),
  }));
}

const anchorOf = (title) => title.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{M} _-]/gu, "").replaceAll(" ", "-");

const KOREAN = {
  outline: { level: [2, 3], label: "이 페이지" },
  returnToTopLabel: "맨 위로",
  sidebarMenuLabel: "메뉴",
  darkModeSwitchLabel: "밝기",
  langMenuLabel: "언어",
};

export default defineConfig({
  title: "Bonin",
  head: [["link", { rel: "icon", type: "image/svg+xml", href: "/icon.svg" }]],
  outDir: "../target/site",
  cacheDir: "../target/site-cache",
  buildEnd({ srcDir, outDir }) {
    copyFileSync(`${srcDir}/llms.txt`, `${outDir}/llms.txt`);
    copyFileSync(`${srcDir}/../web/src/main/resources/dev/bonin/web/icon.svg`, `${outDir}/icon.svg`);
  },
  rewrites: (page) => page.replace(/README(\.ko)?\.md$/, "index$1.md").replace(/^(.*)\.ko\.md$/, "ko/$1.md"),
  markdown: { anchor: { slugify: anchorOf }, config: withAddresses },
  themeConfig: {
    outline: { level: [2, 3] },
    docFooter: { prev: false, next: false },
    search: { provider: "local", options: { locales: { ko: { translations: { button: { buttonText: "검색" } } } } } },
  },
  locales: {
    root: { label: "English", lang: "en", themeConfig: { sidebar: menuOf("README.md") } },
    ko: { label: "한국어", lang: "ko", themeConfig: { sidebar: menuOf("README.ko.md"), ...KOREAN } },
  },
});
