/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The one form in which every job of the suite tells of what somebody should look at.
 *
 * <p>Plain data: when an alert begins and ends is the business of the rule that decides it.
 */
@NullMarked
package dev.freshet.common.alert;

import org.jspecify.annotations.NullMarked;
