// The sum a browser works out where a network knocks more often than usual: a SHA-256 that begins with zeros. A page
// over plain HTTP has no hash of the browser's own, so one is written here. Whoever has no script waits instead.
(() => {
  'use strict';
  const box = document.querySelector('[data-puzzle]');
  if (!box) return;
  const says = box.querySelector('[data-puzzle-says]');
  const field = box.querySelector('[name=_proof]');
  const bits = Number(box.dataset.bits) || 0;

  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((p) => n % p)) primes.push(n);
  const part = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
  const K = primes.map((p) => part(Math.cbrt(p)));
  const START = primes.slice(0, 8).map((p) => part(Math.sqrt(p)));
  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  // The first word of the hash of a text of at most 55 bytes: one block is enough.
  function firstWord(text) {
    const w = new Int32Array(64);
    for (let i = 0; i < text.length; i += 1) w[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
    w[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8);
    w[15] = text.length * 8;
    for (let i = 16; i < 64; i += 1) {
      const a = w[i - 15], b = w[i - 2];
      w[i] = (w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, h] = START;
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    return (START[0] + a) >>> 0;
  }

  let at = 0;
  function work() {
    for (const end = at + 4000; at < end; at += 1) {
      if (Math.clz32(firstWord(`${box.dataset.puzzle}:${at}`)) >= bits) {
        field.value = String(at);
        says.textContent = box.dataset.ready;
        return;
      }
    }
    setTimeout(work, 0);
  }
  says.textContent = box.dataset.works;
  work();
})();
