export const tags = ['Directory']
