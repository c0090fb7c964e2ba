// The page's sentences. What a language lacks is said in Swedish, never as a key.

import ar from "./words_ar.js";
import en from "./words_en.js";
import es from "./words_es.js";
import fa from "./words_fa.js";
import fi from "./words_fi.js";
import pl from "./words_pl.js";
import so from "./words_so.js";
import sv from "./words_sv.js";

const ALL = { sv, en, fi, ar, so, fa, es, pl };
const FROM_THE_RIGHT = new Set(["ar", "fa"]);
const ZONE = "Europe/Stockholm";

export const LANGUAGES = [
  ["sv", "Svenska"],
  ["en", "English"],
  ["fi", "Suomi"],
  ["ar", "العربية"],
  ["so", "Soomaali"],
  ["fa", "فارسی"],
  ["es", "Español"],
  ["pl", "Polski"],
];

let chosen = "sv";

export function setLanguage(code) {
  chosen = code in ALL ? code : "sv";
  document.documentElement.lang = chosen;
  document.documentElement.dir = FROM_THE_RIGHT.has(chosen) ? "rtl" : "ltr";
}

export const word = (key) => ALL[chosen][key] ?? sv[key];

// What is filled in keeps its own direction, so that a name or a time does not turn the sentence around.
export const filled = (key, ...values) =>
  values.reduce((text, value, place) => text.replace(`%${place + 1}`, () => `\u2068${value}\u2069`), word(key));

// Digits are 0–9 in every language, as on the tablet.
const formatted = (at, options) =>
  new Intl.DateTimeFormat(`${chosen}-u-nu-latn-ca-gregory`, { timeZone: ZONE, ...options }).format(at);

const dayOf = (at) => at.toLocaleDateString("sv-SE", { timeZone: ZONE });

const clock = (hours, minutes) => `${hours}${chosen === "sv" || chosen === "fi" ? "." : ":"}${minutes}`;

export const timeOf = (wall) => clock(Number(wall.slice(0, 2)), wall.slice(3, 5));

export function moment(text) {
  const at = new Date(text);
  const wall = at.toLocaleTimeString("sv-SE", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
  const days = Math.round((Date.parse(dayOf(new Date())) - Date.parse(dayOf(at))) / 86_400_000);
  if (days === 0) return filled("todayTime", timeOf(wall));
  if (days === 1) return filled("yesterdayTime", timeOf(wall));
  return filled("dayTime", formatted(at, { day: "numeric", month: "long", year: days > 300 ? "numeric" : undefined }), timeOf(wall));
}
