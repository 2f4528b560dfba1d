// The choices and input so far. Stored only during a change of language.
import { element, sessionPath } from './page.js';

const DETAILS = ['name', 'birth6', 'digit7', 'phone'];
const KEEP_KEY = 'bonin.form.' + sessionPath;

export const chosen = { carrier: null, agency: null, method: 'sms', consents: new Set(), details: {} };

export function readDetails() {
  DETAILS.forEach((field) => {
    chosen.details[field] = element(field).value;
  });
  return chosen.details;
}

export function writeDetails(values) {
  DETAILS.filter((field) => !element(field).readOnly).forEach((field) => {
    element(field).value = values[field] ?? '';
  });
  readDetails();
}

/** Fixes the values that the page has given: no later one replaces them. */
export function fix(values) {
  DETAILS.filter((field) => values[field]).forEach((field) => {
    element(field).readOnly = true;
  });
}

export function keepForOtherLanguage(screen) {
  readDetails();
  try {
    sessionStorage.setItem(KEEP_KEY, JSON.stringify({ ...chosen, consents: [...chosen.consents], screen }));
  } catch {
    // Some browsers give a frame of another site no storage: the form is empty in the other language
  }
}

/** Returns the stored form and removes it; null if there is none. */
export function takeKept() {
  try {
    const text = sessionStorage.getItem(KEEP_KEY);
    sessionStorage.removeItem(KEEP_KEY);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

export function restore(kept) {
  Object.assign(chosen, { carrier: kept.carrier, agency: kept.agency, method: kept.method });
  chosen.consents = new Set(kept.consents);
  writeDetails(kept.details);
}
