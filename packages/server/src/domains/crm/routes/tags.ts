export const tags = ['CRM']
