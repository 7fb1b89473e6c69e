/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

/**
 * Where a bucket stands among those of one account or terminal.
 *
 * @param series what is summed up by itself, such as the currency
 * @param level 0 where the rows are; from there on upwards totals of the buckets one level below
 * @param start epoch milliseconds; 0 of the top, which is one
 */
public record BucketKey(String series, long level, long start) {}
