/** What came back is not WeCom's. Its message names the fault and never quotes the answer. */
export class UnusableAnswer extends Error {}
