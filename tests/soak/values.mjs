// What is typed, pasted and opened: good, bad and odd.

import { readFileSync } from "node:fs";

const data = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, data), "utf8");

export const instruments = [
  "kepatuhan-2021",
  "kepatuhan-2022",
  "kepatuhan-2023",
  "kepatuhan-2024",
  "opini-2025",
  "opini-2026",
];

/** The packs by id. */
export const packs = new Map(instruments.map((id) => [id, JSON.parse(read(`static/instruments/${id}.json`))]));

const published = ["maluku-tenggara-2023", "ntb-2024", "depok-2025", "magelang-2021", "wonogiri-2024"];
const good = published.map((name) => read(`tests/cases/published/${name}.zona-hijau.json`));

/** Texts of files: printed cases, no JSON, another version, a total above 100. */
export const files = [
  ...good,
  "",
  "{",
  "[1, 2]",
  '{"format": "zona-hijau/assessment", "version": 99}',
  good[0].replaceAll("62.06", "162.06"),
];

export const names = [
  "Dinas Sosial",
  "  Puskesmas  Baru ",
  "",
  "RSUD “Harapan”",
  "<b>tebal</b> & 'kutip'",
  "مركز الخدمة",
  "Dinas 🟢",
  "=1+1",
  "x".repeat(300),
];

export const numbers = [
  ...["0", "100", "61,5", "62.06", "7", "99,99", "53,995", ""],
  ...["101", "-1", "abc", "1,2,3", "1e3", "12,34567", "½", "9".repeat(80)],
];

export const levels = ["0", "1", "2", "3", "", "t/b", "N/A", "1-3", "0–2", "3-1", "2,0", "4", "?"];
export const efforts = ["1", "5", "9", "0", "10", "", "x"];
export const weights = ["", "", "5", "12,22", "25", "100", "0", "101", "x"];
export const factors = ["", "2", "1", "3,5", "0", "x"];
