/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.time.Instant;

/** A record for tests that need some topic. */
public record Reading(String eventId, Instant eventTime, String sensor, long value) {}
