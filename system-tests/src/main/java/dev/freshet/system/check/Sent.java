/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.system.check;

import dev.freshet.system.kafka.Place;

/** A record and where the broker put it. */
public record Sent(Input input, Place place) {}
