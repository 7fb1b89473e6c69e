/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import dev.freshet.systemtests.kafka.Place;

/** A record and where the broker put it. */
public record Sent(Input input, Place place) {}
