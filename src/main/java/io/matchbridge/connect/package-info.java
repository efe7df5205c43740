/** The tenant's connection to its ATS: the key, the door through which every request goes, and what a key may do. */
package io.matchbridge.connect;
