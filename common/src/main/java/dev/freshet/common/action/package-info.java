/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The one form in which every job of the suite tells of what is to be done.
 *
 * <p>Plain data: when something is to be done is the business of the rule that decides it, and doing it that of a consumer.
 */
@NullMarked
package dev.freshet.common.action;

import org.jspecify.annotations.NullMarked;
