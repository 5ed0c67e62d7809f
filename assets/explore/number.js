// Exact decimals. Figures come as they are printed and are shown, added and divided without passing through binary
// fractions; Number is for lengths on the screen only.

// read gives the cell that a token of a piece stands for; docs/explore-data.md lists the tokens.
export function read(token) {
  if (token === null || token === undefined) return { state: 'missing' };
  if (typeof token === 'number') return { state: 'reported', text: String(token) };
  if (token === '') return { state: 'blank' };
  if (token.startsWith('!')) return { state: 'invalid', raw: token.slice(1) };
  if (token.startsWith('=')) return { state: 'inferred', text: token.slice(1) };
  return { state: 'reported', text: token };
}

const parts = (text) => {
  const [whole, fraction = ''] = text.split('.');
  return { coef: BigInt(whole + fraction), places: fraction.length };
};

const scaled = ({ coef, places }, to) => coef * 10n ** BigInt(to - places);

const written = (coef, places) => {
  const digits = String(coef < 0n ? -coef : coef).padStart(places + 1, '0');
  const cut = digits.length - places;
  return (coef < 0n ? '-' : '') + digits.slice(0, cut) + (places ? '.' + digits.slice(cut) : '');
};

// add is the exact sum of two decimals.
export function add(a, b) {
  const [x, y] = [parts(a), parts(b)];
  const places = Math.max(x.places, y.places);
  return written(scaled(x, places) + scaled(y, places), places);
}

// compare is below, at or above 0 as a is less than, equal to or greater than b.
export function compare(a, b) {
  const [x, y] = [parts(a), parts(b)];
  const places = Math.max(x.places, y.places);
  const d = scaled(x, places) - scaled(y, places);
  return d < 0n ? -1 : d > 0n ? 1 : 0;
}

// compareRates is the same for the fractions a[0]/a[1] and b[0]/b[1], whose lower parts are above 0.
export function compareRates(a, b) {
  const [p, q, r, s] = [...a, ...b].map(parts);
  const product = (x, y) => ({ coef: x.coef * y.coef, places: x.places + y.places });
  const [x, y] = [product(p, s), product(r, q)];
  return compare(written(x.coef, x.places), written(y.coef, y.places));
}

// hundredfold is 100 × a ÷ b with one decimal, halves rounded away from zero. b is not 0.
export function hundredfold(a, b) {
  const [x, y] = [parts(a), parts(b)];
  const places = Math.max(x.places, y.places);
  let [n, d] = [scaled(x, places) * 1000n, scaled(y, places)];
  if (d < 0n) [n, d] = [-n, -d];
  const rounded = n < 0n ? -((-2n * n + d) / (2n * d)) : (2n * n + d) / (2n * d);
  return written(rounded, 1);
}

// grouped sets the digits of the whole part in threes, with thin spaces.
export function grouped(text) {
  const [whole, fraction] = text.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, '\u2009') + (fraction === undefined ? '' : '.' + fraction);
}
