/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

/**
 * What a subject's minute gains. Hours and days are made of minutes, so this is all that is sent.
 *
 * @param minute start of the minute in epoch milliseconds
 */
public record Contribution(Subject subject, long minute, Activity activity) {}
