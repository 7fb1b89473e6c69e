/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import org.jspecify.annotations.Nullable;

/** A Kafka record header as it was read. */
public record RawHeader(String name, byte @Nullable [] value) {}
