// Where a language is spoken in several countries, the first is what is proposed for it. Only those are here whose own name can be
// drawn with the fonts that the window brings.
const countries =
  `ar_EG ar_MA ar_SA be_BY bg_BG bs_BA ca_ES cs_CZ da_DK de_DE de_AT de_CH el_GR en_US en_AU en_CA en_GB en_IE en_IN
  en_NZ en_ZA es_ES es_AR es_CL es_CO es_MX es_PE et_EE eu_ES fa_IR fi_FI fr_FR fr_BE fr_CA fr_CH ga_IE gl_ES he_IL hi_IN hr_HR
  hu_HU id_ID is_IS it_IT it_CH ja_JP kk_KZ ko_KR lt_LT lv_LV mk_MK ms_MY nb_NO ne_NP nl_NL nl_BE nn_NO pl_PL pt_BR pt_PT ro_RO
  ru_RU sk_SK sl_SI sq_AL sr_RS sv_SE sv_FI th_TH tr_TR uk_UA ur_PK vi_VN zh_CN zh_HK zh_TW`.split(/\s+/u);

/** The locales that a system can be given, as it calls them: `de_DE.UTF-8`. */
export const locales: readonly string[] = countries.map((one) => `${one}.UTF-8`);

/** What BCP 47 calls a locale: `de-DE`. */
export function tagOfLocale(locale: string): string {
  return locale.replace(/\..*$/u, '').replaceAll('_', '-');
}

/**
 * The locale to propose to who speaks a language.
 * @param spoken as BCP 47 has it, the language of the window
 * @param wanted what the person's system speaks, which may say in which country
 */
export function localeFor(spoken: string, wanted: readonly string[]): string | null {
  const { language, script } = new Intl.Locale(spoken).maximize();
  const same = locales.filter((one) => {
    const found = new Intl.Locale(tagOfLocale(one)).maximize();
    return found.language === language && found.script === script;
  });
  return same.find((one) => [spoken, ...wanted].includes(tagOfLocale(one))) ?? same[0] ?? null;
}
