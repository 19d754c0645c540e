// The reader's language: sentences by key, numbers and years as that language writes them. It knows no element.

import collectionsEn from '../i18n/collections.en.js';
import collectionsZhHans from '../i18n/collections.zh-Hans.js';
import correctingEn from '../i18n/correcting.en.js';
import correctingZhHans from '../i18n/correcting.zh-Hans.js';
import en from '../i18n/en.js';
import importingEn from '../i18n/importing.en.js';
import importingZhHans from '../i18n/importing.zh-Hans.js';
import pictureEn from '../i18n/picture.en.js';
import pictureZhHans from '../i18n/picture.zh-Hans.js';
import reasonsEn from '../i18n/reasons.en.js';
import reasonsZhHans from '../i18n/reasons.zh-Hans.js';
import searchEn from '../i18n/search.en.js';
import searchZhHans from '../i18n/search.zh-Hans.js';
import settingsEn from '../i18n/settings.en.js';
import settingsZhHans from '../i18n/settings.zh-Hans.js';
import zhHans from '../i18n/zh-Hans.js';

/** Sentences by language, Chinese first: it is what a reader gets whose language we do not have. */
export const LANGUAGES = {
  'zh-Hans': { ...zhHans, ...collectionsZhHans, ...correctingZhHans, ...importingZhHans, ...pictureZhHans, ...searchZhHans, ...settingsZhHans },
  en: { ...en, ...collectionsEn, ...correctingEn, ...importingEn, ...pictureEn, ...searchEn, ...settingsEn },
};

/** @typedef {keyof typeof LANGUAGES} Language */
/** @typedef {(key: string, params?: Record<string, string | number>) => string} Say */

/**
 * The first of the languages a reader asks for that we have.
 * @param {readonly string[]} wanted As `navigator.languages` has them.
 * @returns {Language}
 */
export function chooseLanguage(wanted) {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'zh') return 'zh-Hans';
    if (language === 'en') return 'en';
  }
  return 'zh-Hans';
}

/**
 * Says what `key` stands for. `{name}` is filled from the parameters, numbers as the language writes them; of
 * `one|many` the form is chosen that `n` asks for.
 * @param {Language} language
 * @returns {Say}
 */
export function speaker(language) {
  /** @type {Record<string, string>} */
  const sentences = LANGUAGES[language];
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return (key, params = {}) => {
    const forms = (sentences[key] ?? key).split('|');
    const form = forms.length > 1 && plural.select(Number(params.n)) === 'one' ? forms[0] : forms.at(-1);
    return String(form).replace(/\{(\w+)\}/g, (gap, name) => {
      const value = params[name] ?? gap;
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
}

/** The parser's reasons in words, by their codes. @param {string} language @returns {Record<string, string>} */
export function reasonsOf(language) {
  return language === 'en' ? reasonsEn : reasonsZhHans;
}
