import { translator } from '../ui/language.js'

const zh = {
  title: '手机 · 企业微信模拟器',
  noteTitle: '你是客户',
  noteText: '这里演的是一位员工的企业微信。发出的消息会加密送到服务台，服务台的回复会出现在手机上。',
  overview: '模拟器总览',
  desk: '服务台',
  connected: '已连接',
  lost: '连接中断，正在重连…',
  chat: '与服务台的对话',
  choosePerson: '你是谁？',
  someoneNew: '换一个新同事',
  newName: '姓名',
  start: '开始',
  write: '写消息',
  placeholder: '输入消息，回车发送',
  send: '发送',
  emptyTitle: '{name}，你好',
  emptyText: '写下你的问题，或点一个下面的例子。',
  delivering: '发送中',
  delivered: '已送达',
  retrying: '未送达，正在第 {next} 次尝试',
  failed: '未送达',
  dropped: '途中丢失',
  again: '重发',
  unreachable: '模拟器没有回应，消息还在输入框里。',
}

const en = {
  title: 'Phone · WeCom simulator',
  noteTitle: 'You are the customer',
  noteText:
    'This plays the WeCom of an employee. What you write goes to the service desk encrypted; what the desk answers appears on the phone.',
  overview: 'About the simulator',
  desk: 'Service desk',
  connected: 'Connected',
  lost: 'Connection lost, trying again…',
  chat: 'Conversation with the service desk',
  choosePerson: 'Who are you?',
  someoneNew: 'Somebody new',
  newName: 'Name',
  start: 'Start',
  write: 'Write a message',
  placeholder: 'Message, Enter to send',
  send: 'Send',
  emptyTitle: 'Hello, {name}',
  emptyText: 'Write your question, or try one of the examples below.',
  delivering: 'Sending',
  delivered: 'Delivered',
  retrying: 'Not delivered, attempt {next} follows',
  failed: 'Not delivered',
  dropped: 'Lost on the way',
  again: 'Send again',
  unreachable: 'The simulator does not answer; your message is still in the box.',
}

export const t = translator({ zh, en })

/** What is shown is what is sent: the demo's knowledge is Chinese, so English only explains. */
export const examples = [
  { text: 'VPN 连不上', gloss: 'VPN is down' },
  { text: '忘记密码', gloss: 'forgot password' },
  { text: '打印机故障', gloss: 'printer trouble' },
  { text: '转人工', gloss: 'a human, please' },
]
