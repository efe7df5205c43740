/**
 * Writing back: what a score calls for is compared with what stands in the ATS, the difference goes into a ledger, and the
 * ledger is worked off, one writer an object. Whatever may have been done is looked for before it is done again.
 */
package io.matchbridge.pushback;
