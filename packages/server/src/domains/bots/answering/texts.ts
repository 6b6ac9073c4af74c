/** What the bot says in words of the desk. */
const texts = {
  'zh-CN': {
    missed: '抱歉，这个问题我还没有找到可靠的答案。您可以换个说法再问，或回复“转人工”，由坐席为您处理。',
    cut: '（回答没有说完。您可以再问一次，或回复“转人工”，由坐席为您处理。）',
    asked: (question: string) => `客户问：${question}`,
  },
  en: {
    missed: 'Sorry, I have no reliable answer to this. Please put it in other words, or reply “human” for a person.',
    cut: '(This answer is not complete. Please ask again, or reply “human” for a person.)',
    asked: (question: string) => `The customer asked: ${question}`,
  },
} as const

export type BotTexts = (typeof texts)['zh-CN'] | (typeof texts)['en']

/** In the language of the bot's settings. */
export const textsOf = (language: string | null | undefined): BotTexts =>
  language?.toLowerCase().startsWith('en') ? texts.en : texts['zh-CN']
