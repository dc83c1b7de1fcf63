// The ranking of engross search (site/search/ranking.py), counted in the same way from the files of the index: the same
// numbers, operation by operation, so that the page and the command give one order.
"use strict";
window.engrossRanking = (index) => {
  const { weights } = index;
  const [asking, amounts, meanings, formal, endings] = ["asking", "amounts", "meanings", "formal", "endings"].map((kind) => new Set(index[kind].split(" ")));
  const letters = /^[a-z]+$/;

  // A number is written by signs of five bits each, the last below 32.
  const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-";
  const numbers = (text) => {
    const found = [];
    let value = 0, scale = 1;
    for (const sign of text) {
      const at = SIGNS.indexOf(sign);
      if (at < 32) { found.push(value + at * scale); value = 0; scale = 1; } else { value += (at - 32) * scale; scale *= 32; }
    }
    return found;
  };
  const places = (text) => { let last = -1; return numbers(text).map((gap) => (last += gap + 1)); };
  const starts = (counts) => { const made = [0]; for (const count of counts) made.push(made.at(-1) + count); return made; };

  // Of each chapter its size, its first section; of each section its chapter, its first provision, its words.
  const sizes = index.chapters.map((chapter) => chapter.sections), firstIn = starts(sizes);
  const chapterOf = sizes.flatMap((size, chapter) => Array(size).fill(chapter));
  const firstOf = starts(numbers(index.provisions));
  const lengths = numbers(index.lengths), headings = numbers(index.headings), titles = numbers(index.titles);
  const defines = new Set(places(index.defines)), money = new Set(places(index.money)), plain = new Set(places(index.formalHeadings));
  const sectionsOf = (table, isMeant) => new Set(Object.entries(table).flatMap(([key, at]) => (isMeant(key) ? places(at) : [])));
  const sectionOf = lengths.map(() => 0), totals = headings.map(() => 0);
  for (let section = 0; section < headings.length; section += 1)
    for (let at = firstOf[section]; at < firstOf[section + 1]; at += 1) {
      sectionOf[at] = section;
      if (!defines.has(at)) totals[section] += lengths[at];
    }

  // Words
  const SHORT = /^[^aeiouy]+[aeiouy][^aeiouywx]$/;
  const stem = (written) => {
    let word = written.split("'")[0];
    if (Object.hasOwn(index.forms, word)) return index.forms[word];
    if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
    if (word.length > 4 && /(ss|sh|ch|x|z)es$/.test(word)) word = word.slice(0, -2);
    else if (word.length > 3 && /s$/.test(word) && !/(ss|us|is)$/.test(word)) word = word.slice(0, -1);
    for (const ending of ["ing", "ed"]) {
      const base = word.slice(0, -ending.length);
      if (word.endsWith(ending) && base.length > 2 && /[aeiouy]/.test(base)) {
        if (base.at(-1) === base.at(-2) && !"aeioulsz".includes(base.at(-1))) return base.slice(0, -1);
        word = SHORT.test(base) ? `${base}e` : base;
        break;
      }
    }
    return word.length > 3 && word.endsWith("e") && !SHORT.test(word.slice(0, -1)) ? word.slice(0, -1) : word;
  };
  const TOKEN = /\$?\d+(?:[.,:-]\d+)*(?:[a-z](?![a-z]))?|[a-z]+(?:'[a-z]+)?/g;
  const folded = (words) => words.replace(/[‘’]/g, "'").replace(/[–‑]/g, "-").replace(/—/g, " ").replace(/%/g, " percent ")
    .normalize("NFD").toLowerCase().replace(/\p{M}/gu, "");
  const tokens = (words) => (folded(words).replace(/\bdb ?\(a\)/g, "dba").replace(/\b(?:[a-z]\.){2,}/g, (found) => found.replaceAll(".", ""))
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1").replace(/(\d)[.:]00(?!\d)/g, "$1").match(TOKEN) || []).map((part) => (/[a-z]/.test(part[0]) ? stem(part) : part));
  const asked = (words) => [...new Set(tokens(words))].filter((token) => !asking.has(token));
  const cited = (words) => (words.replace(/^\s*(?:§+|sections?|sec\.?|chapters?|ch\.?|articles?|art\.?)\s*/i, "").toLowerCase().match(/[0-9]+|[a-z]+/g) || []).join(".");

  // The lines of the index, by their keys; search.js fills it as its files arrive.
  const lines = new Map();
  const read = new Map();
  const postings = (token) => {
    if (!read.has(token)) {
      const [rarity, inProvisions, inHeadings, inTitles] = lines.get(token).split(/[ |]/);
      const list = numbers(inProvisions), provisions = [];
      for (let at = -1, next = 0; next < list.length; next += 1) {
        at += (list[next] >> 1) + 1;
        provisions.push([at, list[next] & 1 ? list[next += 1] + 2 : 1]);
      }
      read.set(token, { rarity: numbers(rarity)[0], provisions, headings: places(inHeadings), titles: places(inTitles) });
    }
    return read.get(token);
  };
  const placesOf = (key) => (lines.has(key) ? places(lines.get(key)) : []);

  const beginningOf = (token) => (letters.test(token) && token.length >= weights.least_beginning ? token.slice(0, weights.beginning) : "");
  const sharedLetters = (one, other) => { let at = 0; while (at < one.length && at < other.length && one[at] === other[at]) at += 1; return at; };
  const areRelated = (one, other) => {
    for (let at = sharedLetters(one, other); at >= weights.beginning; at -= 1) if (endings.has(one.slice(at)) && endings.has(other.slice(at))) return true;
    return false;
  };
  const oneLetterOff = (one, other) => {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    const start = sharedLetters(one, other);
    const rest = one.slice(start), tail = other.slice(start);
    if (rest.slice(1) === tail.slice(1) || rest.slice(1) === tail || rest === tail.slice(1)) return true;
    return rest.length > 1 && rest[0] === tail[1] && rest[1] === tail[0] && rest.slice(2) === tail.slice(2);
  };
  // The lines of synonyms, by their keys; a phrase is asked by its last word that finds something.
  const ownKey = (token) => `${token}!`;
  const phrases = (words) => {
    const said = tokens(words), found = [];
    for (let start = 0; start < said.length; start += 1)
      for (let end = start + 2; end <= Math.min(start + weights.most_words, said.length) && !asking.has(said[start]); end += 1) {
        const part = said.slice(start, end);
        found.push([ownKey(part.join("_")), part.filter((token) => !asking.has(token)).at(-1)]);
      }
    return found;
  };
  const line = (key) => (lines.get(key) || "").split(" ").filter(Boolean);
  const synonymsOf = (token, words) => {
    const said = tokens(words);
    return [...phrases(words).flatMap(([key, last]) => (last === token ? line(key) : [])), ...line(ownKey(token))].filter((other) => !said.includes(other));
  };
  // Words that only other versions have (their rarity is 0) are known where those are ranked.
  const known = (token, others) => lines.has(token) && (others || !lines.get(token).startsWith("0 "));
  const waysOf = (token, meant, related, last, others) => {
    const exact = known(token, others);
    const found = new Map(exact ? [[token, 1]] : []);
    const keep = (other, counts) => { if (known(other, others) && !found.has(other)) found.set(other, counts); };
    for (const other of meant) keep(other, exact ? weights.synonym : weights.only_synonym);
    const beginning = beginningOf(token);
    const alike = beginning ? related(beginning) : [];
    for (const other of alike) if (areRelated(token, other)) keep(other, weights.related);
    if (!found.size && last) for (const other of alike) if (other.startsWith(token)) keep(other, weights.related);
    return found;
  };
  const canBeMisspelt = (token) => token.length >= weights.least_letters && letters.test(token);
  const misspelt = (token, every) => (canBeMisspelt(token) ? every.filter((other) => oneLetterOff(token, other)) : []);
  // The words of residents that have a line and begin as the word does: what they stand for is what may be meant.
  const spelt = (token) => token.slice(0, weights.spelt);
  const stoodFor = (token) => misspelt(token, [...lines.keys()].filter((key) => key.endsWith("!") && key.startsWith(spelt(token))).map((key) => key.slice(0, -1))
    .filter((word) => word.length >= weights.least_letters - 1 && letters.test(word)).sort()).flatMap((word) => line(ownKey(word)));

  // Scores: of each provision, of each section as a whole and of its heading, those of one word at a time, then the sums.
  const room = lengths.length + headings.length + titles.length;
  const made = () => ({ value: new Float64Array(room), counts: new Float64Array(room) });
  const ofParts = made(), sums = made(), ofSections = made(), ofHeads = made(), ofChapters = made(), wholes = made();
  const clear = (...all) => { for (const each of all) each.value.fill(0), each.counts.fill(0); };
  const addTo = (sums, key, more) => sums.set(key, (sums.get(key) || 0) + more);
  const keep = (found, at, value, counts) => { if (value > found.value[at]) { found.value[at] = value; found.counts[at] = counts; } };
  const weighed = (value, times, length, average) => {
    const norm = weights.saturation * (1 - weights.by_length + weights.by_length * length / average);
    return value * times / (norm + times);
  };
  const RAREST = 100 * Math.log(2 + 2 * index.current);
  const rarityOf = (ways) => postings(ways.keys().next().value).rarity || RAREST;
  const fillWord = (ways, touched) => {
    clear(ofParts, ofSections, ofHeads, ofChapters);
    const own = rarityOf(ways);
    for (const [token, counts] of ways) {
      const { rarity, provisions, headings: inHeadings, titles: inTitles } = postings(token);
      const value = counts * Math.min(rarity || RAREST, own * weights.rarer);
      const timesIn = new Map(), having = new Map();
      for (const [at, times] of provisions) {
        const section = sectionOf[at];
        touched.add(section);
        keep(ofParts, at, weighed(value, times, lengths[at], index.averageProvision), counts);
        if (!defines.has(at)) addTo(timesIn, section, times);
      }
      for (const [section, times] of timesIn) {
        keep(ofSections, section, weighed(value, times, totals[section], index.averageSection), counts);
        addTo(having, chapterOf[section], 1);
      }
      for (const [chapter, count] of having) {
        const share = Math.min(count / Math.max(sizes[chapter], weights.least_chapter), 1);
        keep(ofChapters, chapter, value * weights.topic * share, counts * share);
      }
      for (const section of inHeadings) {
        touched.add(section);
        keep(ofHeads, section, value * weights.heading / Math.sqrt(headings[section]), counts);
      }
      for (const chapter of inTitles)
        for (let section = firstIn[chapter]; section < firstIn[chapter + 1]; section += 1) {
          touched.add(section);
          keep(ofHeads, section, value * weights.title / Math.sqrt(titles[chapter]), counts);
        }
    }
  };
  const add = (sum, at, found, section, share) => {
    const chapter = chapterOf[section];
    sum.value[at] += found.value[at] + (ofHeads.value[section] + ofChapters.value[chapter]);
    sum.counts[at] += Math.max(found.counts[at], ofHeads.counts[section], ofChapters.counts[chapter]) * share;
  };
  const score = (sum, at) => sum.value[at] * (weights.least_held + (1 - weights.least_held) * sum.counts[at]);

  // The stems of the term that may be asked for, and the key of the line that says where it is defined.
  const wantedOf = (ways) => [...new Set(ways.filter((each) => each.size).map((each) => each.keys().next().value))].filter((token) => !meanings.has(token)).sort();
  const termKey = (ways) => `=${wantedOf(ways).join("_")}`;

  // The sections that have a word of the question, the best first, of the texts to be read or of other versions:
  // [section, provision or -1], …
  const rank = (words, ways, others) => {
    const tokensAsked = asked(words);
    const found = ways.filter((each) => each.size);
    if (!found.length) return [];
    const amount = tokensAsked.some((token) => amounts.has(token));
    const wanted = wantedOf(ways);
    const named = new Set(placesOf(termKey(ways)));
    const headed = wanted.map((token) => new Set(postings(token).headings));
    const titled = wanted.flatMap((token) => postings(token).titles);
    clear(sums, wholes);
    const touched = new Set(), rarities = found.reduce((sum, each) => sum + rarityOf(each), 0);
    for (const each of found) {
      const share = rarityOf(each) / rarities;
      fillWord(each, touched);
      for (let section = 0; section < headings.length; section += 1) {
        add(wholes, section, ofSections, section, share);
        for (let at = firstOf[section]; at < firstOf[section + 1]; at += 1) add(sums, at, ofParts, section, share);
      }
    }
    const reached = new Set(found.flatMap((each) => [...each.keys()]));
    const said = ` ${tokens(words).join(" ")} `;
    const beside = sectionsOf(index.beside, (token) => !reached.has(token)), answering = sectionsOf(index.answers, (asked) => said.includes(` ${asked} `));
    const askedFormal = tokensAsked.some((token) => formal.has(token));
    const ranked = [...touched].filter((section) => (section >= index.current) === others).map((section) => {
      let best = 0, answer = -1;
      for (let at = firstOf[section]; at < firstOf[section + 1]; at += 1) {
        let value = score(sums, at);
        if (named.has(at)) value *= weights.term;
        else if (defines.has(at)) value *= weights.definition;
        if (amount && money.has(at)) value *= weights.money;
        if (value > best) { best = value; answer = at; }
      }
      let total = score(wholes, section) + best;
      if (plain.has(section) && !askedFormal) total *= weights.formal;
      if (headed.length && headings[section] === headed.length && headed.every((those) => those.has(section))) total *= weights.whole_heading;
      if (answering.has(section)) total *= weights.answering;
      if (beside.has(section)) total *= weights.beside;
      const chapter = chapterOf[section];
      if (titles[chapter] && titled.filter((each) => each === chapter).length === titles[chapter]) total *= weights.whole_title;
      return [section, answer, total];
    });
    return ranked.sort((a, b) => b[2] - a[2] || a[0] - b[0]);
  };
  return { asked, beginningOf, canBeMisspelt, chapterOf, cited, known, lines, misspelt, ownKey, phrases, placesOf, firstOf, rank, spelt, stoodFor, synonymsOf, termKey, tokens, waysOf };
};
