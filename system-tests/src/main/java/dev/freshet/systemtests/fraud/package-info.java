/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The fraud job's workload and reference. The reference reads the same bytes as the job, shares none of its code, and prefers to
 * be obvious: it goes through everything that an account or a terminal did before, again for each transaction.
 *
 * <p>Inputs are taken in the order of event time, so that all that is decided can be foretold: decisions and features to the last
 * digit, each record of each alert, and commands by their ids. Left out are the model, whose weight is 0 here and whose metrics
 * are only held against doubles; the words of summaries and reasons; and whether a straggler that was decided on is marked late,
 * which depends on how far the watermark was. No transaction is older than what figures are kept for, and no brake is reached.
 */
@NullMarked
package dev.freshet.systemtests.fraud;

import org.jspecify.annotations.NullMarked;
