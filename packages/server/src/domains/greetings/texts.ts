/** What a bot without words of its own says. */
export const usualGreeting = {
  'zh-CN': '您好，请问有什么可以帮您？',
  en: 'Hello, how can we help you?',
}
