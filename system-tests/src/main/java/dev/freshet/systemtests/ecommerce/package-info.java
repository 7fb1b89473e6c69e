/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The e-commerce job's workload and reference. The reference reads the same bytes as the job, shares none of its code, and
 * prefers to be obvious.
 */
@NullMarked
package dev.freshet.systemtests.ecommerce;

import org.jspecify.annotations.NullMarked;
