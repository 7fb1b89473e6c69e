/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import java.math.BigDecimal;
import java.time.Instant;

/** An event of the tests. */
public record Sale(String item, BigDecimal amount, Instant at) {}
