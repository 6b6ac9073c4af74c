/** @throws RangeError unless it is a mobile number of the mainland; it would be refused after counting as an attempt */
export function checkPhone(phone: string): void {
  if (!/^1[3-9]\d{9}$/.test(phone)) throw new RangeError('the phone must be 11 digits: 1, then 3 to 9')
}
