export { startNames } from './names.ts'
