/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import java.math.BigDecimal;

/** A key with an unstable hash. */
public record ItemKey(String item, BigDecimal price) {}
