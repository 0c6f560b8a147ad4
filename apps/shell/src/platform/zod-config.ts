import { config } from 'zod';

// Zod would compile object checks with `new Function`, which our content security policy reports as a breach.
config({ jitless: true });
