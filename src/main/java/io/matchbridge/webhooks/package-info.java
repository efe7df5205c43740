/**
 * What Ashby tells us by webhooks. A delivery is checked, stored and answered; a sync then reads what has changed. The
 * settings that make Ashby tell are made, looked after and deleted here.
 */
package io.matchbridge.webhooks;
