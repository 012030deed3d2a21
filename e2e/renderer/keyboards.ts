import { parseKeyboards } from '../../backend/facts/keyboards.ts';

/** Some lines of systemd's list, with what is odd about it. */
export const someKeyboards = parseKeyboards(`
# consolelayout xlayout xmodel xvariant xoptions
us us pc105+inet - terminate:ctrl_alt_bksp
uk gb pc105 - terminate:ctrl_alt_bksp
de-latin1 de pc105 - terminate:ctrl_alt_bksp
de de pc105 - terminate:ctrl_alt_bksp
de-latin1-nodeadkeys de pc105 nodeadkeys terminate:ctrl_alt_bksp
fr_CH ch pc105 fr terminate:ctrl_alt_bksp
la-latin1 latam pc105 - terminate:ctrl_alt_bksp
ru ru,us pc105 - terminate:ctrl_alt_bksp,grp:shifts_toggle,grp_led:scroll
bg_pho-utf8 bg,us pc105 ,phonetic terminate:ctrl_alt_bksp,grp:shifts_toggle,grp_led:scroll
`);
