/** A catalogue's file is called as gettext calls languages, `pt_BR`; the browser wants `pt-BR`. */
export function tagOf(file: string): string {
  return file.replace(/^.*\//u, '').replace(/\.po$/u, '').replaceAll('_', '-');
}
