/** What an attacker would like to run. `N` is the vector's number, so that whoever fires can be found. */
const payloads = [
  '<script>fire(N)</script>',
  '<img src=x onerror=fire(N)>',
  '<svg onload=fire(N)>',
  '<svg><script>fire(N)</script></svg>',
  '<iframe srcdoc="<script>parent.fire(N)</script>"></iframe>',
  '<iframe src="javascript:parent.fire(N)"></iframe>',
  '<body onload=fire(N)>',
  '<details open ontoggle=fire(N)>',
  '<input autofocus onfocus=fire(N)>',
  '<video><source onerror=fire(N)></video>',
  '<math><mtext><table><mglyph><style><img src=x onerror=fire(N)>',
  '<a href="javascript:fire(N)">x</a>',
  '<form><button formaction=javascript:fire(N)>x</button></form>',
  '<object data="javascript:fire(N)"></object>',
  '<embed src="javascript:fire(N)">',
  '<base href="https://canary.example/">',
  '<link rel=stylesheet href="https://canary.example/N.css">',
  '<style>@import "https://canary.example/N.css"</style>',
  '<meta http-equiv=refresh content="0;url=https://canary.example/N">',
  '<img src="https://canary.example/N.png">',
  '<audio autoplay src="https://canary.example/N.mp3"></audio>',
  '"><img src=x onerror=fire(N)>',
  "'-fire(N)-'",
  '</textarea><script>fire(N)</script>',
  '</title><img src=x onerror=fire(N)>',
  '{{constructor.constructor("fire(N)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template language is among the targets
  '${fire(N)}',
  'javascript:fire(N)',
  'JaVaScRiPt:fire(N)',
  'java\tscript:fire(N)',
  '\u0001javascript:fire(N)',
  'javascript&colon;fire(N)',
  '&#106;avascript:fire(N)',
  'vbscript:fire(N)',
  'data:text/html,<script>parent.fire(N)</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="fire(N)"/>',
  '//canary.example/N.png',
  'https://canary.example/N.png',
  '<noscript><p title="</noscript><img src=x onerror=fire(N)>">',
  '&lt;img src=x onerror=fire(N)&gt;',
  '<img src=x onerror="fire(N)"//',
  '<x onclick=fire(N) style="position:fixed;inset:0">x</x>',
] as const

/** Where a text of somebody may end up in Markdown. `@` is the payload. */
const contexts = [
  '@',
  '**@**',
  '[press](@)',
  '[press](<@>)',
  '![picture](@)',
  '![@](https://canary.example/picture.png)',
  '<@>',
  '[press][rN]\n\n[rN]: <@> "@"',
  '`@`',
  '```@\n@\n```',
  '| a |\n| - |\n| @ |',
  '> - @',
  '# @',
  '- [ ] @\n\n[^fN]\n\n[^fN]: @',
] as const

/** Every payload in every context. */
export const vectors: readonly string[] = payloads
  .flatMap((payload) => contexts.map((context) => context.replaceAll('@', payload)))
  .map((vector, at) => vector.replaceAll('N', String(at)))

/** The payloads alone, for names of people and of files. */
export const payloadTexts: readonly string[] = payloads.map((payload, at) => payload.replaceAll('N', `9${at}`))
