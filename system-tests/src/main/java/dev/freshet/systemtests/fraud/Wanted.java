/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import java.math.BigDecimal;

/**
 * A transaction that asks for something to be done to its account.
 *
 * @param type block or step_up
 * @param rule or the entry of a list, which leads
 */
record Wanted(String type, Payment payment, String rule, BigDecimal score) {}
