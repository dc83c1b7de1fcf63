// Searching all chapters in the page: the ranking is search-ranking.js; here its files are read as they are needed, and
// what is found is shown. Words that people see come from the page; words of the law are only ever put in as text.
"use strict";
(() => {
  const index = window.engrossSearch;
  const ranking = window.engrossRanking(index);
  const find = (id) => document.getElementById(id);
  const box = find("page-query"), found = find("page-found"), more = find("page-more"), told = found.dataset;
  const MOST = 20;
  find("page-nojs").hidden = true;

  // The files of the index. A script may be read from a folder where a page may not ask for data.
  const facts = [], files = new Map();
  let stems = null;
  window.engrossPart = (kind, number, value) => {
    if (kind === "words") for (const line of value.split("\n")) { const at = line.indexOf(" "); ranking.lines.set(line.slice(0, at), line.slice(at + 1)); }
    else if (kind === "sections") facts[number] = value;
    else stems = value.split("\n");
  };
  const load = (name) => {
    if (!files.has(name)) files.set(name, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `search/${name}.js`;
      script.onload = done;
      script.onerror = () => failed(new Error(name));
      document.head.append(script);
    }));
    return files.get(name);
  };
  const lastBefore = (firsts, wanted) => {
    let low = 0, high = firsts.length;
    while (low < high) { const middle = (low + high) >> 1; if (firsts[middle] <= wanted) low = middle + 1; else high = middle; }
    return Math.max(low - 1, 0);
  };
  const firstKeys = index.words.split(" ");
  const withKey = (key) => load(`words-${lastBefore(firstKeys, key)}`);
  const withBeginning = (beginning) => {
    const wanted = [];
    for (let at = lastBefore(firstKeys, beginning); at <= lastBefore(firstKeys, `${beginning}~`); at += 1) wanted.push(load(`words-${at}`));
    return Promise.all(wanted);
  };
  const related = (beginning) => [...ranking.lines.keys()].filter((key) => key.startsWith(beginning) && !key.endsWith("!")).sort();
  const withFacts = (section) => load(`sections-${lastBefore(index.sections, section)}`);
  const factsOf = (section) => { const file = lastBefore(index.sections, section); return facts[file][section - index.sections[file]]; };
  const placeOf = (section, at) => {
    const fact = factsOf(section), own = at < 0 ? null : fact[5][at - ranking.firstOf[section]];
    if (!own) return { place: fact[0], eid: fact[2], words: (fact[5][0] || [])[2] || "", redlined: fact[4] };
    return { place: own[0][0] === "=" ? own[0].slice(1) : fact[0] + own[0], eid: fact[2] + own[1], words: own[2], redlined: own[3] };
  };

  const waysOf = async (token, words, last) => {
    await Promise.all([token, ranking.ownKey(token), ...ranking.phrases(words).map(([key]) => key)].map(withKey));
    const meant = ranking.synonymsOf(token, words);
    await Promise.all(meant.map(withKey));
    const beginning = ranking.beginningOf(token);
    if (beginning) await withBeginning(beginning);
    const ways = [false, true].map((others) => ranking.waysOf(token, meant, related, last, others));
    if (ways[0].size) return ways;
    await load("stems");
    const intended = ranking.misspelt(token, stems);
    await Promise.all(intended.map(withKey));
    ways[0] = new Map(intended.map((other) => [other, index.weights.misspelt]));
    if (intended.length || !ranking.canBeMisspelt(token)) return ways;
    await withBeginning(ranking.spelt(token));
    const meantThen = ranking.stoodFor(token);
    await Promise.all(meantThen.map(withKey));
    ways[0] = new Map(meantThen.filter((other) => ranking.known(other, false)).map((other) => [other, index.weights.misspelt * index.weights.only_synonym]));
    return ways;
  };

  // The sections of which the words are the citation, or that of a provision in them: [section, provision or -1], …
  const citedBy = async (words) => {
    const key = ranking.cited(words), parts = key.split("."), cited = [];
    for (let count = parts.length; key && count > 0; count -= 1) {
      const part = `#${parts.slice(0, count).join(".")}`;
      await withKey(part);
      for (const section of ranking.placesOf(part)) {
        await withFacts(section);
        let at = ranking.firstOf[section];
        const end = ranking.firstOf[section + 1];
        while (at < end && !`${ranking.cited(placeOf(section, at).place)}.`.startsWith(`${key}.`)) at += 1;
        if (at < end || count === parts.length) cited.push([section, at < end ? at : -1]);
      }
    }
    return cited;
  };

  // As the addresses of pages are made (site/page_addresses.py).
  const versionPage = (chapter, bit) => `${chapter.name}/${chapter.versions[bit][0]}.html`;
  const chapterPage = (chapter) => `${chapter.name}/index.html`;
  const chapterOf = (section) => index.chapters[ranking.chapterOf[section]];
  const pageOf = (section, at) => {
    const chapter = chapterOf(section), { eid, redlined } = placeOf(section, at);
    if (redlined) return `${chapter.redline}#${chapter.other ? index.deleted : ""}${eid}`;
    const newest = chapter.versions.reduce((last, _, bit) => (factsOf(section)[3] & (1 << bit) ? bit : last), 0);
    return `${versionPage(chapter, newest)}#${eid}`;
  };
  // Where a citation leads: the provision as proposed, else as it was; nowhere where two chapters have it.
  const goal = async (words) => {
    const key = ranking.cited(words);
    const whole = key && index.chapters.find((chapter) => !chapter.other && ranking.cited(chapter.number) === key);
    if (whole) return chapterPage(whole);
    const cited = await citedBy(words);
    const current = cited.filter(([section]) => section < index.current), those = current.length ? current : cited;
    if (!those.length || new Set(those.map(([section]) => chapterOf(section).name)).size > 1) return "";
    return pageOf(...(current.length ? those[0] : those.at(-1)));
  };

  const marked = (words, wanted) => {
    const made = document.createElement("p");
    for (const part of words.split(/([\p{L}\p{M}\p{N}$.,:'’-]+)/u)) {
      const tokens = ranking.tokens(part);
      if (tokens.length && tokens.every((token) => wanted.has(token))) { const mark = document.createElement("mark"); mark.textContent = part; made.append(mark); } else made.append(part);
    }
    return made;
  };
  const link = (words, there) => {
    const made = document.createElement("a");
    made.href = there;
    made.textContent = words;
    return made;
  };
  const line = (kind, ...parts) => {
    const made = document.createElement("p");
    if (kind) made.className = kind;
    made.append(...parts);
    return made;
  };
  const shown = ([section, at], wanted) => {
    const made = document.createElement("li");
    const chapter = chapterOf(section), fact = factsOf(section), { place, eid, words } = placeOf(section, at);
    // The one text of a chapter is what its section leads to already: no second link to it.
    const ways = chapter.versions.length === 1 ? [chapter.versions[0][1]]
      : chapter.versions.flatMap(([, version], bit) => (fact[3] & (1 << bit) ? [link(version, `${versionPage(chapter, bit)}#${eid}`)] : []));
    if (placeOf(section, at).redlined) ways.unshift(link(told.redline, pageOf(section, at)));
    made.append(line("", link(`${place} ${fact[1]}`.trim(), pageOf(section, at))), line("state", [chapter.units, chapter.title].filter(Boolean).join(", ")),
      marked(words, wanted), line("state", ...ways.flatMap((way, number) => (number ? [" · ", way] : [way]))));
    return made;
  };

  let asked = 0;
  const search = async (words) => {
    const mine = asked += 1;
    const tokens = ranking.asked(words);
    found.hidden = !words.trim();
    if (!words.trim()) return;
    const [cited, ways] = await Promise.all([citedBy(words), Promise.all(tokens.map((token, at) => waysOf(token, words, at === tokens.length - 1)))]);
    await Promise.all([0, 1].map((other) => withKey(ranking.termKey(ways.map((each) => each[other])))));
    if (mine !== asked) return;
    const already = new Set(cited.map(([section]) => section));
    const [current, others] = [false, true].map((other) => [
      ...cited.filter(([section]) => (section >= index.current) === other),
      ...ranking.rank(words, ways.map((each) => each[+other]), other).filter(([section]) => !already.has(section)),
    ]);
    const wanted = new Set(ways.flat().flatMap((each) => [...each.keys()]));
    const shownOf = (list) => list.map((hit) => shown(hit, wanted));
    const first = current.slice(0, MOST), rest = others.slice(0, MOST);
    const tell = (many) => {
      const count = current.length === 1 ? told.foundOne : told.found.replace("{n}", current.length);
      find("page-count").textContent = !current.length && !others.length ? told.none.replace("{query}", words)
        : count + (current.length > many ? `; ${told.first.replace("{n}", many)}` : "");
      more.hidden = current.length <= many;
    };
    const start = first.concat(rest).slice(0, 1);
    await Promise.all(start.map(([section]) => withFacts(section)));
    if (mine !== asked) return;
    tell(MOST);
    find("page-hits").replaceChildren(...shownOf(first.slice(0, 1)));
    await Promise.all([...first, ...rest].map(([section]) => withFacts(section)));
    if (mine !== asked) return;
    find("page-hits").replaceChildren(...shownOf(first));
    find("page-others").replaceChildren(...shownOf(rest));
    find("page-other").hidden = !rest.length;
    more.onclick = async () => {
      const many = find("page-hits").children.length, next = current.slice(many, many + MOST);
      await Promise.all(next.map(([section]) => withFacts(section)));
      if (mine !== asked || many !== find("page-hits").children.length) return;
      find("page-hits").append(...shownOf(next));
      tell(many + next.length);
      find("page-hits").children[many].querySelector("a").focus();
    };
    found.dataset.shown = words;
  };
  const failed = () => { find("page-count").textContent = told.failed; more.hidden = true; };

  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    goal(box.value).then((there) => { if (there) location.href = there; else box.form.submit(); }).catch(failed);
  });
  box.addEventListener("input", () => { search(box.value).catch(failed); });
  const words = new URLSearchParams(location.search).get("q");
  if (words) {
    box.value = words;
    goal(words).then((there) => { if (there) location.replace(there); else return search(words); }).catch(failed);
  }
})();
