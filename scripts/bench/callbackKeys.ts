/** Made up; both sides of the callback bench use them. */
export const CORP = 'ww1a2b3c4d5e6f7890'
export const AGENT = 1000002
export const TOKEN = 'benchToken'
export const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
