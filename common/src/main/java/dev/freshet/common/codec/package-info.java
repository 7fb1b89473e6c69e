/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Records of the contract to JSON bytes and back, and the JSON Schema of the same records.
 *
 * <p>Nothing here knows Kafka or Flink's runtime; every failure is a {@link dev.freshet.common.codec.RefusedException}.
 */
@NullMarked
package dev.freshet.common.codec;

import org.jspecify.annotations.NullMarked;
